import type { Db } from '@/db/client';
import { reserve } from '@/lib/inventory/service';
import { addOrder } from '@/lib/inventory/testing';
import { newId } from '@/lib/kernel/ids';
import { grams, type LotId, type VariantId } from '@/lib/kernel/units';
import { movementInput } from './input';

export const person = { id: 'stf_1', name: 'Ana Roaster' };

/** A movement as its form sends it, one kilogram received unless said otherwise. */
export const typed = (over: Record<string, unknown>) =>
  movementInput.parse({
    key: newId('press'),
    kind: 'receive',
    amount: '1',
    unit: 'kg',
    reason: 'a test',
    seen: 0,
    ...over,
  });

/** Promises grams of a lot to a new order. */
export async function hold(db: Db, lotId: LotId, g: number) {
  const orderId = await addOrder(db);
  const line = { lotId, variantId: 'v' as VariantId, name: '', sizeLabel: '', quantity: 1, draw: grams(g) };
  await db.transaction((tx) => reserve(tx, orderId, [line]));
  return orderId;
}
