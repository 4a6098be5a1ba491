'use client';

import type { ReactNode } from 'react';
import type { VariantValues } from '@/lib/admin/catalog/input';
import { drawOf } from '@/lib/admin/catalog/rules';
import { whole } from '@/lib/kernel/format';
import { GRAMS_PER_POUND, type Grams } from '@/lib/kernel/units';
import type { BoundRow } from '../bind';
import { CheckField } from '../check-field';
import { NumberField } from '../number-field';
import { TextField } from '../text-field';
import { LABELS } from './words';

export type WeightField = 'sku' | 'net' | 'gross' | 'poundsX100' | 'freight';
const label = (field: WeightField) => LABELS.variants[field] ?? field;

/** What one bag takes from the lot, in words; null while the weight is not usable. */
function drawWords(form: VariantValues['form'], net: unknown, roastLossBp: number): string | null {
  if (typeof net !== 'number' || !Number.isInteger(net) || net < 1) return null;
  const draw = whole(drawOf(form, net as Grams, roastLossBp));
  return form === 'roasted'
    ? `One bag takes ${draw} g of green coffee from the lot, at ${roastLossBp / 100} % loss in the roast.`
    : `One takes ${draw} g from the lot.`;
}

/** SKU, weights and how it travels: what follows from the printed size. */
export function VariantWeights({
  fields: { text, number, flag },
  form,
  net,
  pounds,
  roastLossBp,
  isProposed = () => false,
}: {
  fields: Pick<BoundRow<Record<WeightField, unknown>>, 'text' | 'number' | 'flag'>;
  form: VariantValues['form'];
  /** As typed: grams once it is a number. */
  net: unknown;
  /** Pounds × 100, as typed. */
  pounds: unknown;
  roastLossBp: number;
  /** Whether the shop filled the field in, and no person. */
  isProposed?: (field: WeightField) => boolean;
}) {
  const poundGrams = typeof pounds === 'number' ? Math.round((pounds * GRAMS_PER_POUND) / 100) : null;
  const hint = (field: WeightField, words: string): ReactNode =>
    isProposed(field) ? (
      <>
        {words} <span className="font-semibold text-ink">· proposed</span>
      </>
    ) : (
      words
    );
  const draw = drawWords(form, net, roastLossBp);
  return (
    <>
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField
          label={label('sku')}
          hint={hint('sku', 'On labels and orders')}
          required
          spellCheck={false}
          {...text('sku')}
        />
        <NumberField
          label={label('poundsX100')}
          hint={
            poundGrams !== null && poundGrams !== net
              ? `That is ${whole(poundGrams)} g: look at the net weight`
              : hint('poundsX100', 'Empty for a size in grams')
          }
          unit="lb"
          scale={100}
          {...number('poundsX100')}
        />
        <NumberField
          label={label('net')}
          hint={hint('net', 'What is in it')}
          unit="g"
          required
          {...number('net')}
        />
        <NumberField
          label={label('gross')}
          hint={hint('gross', 'With its bag, for the parcel')}
          unit="g"
          required
          {...number('gross')}
        />
      </div>
      <p role="status" className="font-semibold empty:hidden">
        {draw}
      </p>
      <CheckField
        label={label('freight')}
        hint="Shown with its price and bought through a quote: no parcel carries it."
        {...flag('freight')}
      />
    </>
  );
}
