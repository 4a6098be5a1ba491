import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '@/db/client';
import { lots, stockLedger, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { type Grams, grams, type LotId, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { listAvailability } from './queries';
import { adjust, commit, lateCommit, receive, release, reserve, restock } from './service';
import { addCoffeeWithLot, addOrder } from './testing';
import type { StockLine } from './types';

const database = useTestDatabase();
const stockOf = async (lotId: LotId) =>
  database.db.query.lots.findFirst({ where: eq(lots.id, lotId), columns: { onHand: true, reserved: true } });
const sumsOf = async (lotId: LotId) => {
  const [sums] = await database.db
    .select({
      onHand: sql<number>`coalesce(sum(${stockLedger.onHandChange}), 0)::int`,
      reserved: sql<number>`coalesce(sum(${stockLedger.reservedChange}), 0)::int`,
    })
    .from(stockLedger)
    .where(eq(stockLedger.lotId, lotId));
  return sums;
};
const line = (lotId: LotId, quantity: number, draw: number, name = 'Peru Test'): StockLine => ({
  lotId,
  variantId: 'var_x' as VariantId,
  name,
  sizeLabel: `${draw} g`,
  quantity,
  draw: grams(draw),
});
const addSizes = (lotId: LotId, ...draws: number[]) =>
  database.db.insert(variants).values(
    draws.map((draw, position) => ({
      id: newId<VariantId>('var'),
      lotId,
      sku: newId('sku'),
      form: 'green' as const,
      sizeLabel: `${draw} g`,
      net: grams(draw),
      gross: grams(draw),
      draw: grams(draw),
      price: minor(1000),
      position,
    })),
  );
const lotOf = async (g: number) => (await addCoffeeWithLot(database.db, g)).lotId;
const tx = <T>(work: Parameters<Db['transaction']>[0]) => database.db.transaction(work) as Promise<T>;

describe('one order', () => {
  it('reserves, commits and leaves a ledger that adds up', async () => {
    const lotId = await lotOf(5000);
    const orderId = await addOrder(database.db);
    await tx((t) => reserve(t, orderId, [line(lotId, 2, 454), line(lotId, 1, 298)]));
    expect(await stockOf(lotId)).toEqual({ onHand: 5000, reserved: 1206 });
    await tx((t) => commit(t, orderId));
    expect(await stockOf(lotId)).toEqual({ onHand: 3794, reserved: 0 });
    expect(await sumsOf(lotId)).toEqual({ onHand: 3794, reserved: 0 });
  });

  it('closes a reservation once, whatever is called after', async () => {
    const lotId = await lotOf(1000);
    const orderId = await addOrder(database.db);
    await tx((t) => reserve(t, orderId, [line(lotId, 1, 454)]));
    await tx((t) => release(t, orderId, 'expired'));
    await tx((t) => release(t, orderId, 'expired'));
    await tx((t) => commit(t, orderId));
    expect(await stockOf(lotId)).toEqual({ onHand: 1000, reserved: 0 });
    expect(await sumsOf(lotId)).toEqual({ onHand: 1000, reserved: 0 });
  });

  it('reserves all lots or none, and says how many of which size still fit', async () => {
    const plenty = await lotOf(10_000);
    const scarce = await lotOf(1000);
    const orderId = await addOrder(database.db);
    const wish = [line(plenty, 1, 454, 'Plenty'), line(scarce, 1, 298, 'Small'), line(scarce, 3, 300, 'Big')];
    const refused = tx((t) => reserve(t, orderId, wish));
    await expect(refused).rejects.toMatchObject({
      code: 'insufficient_stock',
      detail: { name: 'Big', size: '300 g', units: 2 },
    });
    expect(await stockOf(plenty)).toEqual({ onHand: 10_000, reserved: 0 });
    expect(await stockOf(scarce)).toEqual({ onHand: 1000, reserved: 0 });
  });

  it('says of a size that it is gone, not of its lot, while a smaller bag can be had', async () => {
    const { lotId } = await addCoffeeWithLot(database.db, 1000);
    await addSizes(lotId, 298, 1191);
    const orderId = await addOrder(database.db);
    const shortOf = (...wish: StockLine[]) =>
      tx((t) => reserve(t, orderId, wish)).catch((error: DomainError) => error.detail);
    const large = line(lotId, 1, 1191);
    expect(await shortOf(large)).toMatchObject({ size: '1191 g', units: 0, left: 'smaller' });
    expect(await shortOf(line(lotId, 3, 298), line(lotId, 1, 454))).toMatchObject({ units: 0, left: 'own' });
    await adjust(database.db, { lotId, g: grams(-703), reason: 'count', actor: 'usr_1' });
    expect(await shortOf(large)).toEqual({ name: 'Peru Test', size: '1191 g', variantId: 'var_x', units: 0 });
  });

  it('sells late only what nobody else was promised, all lots or none', async () => {
    const first = await lotOf(1000);
    const second = await lotOf(500);
    const other = await addOrder(database.db);
    await tx((t) => reserve(t, other, [line(second, 1, 300)]));
    const late = await addOrder(database.db);
    const wish = [line(first, 1, 454), line(second, 1, 298)];
    expect(await tx((t) => lateCommit(t, late, wish))).toBe(false);
    expect(await stockOf(first)).toEqual({ onHand: 1000, reserved: 0 });
    await tx((t) => release(t, other, 'expired'));
    expect(await tx((t) => lateCommit(t, late, wish))).toBe(true);
    expect(await stockOf(first)).toEqual({ onHand: 546, reserved: 0 });
    expect(await stockOf(second)).toEqual({ onHand: 202, reserved: 0 });
    expect(await sumsOf(second)).toEqual({ onHand: 202, reserved: 0 });
  });
});

describe('by hand', () => {
  it('receives, corrects and takes back, with reason and actor in the ledger', async () => {
    const lotId = await lotOf(0);
    const orderId = await addOrder(database.db);
    await receive(database.db, { lotId, g: grams(5000), reason: 'arrival', actor: 'usr_1' });
    await adjust(database.db, { lotId, g: grams(-120), reason: 'count', actor: 'usr_1' });
    await restock(database.db, { lotId, g: grams(454), reason: 'unopened', actor: 'usr_1', orderId });
    expect(await stockOf(lotId)).toEqual({ onHand: 5334, reserved: 0 });
    expect(await sumsOf(lotId)).toEqual({ onHand: 5334, reserved: 0 });
  });

  it('moves nothing of a lot that does not exist', async () => {
    const ghost = receive(database.db, { lotId: 'lot_x' as LotId, g: grams(1), reason: '', actor: '' });
    await expect(ghost).rejects.toBeInstanceOf(DomainError);
  });
});

describe('many at once', () => {
  const SIZES: Grams[] = [298, 454, 1191, 2268].map(grams);
  let orderIds: OrderId[];
  beforeAll(async () => {
    orderIds = [];
    for (let i = 0; i < 60; i++) orderIds.push(await addOrder(database.db));
  });

  it('never oversells any mix of sizes on parallel connections', async () => {
    const lotId = await lotOf(20_000);
    const wishes = orderIds.map((id, i) => {
      const small = SIZES[i % 4] ?? grams(298);
      const big = SIZES[(i * 7 + 1) % 4] ?? grams(454);
      return { id, lines: [line(lotId, 1 + (i % 3), small), line(lotId, 1, big)] };
    });
    const results = await Promise.allSettled(wishes.map(({ id, lines }) => tx((t) => reserve(t, id, lines))));
    const needed = (lines: StockLine[]) => lines.reduce((g, l) => g + l.quantity * l.draw, 0);
    const got = wishes.filter((_, i) => results[i]?.status === 'fulfilled');
    const refused = wishes.filter((_, i) => results[i]?.status === 'rejected');
    const promised = got.reduce((g, { lines }) => g + needed(lines), 0);
    expect(promised).toBeLessThanOrEqual(20_000);
    expect(await stockOf(lotId)).toEqual({ onHand: 20_000, reserved: promised });
    expect(await sumsOf(lotId)).toEqual({ onHand: 20_000, reserved: promised });
    // Nobody was sent away for whom there was enough.
    expect(refused.length).toBeGreaterThan(0);
    for (const { lines } of refused) expect(needed(lines)).toBeGreaterThan(20_000 - promised);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'insufficient_stock' });
    }
  });

  it('does not deadlock when orders name two lots in opposite order', async () => {
    const a = await lotOf(1_000_000);
    const b = await lotOf(1_000_000);
    const ids: OrderId[] = [];
    for (let i = 0; i < 40; i++) ids.push(await addOrder(database.db));
    await Promise.all(
      ids.map((id, i) =>
        tx((t) =>
          reserve(t, id, i % 2 ? [line(a, 1, 454), line(b, 1, 454)] : [line(b, 1, 454), line(a, 1, 454)]),
        ),
      ),
    );
    await Promise.all(ids.map((id, i) => tx((t) => (i % 3 ? commit(t, id) : release(t, id, 'expired')))));
    const kept = ids.filter((_, i) => i % 3).length;
    for (const lot of [a, b]) {
      expect(await stockOf(lot)).toEqual({ onHand: 1_000_000 - kept * 454, reserved: 0 });
    }
  });
});

describe('availability', () => {
  it('counts every size of a lot on its own, and nothing of a lot that has not landed', async () => {
    const { coffeeId, lotId } = await addCoffeeWithLot(database.db, 1400);
    await addSizes(lotId, 454, 2268);
    expect((await listAvailability(database.db, coffeeId)).map(({ units, state }) => [units, state])).toEqual(
      [
        [3, 'low'],
        [0, 'sold-out'],
      ],
    );
    await database.db.update(lots).set({ stage: 'afloat' }).where(eq(lots.id, lotId));
    expect((await listAvailability(database.db, coffeeId)).map(({ units }) => units)).toEqual([0, 0]);
  });
});

it('the database itself refuses to promise more than there is', async () => {
  const lotId = await lotOf(100);
  const raw = database.db
    .update(lots)
    .set({ reserved: grams(101) })
    .where(eq(lots.id, lotId));
  await expect(raw).rejects.toThrow();
});
