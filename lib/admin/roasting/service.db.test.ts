import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, orderEvents, roastBatches, stockLedger } from '@/db/schema';
import { grams, type OrderId } from '@/lib/kernel/units';
import { addLot } from '@/lib/orders/testing';
import { readTableState } from '../table';
import { getPackingSlip } from './packing-slip';
import { listBatches } from './queries';
import { BATCH_SHAPE, roastPlan } from './rules';
import { correctBatch, recordBatch, voidBatch } from './service';
import { person, useRoastery } from './testing';

const { database, roasted, green, order, linesOf, batch } = useRoastery();

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
