import { asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '@/db/client';
import { lots, stockLedger } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { grams, type LotId, type VariantId } from '@/lib/kernel/units';
import { listOpenPromises } from './queries';
import { adjust, commit, count, damage, receive, release, reserve } from './service';
import { addCoffeeWithLot, addOrder } from './testing';

const database = useTestDatabase();
const by = { reason: 'as the test says', actor: 'stf_1' };
const lotOf = async (g: number) => (await addCoffeeWithLot(database.db, g)).lotId;
const tx = <T>(work: Parameters<Db['transaction']>[0]) => database.db.transaction(work) as Promise<T>;
const stockOf = (lotId: LotId) =>
  database.db.query.lots.findFirst({ where: eq(lots.id, lotId), columns: { onHand: true, reserved: true } });
const sumsOf = async (lotId: LotId) => {
  const [sums] = await database.db
    .select({
      onHand: sql<number>`sum(${stockLedger.onHandChange})::int`,
      reserved: sql<number>`sum(${stockLedger.reservedChange})::int`,
    })
    .from(stockLedger)
    .where(eq(stockLedger.lotId, lotId));
  return sums;
};
const kindsOf = (lotId: LotId) =>
  database.db
    .select({ kind: stockLedger.kind, g: stockLedger.onHandChange, actor: stockLedger.actor })
    .from(stockLedger)
    .where(eq(stockLedger.lotId, lotId))
    .orderBy(asc(stockLedger.id));

/** A checkout that holds `g` grams of the lot and waits for its payment. */
async function openCheckout(lotId: LotId, g: number) {
  const orderId = await addOrder(database.db);
  const line = {
    lotId,
    variantId: 'var_x' as VariantId,
    name: 'Peru Test',
    sizeLabel: '',
    quantity: 1,
    draw: grams(g),
  };
  await tx((t) => reserve(t, orderId, [line]));
  return orderId;
}

describe('what a person weighs', () => {
  it('is written as a move of its kind, with the difference for a count and 0 for a count that fits', async () => {
    const lotId = await lotOf(0);
    expect(await receive(database.db, { lotId, g: grams(690_000), ...by })).toMatchObject({ to: 690_000 });
    expect(await damage(database.db, { lotId, g: grams(2_000), ...by })).toMatchObject({ to: 688_000 });
    expect(await count(database.db, { lotId, counted: grams(410_250), ...by })).toMatchObject({
      from: 688_000,
      to: 410_250,
    });
    await count(database.db, { lotId, counted: grams(410_250), ...by });
    expect((await kindsOf(lotId)).map(({ kind, g }) => [kind, g])).toEqual([
      ['receive', 690_000],
      ['damage', -2_000],
      ['count', -277_750],
      ['count', 0],
    ]);
    expect(await sumsOf(lotId)).toEqual(await stockOf(lotId));
  });

  it('cannot take more than there is, and says how much that is', async () => {
    const lotId = await lotOf(1000);
    for (const take of [damage, adjust]) {
      const g = grams(take === damage ? 1001 : -1001);
      await expect(take(database.db, { lotId, g, ...by })).rejects.toMatchObject({
        code: 'stock_short',
        detail: { onHandG: 1000 },
      });
    }
    expect(await stockOf(lotId)).toEqual({ onHand: 1000, reserved: 0 });
  });

  it('moves nothing of a lot that does not exist', async () => {
    const ghost = count(database.db, { lotId: 'lot_x' as LotId, counted: grams(1), ...by });
    await expect(ghost).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('grams promised to open checkouts', () => {
  it('cannot be counted, damaged or corrected away; the refusal says how many to how many checkouts', async () => {
    const lotId = await lotOf(1000);
    await openCheckout(lotId, 454);
    const second = await openCheckout(lotId, 298);
    const refusals = [
      () => count(database.db, { lotId, counted: grams(751), ...by }),
      () => damage(database.db, { lotId, g: grams(249), ...by }),
      () => adjust(database.db, { lotId, g: grams(-249), ...by }),
    ];
    for (const refusal of refusals) {
      await expect(refusal()).rejects.toMatchObject({
        code: 'stock_promised',
        detail: { promisedG: 752, checkouts: 2, leftG: 751 },
      });
    }
    expect(await stockOf(lotId)).toEqual({ onHand: 1000, reserved: 752 });
    await tx((t) => release(t, second, 'expired'));
    expect((await listOpenPromises(database.db, lotId)).map(({ g }) => g)).toEqual([454]);
    await count(database.db, { lotId, counted: grams(454), ...by });
    expect(await stockOf(lotId)).toEqual({ onHand: 454, reserved: 454 });
  });

  it('that were sold while somebody counted are not overwritten by the count', async () => {
    const lotId = await lotOf(1000);
    const orderId = await openCheckout(lotId, 454);
    await tx((t) => commit(t, orderId));
    const late = count(database.db, { lotId, counted: grams(980), seen: grams(1000), ...by });
    await expect(late).rejects.toMatchObject({
      code: 'stock_moved',
      detail: { seenG: 1000, onHandG: 546 },
    });
    expect(await stockOf(lotId)).toEqual({ onHand: 546, reserved: 0 });
  });
});

describe('two people at once', () => {
  it('lose no gram to each other while customers check out', async () => {
    const lotId = await lotOf(50_000);
    const orders = await Promise.all(Array.from({ length: 24 }, () => addOrder(database.db)));
    const line = { lotId, variantId: 'var_x' as VariantId, name: '', sizeLabel: '', quantity: 1 };
    const customers = orders.map(async (orderId, i) => {
      await tx((t) => reserve(t, orderId, [{ ...line, draw: grams(300 + i) }]));
      if (i % 3 === 0) await tx((t) => release(t, orderId, 'expired'));
      else if (i % 3 === 1) await tx((t) => commit(t, orderId));
    });
    const sold = orders.reduce((g, _, i) => g + (i % 3 === 1 ? 300 + i : 0), 0);
    const held = orders.reduce((g, _, i) => g + (i % 3 === 2 ? 300 + i : 0), 0);
    const moves = Array.from({ length: 12 }, (_, i) => [
      receive(database.db, { lotId, g: grams(1000 + i), ...by }),
      damage(database.db, { lotId, g: grams(10 + i), ...by }),
      adjust(database.db, { lotId, g: grams(i % 2 ? 7 : -7), ...by }),
    ]).flat();
    await Promise.all([...customers, ...moves]);
    const moved = Array.from({ length: 12 }, (_, i) => 1000 + i - (10 + i)).reduce((a, b) => a + b, 0);
    expect(await stockOf(lotId)).toEqual({ onHand: 50_000 - sold + moved, reserved: held });
    expect(await sumsOf(lotId)).toEqual(await stockOf(lotId));
  });

  it('who count the same lot end at one of the two counts, and the ledger adds up', async () => {
    const lotId = await lotOf(50_000);
    await Promise.all(
      [41_000, 42_000].flatMap((g) => [
        count(database.db, { lotId, counted: grams(g), ...by }),
        damage(database.db, { lotId, g: grams(1), ...by }),
      ]),
    );
    const left = await stockOf(lotId);
    expect([40_998, 40_999, 41_000, 41_998, 41_999, 42_000]).toContain(left?.onHand);
    expect(await sumsOf(lotId)).toEqual(left);
  });

  it('of whom one counts what another just took: the later one is told', async () => {
    const lotId = await lotOf(10_000);
    const seen = grams(10_000);
    const results = await Promise.allSettled([
      count(database.db, { lotId, counted: grams(9_000), seen, ...by }),
      count(database.db, { lotId, counted: grams(8_000), seen, ...by }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { code: 'stock_moved' },
    });
  });
});
