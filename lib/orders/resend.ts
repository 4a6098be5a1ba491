import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outbox } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { OrderId } from '@/lib/kernel/units';
import { lockOrder, mailKind, recordEvent } from './record';

/**
 * Sends a mail again: a row of its own, drawn from the order as it is now. One that still waits for its turn is sent
 * at once instead.
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
  if (row.sentAt === null) {
    await tx
      .update(outbox)
      .set({ nextAttemptAt: now() })
      .where(and(eq(outbox.id, row.id), isNull(outbox.sentAt)));
    return { mailId: row.id, kind };
  }
  const id = newId<string>('out');
  await tx.insert(outbox).values({
    id,
    kind: `${row.kind.split('~', 1)[0]}~${id}`,
    orderId: order.id,
    payload: row.payload,
    nextAttemptAt: now(),
    createdAt: now(),
  });
  return { mailId: id, kind };
}
