import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '@/db/client';
import { regions, variants } from '@/db/schema';
import { useTestDatabase, waitsForLock } from '@/db/testing';
import { newId } from '@/lib/kernel/ids';
import { grams, type RegionId, type VariantId } from '@/lib/kernel/units';
import { saveRecord } from '../editing';
import { saveOrigin } from '../origins/service';
import { coffeeRecord } from './coffee-record';
import { lotRecord } from './lot-record';
import { createVariant, saveCoffee, saveLot, saveVariant } from './service';
import { ANA, addCoffeeToEdit, BEN, bag } from './testing';
import { variantRecord } from './variant-record';

const database = useTestDatabase();
const drawOf = async (id: string) =>
  (
    await database.db
      .select()
      .from(variants)
      .where(eq(variants.id, id as VariantId))
  )[0]?.draw;

/** `second` begins while `first` is not finished yet; both are done in the end. */
async function inTheMidst<T>(
  first: (tx: Tx) => Promise<unknown>,
  second: () => Promise<T>,
): Promise<{ waited: boolean; result: T }> {
  let begun: Promise<T> | undefined;
  const waited = await database.db.transaction(async (tx) => {
    await first(tx);
    begun = second();
    return waitsForLock(database.db, begun);
  });
  if (!begun) throw new Error('not begun');
  return { waited, result: await begun };
}

describe('roast loss and size saved together', () => {
  it('draw what the new size loses, when the size was first', async () => {
    const { lotId, variantId } = await addCoffeeToEdit(database.db);
    await saveVariant(database.db, BEN, { id: variantId, version: 1, changes: { net: 500, gross: 520 } });
    const { waited } = await inTheMidst(
      (tx) => saveRecord(tx, BEN, variantRecord, { id: variantId, version: 2, changes: { net: grams(250) } }),
      () => saveLot(database.db, ANA, { id: lotId, version: 1, changes: { roastLossBp: 2000 } }),
    );
    expect(waited).toBe(true);
    expect(await drawOf(variantId)).toBe(313);
  });

  it('draw what the new size loses, when the loss was first', async () => {
    const { lotId, variantId } = await addCoffeeToEdit(database.db);
    const { waited } = await inTheMidst(
      (tx) => saveRecord(tx, ANA, lotRecord, { id: lotId, version: 1, changes: { roastLossBp: 2000 } }),
      () => saveVariant(database.db, BEN, { id: variantId, version: 1, changes: { net: 500, gross: 520 } }),
    );
    expect(waited).toBe(true);
    expect(await drawOf(variantId)).toBe(625);
  });

  it('draw the new loss, when the size is made meanwhile', async () => {
    const { lotId } = await addCoffeeToEdit(database.db);
    const { result } = await inTheMidst(
      (tx) => saveRecord(tx, ANA, lotRecord, { id: lotId, version: 1, changes: { roastLossBp: 3000 } }),
      () => createVariant(database.db, BEN, { lotId, values: bag({ sku: `${lotId}-NEW` }) }),
    );
    expect(await drawOf(result.id)).toBe(358);
  });

  it('draw the new loss, when the size was being made before', async () => {
    const { lotId } = await addCoffeeToEdit(database.db);
    let id = '';
    await inTheMidst(
      async (tx) => {
        ({ id } = await createVariant(tx, BEN, { lotId, values: bag({ sku: `${lotId}-NEW` }) }));
      },
      () => saveLot(database.db, ANA, { id: lotId, version: 1, changes: { roastLossBp: 3000 } }),
    );
    expect(await drawOf(id)).toBe(358);
  });
});

describe('saving a coffee', () => {
  it('does not wait for the one that it pins, so that two may pin each other', async () => {
    const [a, b] = [await addCoffeeToEdit(database.db), await addCoffeeToEdit(database.db)];
    const { waited, result } = await inTheMidst(
      (tx) =>
        saveRecord(tx, ANA, coffeeRecord, { id: a.coffeeId, version: 1, changes: { pins: [b.coffeeId] } }),
      () => saveCoffee(database.db, BEN, { id: b.coffeeId, version: 1, changes: { pins: [a.coffeeId] } }),
    );
    expect(waited).toBe(false);
    expect(result.values.pins).toEqual([a.coffeeId]);
  });

  it('does not wait for the texts of its origin', async () => {
    const { coffeeId } = await addCoffeeToEdit(database.db);
    const id = newId<RegionId>('reg');
    await database.db.insert(regions).values({ id, path: 'rwanda', level: 'country', name: 'Rwanda' });
    const { waited } = await inTheMidst(
      (tx) => saveOrigin(tx, ANA, { id, version: 1, changes: { intro: 'A thousand hills.' }, note: '' }),
      () => saveCoffee(database.db, BEN, { id: coffeeId, version: 1, changes: { regionId: id } }),
    );
    expect(waited).toBe(false);
  });
});
