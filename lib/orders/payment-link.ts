import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { checkoutAttempts, orderEvents } from '@/db/schema';
import type { AttemptId, OrderId } from '@/lib/kernel/units';
import { enqueue } from './record';

/** In the detail of an order's `manual` event: its customer gets the payment page by mail as soon as it is open. */
export const LINK_WISHED = { mailLink: true };

/**
 * Mails the page of an attempt that has just opened, if whoever wrote the order wished it. The wish stands with the order,
 * so that it outlives an unanswered try to open the page. Once an order, however often it is asked for.
 */
export async function mailWishedLink(tx: Tx, orderId: OrderId, attemptId: AttemptId): Promise<void> {
  const told = await tx
    .select({ kind: orderEvents.kind, detail: orderEvents.detail })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), inArray(orderEvents.kind, ['manual', 'cancel_asked'])));
  const isWished = told.some(({ detail }) => detail.mailLink === true);
  // Opened only to be closed: the order was cancelled before its page was there.
  if (!isWished || told.some(({ kind }) => kind === 'cancel_asked')) return;
  const [open] = await tx
    .select({ url: checkoutAttempts.url, expiresAt: checkoutAttempts.expiresAt })
    .from(checkoutAttempts)
    .where(and(eq(checkoutAttempts.id, attemptId), eq(checkoutAttempts.state, 'open')));
  if (!open?.url) return;
  await enqueue(tx, orderId, 'payment_link', { url: open.url, expiresAt: open.expiresAt.toISOString() });
}
