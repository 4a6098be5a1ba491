import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog, orderEvents, orderItems, orders, roastBatches, stockLedger, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addOrder } from '@/lib/inventory/testing';
import { dayIn } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import { type Grams, grams, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { recordEvent } from '@/lib/orders/record';
import { shipLines } from '@/lib/orders/shipments';
import { addLot, setUpShop, type TestLot } from '@/lib/orders/testing';
import { getShopSettings } from '@/lib/shipping/queries';
import { readTableState } from '../table';
import { getPackingSlip } from './packing-slip';
import { listBatches, listWaitingLines } from './queries';
import { BATCH_SHAPE, roastPlan } from './rules';
import { correctBatch, recordBatch, voidBatch } from './service';

const database = useTestDatabase();
const person = { id: 'stf_1', name: 'Ana Roaster' };
let lot: TestLot;
beforeAll(async () => {
  lot = await addLot(database.db, 100_000);
  await setUpShop(database.db);
});

type Wish = { variantId: VariantId; form: 'green' | 'roasted'; quantity: number; net: Grams; draw: Grams };
const roasted = (quantity: number): Wish => ({
  variantId: lot.roasted,
  form: 'roasted',
  quantity,
  net: grams(250),
  draw: grams(298),
});
const green = (quantity: number): Wish => ({
  variantId: lot.pound,
  form: 'green',
  quantity,
  net: grams(454),
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
const ship = async (orderId: OrderId, line: number, quantity: number, tracking = '') => {
  const shipment = { orderId, lines: [{ line, quantity }], carrier: 'DHL', tracking, trackingUrl: null };
  return (await shipLines(database.db, { ...shipment, actor: 'stf_1' })).shipmentId;
};
const linesOf = async (number: string) =>
  (await listWaitingLines(database.db)).filter((line) => line.number === number);
/** Of each line on a slip: in this parcel, in earlier ones. */
const unitsOf = async (number: string, parcel: string | null = null) =>
  (await getPackingSlip(database.db, number, parcel))?.lines.map(({ units, earlier }) => [units, earlier]);
const batch = (lines: { orderId: OrderId; line: number }[] = [], over = {}) => ({
  key: newId<string>('press'),
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
  });

  it('weighs what was bought, also when the size has become another one since', async () => {
    const { number } = await order({}, roasted(2));
    const resize = (net: number) =>
      database.db.update(variants).set({ net: grams(net), gross: grams(net + 50), draw: grams(1191) });
    await resize(1000).where(eq(variants.id, lot.roasted));
    const [line] = await linesOf(number);
    await resize(250).where(eq(variants.id, lot.roasted));
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

  it('is one for one press, however often it is sent', async () => {
    const { id: orderId } = await order({}, roasted(1));
    const pressed = batch([{ orderId, line: 1 }], { roastedOn: '2026-10-09' });
    const record = () => recordBatch(database.db, person, pressed, '2026-11-24');
    const results = [...(await Promise.all([record(), record(), record()])), await record()];
    expect(new Set(results.map(({ code }) => code))).toEqual(new Set(['2026-10-09/1']));
    const [first] = results;
    expect(await database.db.$count(auditLog, eq(auditLog.subjectId, String(first?.id)))).toBe(1);
    expect(await database.db.$count(orderEvents, eq(orderEvents.orderId, orderId))).toBe(1);
    const other = { ...pressed, green: grams(9_000), roasted: grams(8_000) };
    await expect(recordBatch(database.db, person, other, '2026-11-24')).rejects.toMatchObject({
      code: 'pressed_before',
    });
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

describe('a recorded batch', () => {
  const rowOf = async (id: string) => {
    const [row] = await database.db.select().from(roastBatches).where(eq(roastBatches.id, id));
    if (!row) throw new Error('no batch');
    return row;
  };
  const auditOf = (id: string) =>
    database.db.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(asc(auditLog.id));
  const kindsOf = async (id: OrderId) =>
    (
      await database.db
        .select({ kind: orderEvents.kind })
        .from(orderEvents)
        .where(eq(orderEvents.orderId, id))
        .orderBy(asc(orderEvents.id))
    ).map(({ kind }) => kind);
  const right = {
    roastedOn: '2026-11-23',
    green: grams(12_500),
    roasted: grams(10_500),
    agtron: 60,
    note: '',
    reason: 'misread the scale',
  };

  it('is corrected with a reason: its code stays, its orders and the audit log tell it, no stock moves', async () => {
    const { id: orderId, number } = await order({}, roasted(2));
    const line = { orderId, line: 1 };
    const { id, code } = await recordBatch(database.db, person, batch([line]), '2026-11-24');
    const before = await database.db.$count(stockLedger);
    await correctBatch(database.db, person, { ...right, id, version: 1 }, '2026-11-24');
    expect(await rowOf(id)).toMatchObject({
      code,
      roastedOn: '2026-11-23',
      green: 12_500,
      roasted: 10_500,
      agtronGround: 60,
      version: 2,
      voidedFor: null,
    });
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'roast.correct',
      label: code,
      note: 'misread the scale',
      changes: {
        roastedOn: { from: '2026-11-24', to: '2026-11-23' },
        green: { from: 12_000, to: 12_500 },
        roasted: { from: 10_080, to: 10_500 },
        agtronGround: { from: 58, to: 60 },
      },
    });
    expect(await kindsOf(orderId)).toEqual(['roasted', 'roast_corrected']);
    expect((await linesOf(number)).map(({ batches }) => batches)).toEqual([[code]]);
    expect(await database.db.$count(stockLedger)).toBe(before);
  });

  it('that is void keeps code and reason, and its lines wait for a roast again', async () => {
    const { id: orderId, number } = await order({}, roasted(2));
    const line = { orderId, line: 1 };
    const { id, code } = await recordBatch(database.db, person, batch([line]), '2026-11-24');
    await voidBatch(database.db, person, { id, version: 1, reason: 'never roasted' });
    expect((await linesOf(number)).map(({ batches }) => batches)).toEqual([[]]);
    expect((await getPackingSlip(database.db, number))?.lines[0]?.batches).toEqual([]);
    expect(await kindsOf(orderId)).toEqual(['roasted', 'roast_voided']);
    const state = readTableState(new URLSearchParams({ q: code }), BATCH_SHAPE);
    expect((await listBatches(database.db, state)).rows).toContainEqual(
      expect.objectContaining({ code, voidedFor: 'never roasted', lines: [] }),
    );
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'roast.void',
      note: 'never roasted',
      changes: { packedFor: { from: [number], to: null } },
    });
    await recordBatch(database.db, person, batch([line]), '2026-11-24');
    expect((await linesOf(number))[0]?.batches).toHaveLength(1);
  });

  it('gives its code to no other, wherever its day is moved and even when it is void', async () => {
    const day = { roastedOn: '2026-09-01' };
    const record = () => recordBatch(database.db, person, batch([], day), '2026-11-24');
    const first = await record();
    const second = await record();
    await correctBatch(database.db, person, { ...right, id: second.id, version: 1 }, '2026-11-24');
    expect((await record()).code).toBe('2026-09-01/3');
    await voidBatch(database.db, person, { id: first.id, version: 1, reason: 'never roasted' });
    expect((await record()).code).toBe('2026-09-01/4');
  });

  it('is left alone by whoever looked before a colleague changed it, and once it is void', async () => {
    const { id } = await recordBatch(database.db, person, batch(), '2026-11-24');
    const correct = (version: number, over = {}) =>
      correctBatch(database.db, person, { ...right, ...over, id, version }, '2026-11-24');
    const both = await Promise.allSettled([correct(1), correct(1, { green: grams(13_000) })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(voidBatch(database.db, person, { id, version: 1, reason: 'x' })).rejects.toMatchObject({
      code: 'moved_on',
    });
    await expect(correct(2, { roastedOn: '2026-11-25' })).rejects.toMatchObject({
      fields: { roastedOn: expect.any(Array) },
    });
    await voidBatch(database.db, person, { id, version: 2, reason: 'x' });
    await expect(correct(3)).rejects.toMatchObject({ code: 'moved_on' });
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
