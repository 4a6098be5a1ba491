import 'server-only';
import { and, asc, eq, inArray, like, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { lots, orderItems, orders, roastBatches, roastBatchLines } from '@/db/schema';
import { type Actor, changed, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { recordEvent } from '@/lib/orders/record';
import { lockPress } from '../press';
import type { BatchCorrection, BatchInput, BatchVoid } from './input';

/**
 * Writes down one load of the roaster and which order lines were packed from it. Moves no stock: each sale took its
 * green grams when it was paid. The same `key` finds the same batch.
 * @param today `2026-11-24` in the shop's time zone
 * @throws DomainError not_found for the lot; invalid_input naming the field; pressed_before when the same press recorded
 * another batch
 */
export async function recordBatch(
  db: Db,
  person: Actor,
  input: BatchInput,
  today: string,
): Promise<{ id: string; code: string }> {
  assertPast(input.roastedOn, today);
  return db.transaction(async (tx) => {
    await lockPress(tx, input.key);
    const known = await findBatch(tx, input);
    if (known) return known;
    const [lot] = await tx.select({ lotCode: lots.lotCode }).from(lots).where(eq(lots.id, input.lotId));
    if (!lot) throw new DomainError('not_found');
    const orderIds = await assertLines(tx, input);
    const code = await nextCode(tx, input.roastedOn);
    const id = newId<string>('rst');
    await tx.insert(roastBatches).values({
      id,
      code,
      lotId: input.lotId,
      roastedOn: input.roastedOn,
      green: input.green,
      roasted: input.roasted,
      agtronGround: input.agtron,
      note: input.note,
      actorId: person.id,
      pressKey: input.key,
    });
    if (input.lines.length > 0) {
      await tx
        .insert(roastBatchLines)
        .values(input.lines.map((line) => ({ batchId: id, ...line })))
        .onConflictDoNothing();
    }
    for (const orderId of orderIds) await recordEvent(tx, orderId, 'roasted', { batch: code }, person.id);
    await writeAudit(tx, person, {
      action: 'roast.record',
      ...named({ id, code }),
      changes: {
        lot: { from: null, to: lot.lotCode },
        greenG: { from: null, to: input.green },
        roastedG: { from: null, to: input.roasted },
        lines: { from: null, to: input.lines.length },
      },
      note: input.note,
    });
    return { id, code };
  });
}

/** What this press recorded before. */
async function findBatch(tx: Tx, input: BatchInput): Promise<{ id: string; code: string } | null> {
  const [known] = await tx.select().from(roastBatches).where(eq(roastBatches.pressKey, input.key));
  if (!known) return null;
  const { id, code, ...was } = known;
  const isSame =
    was.lotId === input.lotId &&
    was.roastedOn === input.roastedOn &&
    was.green === input.green &&
    was.roasted === input.roasted;
  if (!isSame) throw new DomainError('pressed_before');
  return { id, code };
}

/**
 * Puts right what was weighed or typed wrongly. The code stays: it stands on bags. Which lot and lines a batch was for is
 * not corrected: void it and record it again.
 * @param today `2026-11-24` in the shop's time zone
 * @throws DomainError not_found; moved_on when a colleague was faster, or it is void; invalid_input naming the field
 */
export async function correctBatch(
  db: Db,
  person: Actor,
  { id, version, reason, agtron, ...input }: BatchCorrection,
  today: string,
): Promise<{ code: string }> {
  assertPast(input.roastedOn, today);
  return db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id, version);
    const set = { ...input, agtronGround: agtron };
    const changes = changed(batch, set);
    if (Object.keys(changes).length === 0) return batch;
    await tx
      .update(roastBatches)
      .set({ ...set, version: version + 1 })
      .where(eq(roastBatches.id, id));
    const detail = { batch: batch.code, reason };
    for (const { orderId } of await ordersOf(tx, id)) {
      await recordEvent(tx, orderId, 'roast_corrected', detail, person.id);
    }
    await writeAudit(tx, person, { action: 'roast.correct', ...named(batch), changes, note: reason });
    return batch;
  });
}

