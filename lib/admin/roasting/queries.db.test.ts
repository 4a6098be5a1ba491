import { eq, inArray } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { lots, orders, variants } from '@/db/schema';
import { dayIn } from '@/lib/kernel/clock';
import { grams } from '@/lib/kernel/units';
import { recordEvent } from '@/lib/orders/record';
import { getShopSettings } from '@/lib/shipping/queries';
import { getPackingSlip } from './packing-slip';
import { listRoastableLots } from './queries';
import { roastPlan } from './rules';
import { recordBatch } from './service';
import { person, useRoastery } from './testing';

const { database, lot, roasted, green, order, ship, linesOf, unitsOf, batch } = useRoastery();

describe('what has to be roasted', () => {
  it('comes from paid orders that have not left, and from nothing else', async () => {
    const wanted = await order({}, roasted(4), green(2));
    const held = await order({ fulfilmentState: 'held' }, roasted(1));
    const others = [
      await order({ paymentState: 'pending', fulfilmentState: 'none' }, roasted(1)),
      await order({ paymentState: 'refunded' }, roasted(1)),
      await order({ fulfilmentState: 'cancelled' }, roasted(1)),
      await order({ fulfilmentState: 'packed' }, roasted(1)),
      await order({ fulfilmentState: 'shipped' }, roasted(1)),
    ];
    expect((await linesOf(wanted.number)).map(({ form, quantity, net }) => [form, quantity, net])).toEqual([
      ['roasted', 4, 250],
      ['green', 2, 454],
    ]);
    expect(await linesOf(held.number)).toMatchObject([{ isHeld: true, quantity: 1 }]);
    for (const { number } of others) expect(await linesOf(number)).toEqual([]);
  });

  it('can be roasted as long as somebody waits for it, also when the lot is sold no more', async () => {
    const isListed = async () => (await listRoastableLots(database.db)).some(({ id }) => id === lot().lotId);
    const set = (stage: 'landed' | 'archived') =>
      database.db.update(lots).set({ stage }).where(eq(lots.id, lot().lotId));
    await database.db
      .update(orders)
      .set({ fulfilmentState: 'shipped' })
      .where(inArray(orders.paymentState, ['paid', 'partially_refunded']));
    await set('archived');
    expect(await isListed()).toBe(false);
    const { id } = await order({}, roasted(1));
    expect(await isListed()).toBe(true);
    await database.db.update(orders).set({ fulfilmentState: 'shipped' }).where(eq(orders.id, id));
    await set('landed');
    expect(await isListed()).toBe(true);
  });

  it('is only what is left of an order that leaves in parts', async () => {
    const { id, number } = await order({}, roasted(5), roasted(1));
    await ship(id, 1, 3);
    await ship(id, 2, 1);
    expect(await linesOf(number)).toMatchObject([{ line: 1, quantity: 2 }]);
  });

  it('weighs what was bought, also when the size has become another one since', async () => {
    const { number } = await order({}, roasted(2));
    const resize = (net: number) =>
      database.db.update(variants).set({ net: grams(net), gross: grams(net + 50), draw: grams(1191) });
    await resize(1000).where(eq(variants.id, lot().roasted));
    const [line] = await linesOf(number);
    await resize(250).where(eq(variants.id, lot().roasted));
    expect((line?.net ?? 0) * (line?.quantity ?? 0)).toBe(500);
  });

  it('is not what went back into stock', async () => {
    const { id, number } = await order({}, green(3), green(1));
    const back = (line: number, quantity: number) =>
      database.db.transaction((tx) => recordEvent(tx, id, 'restocked', { line, quantity }, 'stf_1'));
    await back(1, 2);
    await back(2, 1);
    expect(await linesOf(number)).toMatchObject([{ line: 1, quantity: 1 }]);
    expect(await unitsOf(number)).toEqual([[1, 0]]);
  });

  it('adds up to the grams of its lines, with the lot’s own roast loss', async () => {
    const { number } = await order({ roastsOn: '2027-03-02' }, roasted(7));
    const [day] = roastPlan(await linesOf(number), '2026-11-22', []);
    // 1,750 g at 16 % loss: 2,083.3 g, and the shop errs on the safe side.
    expect(day).toMatchObject({ day: '2027-03-02', roasted: 1750, green: 2084 });
  });
});

describe('a packing slip', () => {
  it('lists what would go now; that of a parcel, for good, what went in it', async () => {
    const { id, number } = await order({}, roasted(5), green(1));
    expect(await unitsOf(number)).toEqual([
      [5, 0],
      [1, 0],
    ]);
    const first = await ship(id, 1, 3, 'FIRST');
    expect(await unitsOf(number)).toEqual([
      [2, 3],
      [1, 0],
    ]);
    const second = await ship(id, 1, 2, 'SECOND');
    const last = await ship(id, 2, 1, 'LAST');
    expect(await unitsOf(number, first)).toEqual([[3, 0]]);
    expect(await unitsOf(number, second)).toEqual([[2, 3]]);
    expect(await unitsOf(number, last)).toEqual([
      [0, 5],
      [1, 0],
    ]);
    expect(await unitsOf(number)).toEqual([
      [0, 5],
      [0, 1],
    ]);
    await database.db.update(orders).set({ paymentState: 'refunded' }).where(eq(orders.id, id));
    expect(await getPackingSlip(database.db, number, second)).toMatchObject({
      stop: null,
      mode: 'demo',
      parcel: { id: second, n: 2, carrier: 'DHL', tracking: 'SECOND' },
      parcels: [{ id: first }, { id: second }, { id: last }],
    });
  });

  it('is not found for a parcel of another order', async () => {
    const mine = await order({}, green(1));
    const theirs = await order({}, green(1));
    const parcel = await ship(theirs.id, 1, 1);
    expect(await getPackingSlip(database.db, mine.number, parcel)).toBeNull();
    expect(await getPackingSlip(database.db, theirs.number, '')).toBeNull();
  });

  it('names no batch that was roasted after its parcel had left', async () => {
    const { id, number } = await order({}, roasted(2));
    const parcel = await ship(id, 1, 1);
    const { timeZone } = await getShopSettings(database.db);
    const today = dayIn(timeZone);
    const line = [{ orderId: id, line: 1 }];
    const { code } = await recordBatch(database.db, person, batch(line, { roastedOn: today }), today);
    const later = dayIn(timeZone, new Date(Date.now() + 3 * 86_400_000));
    await recordBatch(database.db, person, batch(line, { roastedOn: later }), later);
    const codesOf = async (of: string | null) =>
      (await getPackingSlip(database.db, number, of))?.lines[0]?.batches.length;
    expect((await getPackingSlip(database.db, number, parcel))?.lines[0]?.batches).toMatchObject([{ code }]);
    expect(await codesOf(null)).toBe(2);
  });

  it('says why an order must not be packed', async () => {
    const stopOf = async (set: Partial<typeof orders.$inferInsert>) =>
      (await getPackingSlip(database.db, (await order(set, green(1))).number))?.stop ?? null;
    expect(await stopOf({})).toBeNull();
    expect(await stopOf({ fulfilmentState: 'held' })).toMatch(/On hold/);
    expect(await stopOf({ paymentState: 'refunded' })).toMatch(/Refunded/);
    expect(await stopOf({ paymentState: 'pending', fulfilmentState: 'none' })).toMatch(/Not paid/);
    expect(await stopOf({ fulfilmentState: 'cancelled' })).toMatch(/Cancelled/);
  });
});
