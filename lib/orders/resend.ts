import 'server-only';
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outbox } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { OrderId } from '@/lib/kernel/units';
import { lockOrder, mailKind, recordEvent } from './record';

/**
 * Sends a mail again: a row of its own, drawn from the order as it is now. One that still waits for its turn, itself or
 * a repeat of it, is sent at once instead.
 * @returns the row that will be sent
 * @throws DomainError not_found; moved_on for the payment link of an order that is not open any more
 */
export async function resendMail(
  tx: Tx,
  again: { orderId: OrderId; mailId: string; actor: string },
): Promise<{ mailId: string; kind: string }> {
  const order = await lockOrder(tx, again.orderId);
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.id, again.mailId), eq(outbox.orderId, again.orderId)));
  if (!order || !row) throw new DomainError('not_found');
  const kind = mailKind(row.kind);
  if (kind === 'payment_link' && order.paymentState !== 'pending') throw new DomainError('moved_on');
  await recordEvent(tx, order.id, 'mail_again', { kind }, again.actor);
  const base = row.kind.split('~', 1)[0] ?? row.kind;
  // The same mail again that waits already: two presses at once are one mail.
  const [waits] = await tx
    .update(outbox)
    .set({ nextAttemptAt: now() })
    .where(
      and(
        eq(outbox.orderId, order.id),
        isNull(outbox.sentAt),
        or(
          eq(outbox.id, row.id),
          and(sql`starts_with(${outbox.kind}, ${`${base}~out_`})`, eq(outbox.payload, row.payload)),
        ),
      ),
    )
    .returning({ id: outbox.id });
  if (waits) return { mailId: waits.id, kind };
  const id = newId<string>('out');
  await tx.insert(outbox).values({
    id,
    kind: `${base}~${id}`,
    orderId: order.id,
    payload: row.payload,
    nextAttemptAt: now(),
    createdAt: now(),
  });
  return { mailId: id, kind };
}