/**
 * Says that a recorded batch never happened. It stays in the list with its code and reason; its lines wait for a roast
 * again.
 * @throws DomainError not_found; moved_on when a colleague was faster
 */
export async function voidBatch(
  db: Db,
  person: Actor,
  { id, version, reason }: BatchVoid,
): Promise<{ code: string }> {
  return db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id, version);
    const packedFor = await ordersOf(tx, id);
    await tx
      .update(roastBatches)
      .set({ voidedFor: reason, version: version + 1 })
      .where(eq(roastBatches.id, id));
    await tx.delete(roastBatchLines).where(eq(roastBatchLines.batchId, id));
    const detail = { batch: batch.code, reason };
    for (const { orderId } of packedFor) {
      await recordEvent(tx, orderId, 'roast_voided', detail, person.id);
    }
    const from = packedFor.map(({ number }) => number);
    await writeAudit(tx, person, {
      action: 'roast.void',
      ...named(batch),
      changes: from.length > 0 ? { packedFor: { from, to: null } } : {},
      note: reason,
    });
    return batch;
  });
}

const named = ({ id, code }: { id: string; code: string }) => ({
  subject: 'roast_batch',
  subjectId: id,
  label: code,
});

function assertPast(roastedOn: string, today: string): void {
  if (roastedOn > today)
    throw new DomainError('invalid_input', {}, { roastedOn: ['This day is still to come.'] });
}

async function lockBatch(tx: Tx, id: string, version: number) {
  const [batch] = await tx.select().from(roastBatches).where(eq(roastBatches.id, id)).for('update');
  if (!batch) throw new DomainError('not_found');
  if (batch.version !== version || batch.voidedFor !== null) throw new DomainError('moved_on');
  return batch;
}

/** Orders with lines that were packed from it, each once. */
const ordersOf = (tx: Tx, batchId: string) =>
  tx
    .selectDistinct({ orderId: orders.id, number: orders.number })
    .from(roastBatchLines)
    .innerJoin(orders, eq(orders.id, roastBatchLines.orderId))
    .where(eq(roastBatchLines.batchId, batchId))
    .orderBy(asc(orders.number));

/** `2026-11-24/2`: numbered by day. One at a time a day, so that two roasters never get the same number. */
async function nextCode(tx: Tx, day: string): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`roast batch of ${day}`}, 0))`);
  const [last] = await tx
    .select({ n: sql<number>`coalesce(max(split_part(${roastBatches.code}, '/', 2)::int), 0)` })
    .from(roastBatches)
    // By the code and not by the day: a corrected day does not change what stands on the bags.
    .where(like(roastBatches.code, `${day}/%`));
  return `${day}/${(last?.n ?? 0) + 1}`;
}

/** Each line has to be roasted coffee of this lot in a paid order. Returns the orders, each once. */
async function assertLines(tx: Tx, { lotId, lines }: BatchInput) {
  if (lines.length === 0) return [];
  const wanted = new Set(lines.map(({ orderId, line }) => `${orderId} ${line}`));
  const found = await tx
    .select({ orderId: orderItems.orderId, line: orderItems.line })
    .from(orderItems)
    .innerJoin(orders, eq(orders.id, orderItems.orderId))
    .where(
      and(
        inArray(orderItems.orderId, [...new Set(lines.map(({ orderId }) => orderId))]),
        eq(orderItems.lotId, lotId),
        eq(orderItems.form, 'roasted'),
        inArray(orders.paymentState, ['paid', 'partially_refunded', 'refunded']),
      ),
    );
  const known = new Set(found.map(({ orderId, line }) => `${orderId} ${line}`));
  if ([...wanted].some((line) => !known.has(line))) {
    const message = 'A ticked order line is not roasted coffee of this lot, or its order was not paid.';
    throw new DomainError('invalid_input', {}, { lines: [message] });
  }
  return [...new Set(lines.map(({ orderId }) => orderId))];
}
