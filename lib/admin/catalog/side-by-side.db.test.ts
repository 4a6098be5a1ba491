import { desc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, priceHistory, regions, variants } from '@/db/schema';
import { useTestDatabase, waitsForLock } from '@/db/testing';
import { newId } from '@/lib/kernel/ids';
import { type CoffeeId, grams, type LotId, minor, type RegionId, type VariantId } from '@/lib/kernel/units';
import { saveRecord } from '../editing';
import { saveOrigin } from '../origins/service';
import { coffeeRecord } from './coffee-record';
import { lotRecord } from './lot-record';
import { remove } from './removing';
import { createCoffee, createLot, createVariant, saveCoffee, saveLot, saveVariant } from './service';
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

describe('a price and the publication of its coffee at the same moment', () => {
  const draft = async () => {
    const made = await addCoffeeToEdit(database.db);
    await database.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.id, made.coffeeId));
    return made;
  };
  const publish = (tx: Db | Tx, id: CoffeeId) =>
    tx.update(coffees).set({ status: 'published' }).where(eq(coffees.id, id)).execute();
  const reprice = (tx: Db | Tx, id: VariantId) =>
    tx
      .update(variants)
      .set({ price: minor(1700) })
      .where(eq(variants.id, id))
      .execute();
  const last = async (id: VariantId) => {
    const [row] = await database.db
      .select({ price: priceHistory.price, offered: priceHistory.offered })
      .from(priceHistory)
      .where(eq(priceHistory.variantId, id))
      .orderBy(desc(priceHistory.at), desc(priceHistory.id))
      .limit(1);
    return row;
  };

  it('end as the new price, offered, whichever was first', async () => {
    for (const [first, second] of [
      [reprice, publish],
      [publish, reprice],
    ] as const) {
      const { coffeeId, variantId } = await draft();
      const idOf = (change: typeof first) => (change === publish ? coffeeId : variantId) as never;
      const { waited } = await inTheMidst(
        (tx) => first(tx, idOf(first)),
        () => second(database.db, idOf(second)),
      );
      expect(waited).toBe(true);
      expect(await last(variantId)).toEqual({ price: 1700, offered: true });
    }
  });

  it('end as offered for a size that is made meanwhile, whichever was first', async () => {
    const made = async (at: Db | Tx, lotId: LotId) =>
      (await createVariant(at, BEN, { lotId, values: bag({ sku: `${lotId}-NEW` }) })).id;
    const one = await draft();
    const size = { id: '' as VariantId };
    await inTheMidst(
      async (tx) => {
        size.id = await made(tx, one.lotId);
      },
      () => publish(database.db, one.coffeeId),
    );
    expect(await last(size.id)).toEqual({ price: 1450, offered: true });
    const other = await draft();
    const { result } = await inTheMidst(
      (tx) => publish(tx, other.coffeeId),
      () => made(database.db, other.lotId),
    );
    expect(await last(result)).toEqual({ price: 1450, offered: true });
  });
});

it('deleting a coffee waits for whoever saves its lot, and they do not stop each other', async () => {
  const { id: coffeeId } = await createCoffee(database.db, ANA, {
    name: 'Z',
    kind: 'coffee',
    slug: 'z-gone',
  });
  const { id: lotId } = await createLot(database.db, ANA, { coffeeId, lotCode: 'Z-1', cropYear: '2026' });
  await createVariant(database.db, ANA, { lotId, values: bag({ sku: 'Z-1-250G' }) });
  let removing: Promise<void> | undefined;
  await database.db.transaction(async (tx) => {
    await tx.select().from(lots).where(eq(lots.id, lotId)).for('no key update');
    removing = remove(database.db, BEN, 'coffee', { id: coffeeId, version: 1 });
    removing.catch(() => {});
    expect(await waitsForLock(database.db, removing)).toBe(true);
    // Another roast loss draws the sizes anew, while the lot is held.
    await saveRecord(tx, ANA, lotRecord, { id: lotId, version: 1, changes: { roastLossBp: 2000 } });
  });
  await removing;
  expect(await database.db.$count(lots, eq(lots.id, lotId))).toBe(0);
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
