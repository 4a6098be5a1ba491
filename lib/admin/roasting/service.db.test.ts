import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  auditLog,
  orderEvents,
  orderItems,
  orders,
  roastBatches,
  shipmentItems,
  shipments,
  stockLedger,
} from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addOrder } from '@/lib/inventory/testing';
import { newId } from '@/lib/kernel/ids';
import { type Grams, grams, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { addLot, type TestLot } from '@/lib/orders/testing';
import { readTableState } from '../table';
import { getPackingSlip, listBatches, listWaitingLines } from './queries';
import { BATCH_SHAPE, roastPlan } from './rules';
import { recordBatch } from './service';

const database = useTestDatabase();
const person = { id: 'stf_1', name: 'Ana Roaster' };
let lot: TestLot;
beforeAll(async () => {
  lot = await addLot(database.db, 100_000);
});

type Wish = { variantId: VariantId; form: 'green' | 'roasted'; quantity: number; draw: Grams };
const roasted = (quantity: number): Wish => ({
  variantId: lot.roasted,
  form: 'roasted',
  quantity,
  draw: grams(298),
});
const green = (quantity: number): Wish => ({
  variantId: lot.pound,
  form: 'green',
  quantity,
  draw: grams(454),
});

async function order(
  set: Partial<typeof orders.$inferInsert>,
  ...wishes: Wish[]
): Promise<{ id: OrderId; number: string }> {
  const id = await addOrder(database.db);
  const number = `YU-${id.slice(-4)}-${newId('x').slice(-4)}`.toUpperCase();
  await database.db
    .update(orders)
    .set({ number, paymentState: 'paid', fulfilmentState: 'ready', roastsOn: '2026-11-24', ...set })
    .where(eq(orders.id, id));
  await database.db.insert(orderItems).values(
    wishes.map((wish, i) => ({
      orderId: id,
      line: i + 1,
      lotId: lot.lotId,
      sku: wish.form,
      lotCode: 'PE-TEST',
      coffeeSlug: 'peru-test',
      name: 'Peru Test',
      sizeLabel: wish.form === 'roasted' ? '250 g' : '1 lb',
      grind: wish.form === 'roasted' ? ('whole-bean' as const) : ('none' as const),
      price: minor(1000),
      gross: grams(500),
      ...wish,
    })),
  );
  return { id, number };
}
const ship = async (orderId: OrderId, line: number, quantity: number) => {
  const shipmentId = newId<string>('shp');
  await database.db.insert(shipments).values({ id: shipmentId, orderId, carrier: 'DHL', actorId: 'stf_1' });
  await database.db.insert(shipmentItems).values({ shipmentId, orderId, line, quantity });
};
const linesOf = async (number: string) =>
  (await listWaitingLines(database.db)).filter((line) => line.number === number);
const batch = (lines: { orderId: OrderId; line: number }[] = [], over = {}) => ({
  lotId: lot.lotId,
  roastedOn: '2026-11-24',
  green: grams(12_000),
  roasted: grams(10_080),
  agtron: 58,
  note: '',
  lines,
  ...over,
});

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

  it('is only what is left of an order that leaves in parts', async () => {
    const { id, number } = await order({}, roasted(5), roasted(1));
    await ship(id, 1, 3);
    await ship(id, 2, 1);
    expect(await linesOf(number)).toMatchObject([{ line: 1, quantity: 2 }]);
    const slip = await getPackingSlip(database.db, number);
    expect(slip?.lines.map(({ bought, shipped }) => [bought, shipped])).toEqual([
      [5, 3],
      [1, 1],
    ]);
  });

  it('adds up to the grams of its lines, with the lot’s own roast loss', async () => {
    const { number } = await order({ roastsOn: '2027-03-02' }, roasted(7));
    const [day] = roastPlan(await linesOf(number), '2026-11-22', []);
    // 1,750 g at 16 % loss: 2,083.3 g, and the shop errs on the safe side.
    expect(day).toMatchObject({ day: '2027-03-02', roasted: 1750, green: 2084 });
  });
});

describe('a roast batch', () => {
  it('takes its lines off the plan, stands on their slip, in their history and in the audit log, and moves no stock', async () => {
    const { id, number } = await order({}, roasted(4), green(1));
    const before = await database.db.$count(stockLedger);
    const { code, id: batchId } = await recordBatch(
      database.db,
      person,
      batch([{ orderId: id, line: 1 }]),
      '2026-11-24',
    );
    const lines = await linesOf(number);
    expect(lines.map(({ batches }) => batches)).toEqual([[code], []]);
    expect(roastPlan(lines, '2026-11-24', [])[0]).toMatchObject({ roasted: 0, lots: [{ done: 1000 }] });
    expect((await getPackingSlip(database.db, number))?.lines.map(({ batches }) => batches)).toEqual([
      [{ code, roastedOn: '2026-11-24' }],
      [],
    ]);
    expect(
      await database.db
        .select({ kind: orderEvents.kind, detail: orderEvents.detail })
        .from(orderEvents)
        .where(eq(orderEvents.orderId, id)),
    ).toEqual([{ kind: 'roasted', detail: { batch: code } }]);
    expect(
      await database.db
        .select({ action: auditLog.action, label: auditLog.label })
        .from(auditLog)
        .where(eq(auditLog.subjectId, batchId)),
    ).toEqual([{ action: 'roast.record', label: code }]);
    expect(await database.db.$count(stockLedger)).toBe(before);
    const state = readTableState(new URLSearchParams({ q: number }), BATCH_SHAPE);
    expect(await listBatches(database.db, state)).toMatchObject({
      total: 1,
      rows: [{ code, lossBp: 1600, agtron: 58, lines: [{ number, label: '4 × 250 g, whole beans' }] }],
    });
  });

  it('gets the next number of its day, whoever records at the same moment', async () => {
    const day = { roastedOn: '2026-10-01' };
    const codes = await Promise.all(
      Array.from({ length: 12 }, () => recordBatch(database.db, person, batch([], day), '2026-11-24')),
    );
    const numbers = codes.map(({ code }) => Number(code.replace('2026-10-01/', ''))).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('is not tied to green coffee, to another lot or to an order that nobody paid', async () => {
    const paid = await order({}, green(1));
    const unpaid = await order({ paymentState: 'pending', fulfilmentState: 'none' }, roasted(1));
    const other = await addLot(database.db, 1000);
    const mine = await order({}, roasted(1));
    const before = await database.db.$count(roastBatches);
    for (const wrong of [
      batch([{ orderId: paid.id, line: 1 }]),
      batch([{ orderId: unpaid.id, line: 1 }]),
      batch([{ orderId: mine.id, line: 1 }], { lotId: other.lotId }),
    ]) {
      await expect(recordBatch(database.db, person, wrong, '2026-11-24')).rejects.toMatchObject({
        fields: { lines: expect.any(Array) },
      });
    }
    expect(await database.db.$count(roastBatches)).toBe(before);
  });

  it('cannot have been roasted tomorrow', async () => {
    await expect(recordBatch(database.db, person, batch(), '2026-11-23')).rejects.toMatchObject({
      fields: { roastedOn: expect.any(Array) },
    });
  });
});

describe('a packing slip', () => {
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
