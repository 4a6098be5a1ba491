import type { Db } from '@/db/client';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { DomainError } from '@/lib/kernel/errors';
import type { VariantId } from '@/lib/kernel/units';
import type { VariantValues } from './input';
import { createVariant } from './service';

export const ANA = { id: 'stf_ana', name: 'Ana' };
export const BEN = { id: 'stf_ben', name: 'Ben' };

/** A roasted bag as its form sends it. */
export const bag = (about: Partial<Record<keyof VariantValues, unknown>> = {}) => ({
  sku: 'TEST-R-250G',
  form: 'roasted',
  sizeLabel: '250 g',
  net: 250,
  poundsX100: null,
  gross: 270,
  price: 1450,
  freight: false,
  active: true,
  position: 0,
  ...about,
});

/** A published coffee with one landed lot and one roasted bag. */
export async function addCoffeeToEdit(db: Db, onHand = 10_000) {
  const { coffeeId, lotId } = await addCoffeeWithLot(db, onHand);
  const { id } = await createVariant(db, ANA, { lotId, values: bag({ sku: `${lotId}-250G` }) });
  return { coffeeId, lotId, variantId: id as VariantId };
}

/** The refusal that `work` ends in; anything else fails the test. */
export const refusal = async (work: Promise<unknown>): Promise<DomainError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error(`not refused: ${error}`);
  return error;
};
