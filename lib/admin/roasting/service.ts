import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { lots, orderItems, orders, roastBatches, roastBatchLines } from '@/db/schema';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { recordEvent } from '@/lib/orders/record';
import type { BatchInput } from './input';

/**
 * Writes down one load of the roaster and which order lines were packed from it. Moves no stock: each sale took its
 * green grams when it was paid.
 * @param today `2026-11-24` in the shop's time zone
 * @throws DomainError not_found for the lot; invalid_input naming the field
 */
export async function recordBatch(
  db: Db,
  person: Actor,
  input: BatchInput,
  today: string,
): Promise<{ id: string; code: string }> {
  if (input.roastedOn > today)
    throw new DomainError('invalid_input', {}, { roastedOn: ['This day is still to come.'] });
  return db.transaction(async (tx) => {
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
      subject: 'roast_batch',
      subjectId: id,
      label: code,
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

/** `2026-11-24/2`: numbered by day. One at a time a day, so that two roasters never get the same number. */
async function nextCode(tx: Tx, day: string): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`roast batch of ${day}`}, 0))`);
  const [last] = await tx
    .select({ n: sql<number>`coalesce(max(split_part(${roastBatches.code}, '/', 2)::int), 0)` })
    .from(roastBatches)
    .where(eq(roastBatches.roastedOn, day));
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
