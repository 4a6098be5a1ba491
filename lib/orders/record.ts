import 'server-only';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { checkoutAttempts, orderEvents, orderItems, orders, outbox, payments } from '@/db/schema';
import { type AuditEntry, THE_SHOP, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import type { OrderId } from '@/lib/kernel/units';
import {
  type AttemptState,
  canMoveAttempt,
  canMoveFulfilment,
  canMovePayment,
  type FulfilmentState,
  type PaymentState,
} from './rules';

// The shared moves of an order inside a transaction that holds its row. Nothing here leaves the domain.

export type OrderRow = typeof orders.$inferSelect;
export type AttemptRow = typeof checkoutAttempts.$inferSelect;
/** What a mail about an order says. */
export const MAIL_KINDS = [
  'order_confirmation',
  'fulfil',
  'payment_refunded_late',
  'payment_refunded_duplicate',
  'payment_link',
  'shipped',
  'refunded',
  'cancelled',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
/**
 * As it is stored, once an order: what it is about follows a colon (`shipped:shp_…`), a copy that a person sent again
 * has a tilde (`order_confirmation~out_…`).
 */
export type OutboxKind = MailKind | `${MailKind}:${string}`;

/** @throws Error for a kind that nobody writes. */
export function mailKind(stored: string): MailKind {
  const kind = MAIL_KINDS.find((name) => name === stored.split(/[:~]/, 1)[0]);
  if (!kind) throw new Error(`no such mail: ${stored}`);
  return kind;
}

/** The first lock of every transaction that changes an order; lots follow. */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const [order] = await tx
    .select()
    .from(orders)
    .where(eq(orders.id, id as OrderId))
    .for('update');
  return order ?? null;
}

/** The order that a payment at Stripe is for, locked; null for a payment that is none of ours. */
export async function lockOrderOfPayment(tx: Tx, paymentIntent: string): Promise<OrderRow | null> {
  const [payment] = await tx
    .select({ orderId: payments.orderId })
    .from(payments)
    .where(eq(payments.paymentIntent, paymentIntent));
  return payment ? lockOrder(tx, payment.orderId) : null;
}

export const listItems = (db: Db | Tx, id: OrderId) =>
  db.select().from(orderItems).where(eq(orderItems.orderId, id)).orderBy(orderItems.line);

/**
 * Changes the row and the caller's copy of it.
 * @throws Error for a move that the table forbids: a bug, and the transaction goes back.
 */
export async function updateOrder(tx: Tx, order: OrderRow, set: Partial<OrderRow>): Promise<void> {
  await tx.update(orders).set(set).where(eq(orders.id, order.id));
  Object.assign(order, set);
}

export async function movePayment(tx: Tx, order: OrderRow, to: PaymentState): Promise<void> {
  if (!canMovePayment(order.paymentState, to)) {
    throw new Error(`order ${order.id} cannot go from ${order.paymentState} to ${to}`);
  }
  await updateOrder(tx, order, { paymentState: to });
}

export async function moveFulfilment(tx: Tx, order: OrderRow, to: FulfilmentState): Promise<void> {
  if (!canMoveFulfilment(order.fulfilmentState, to)) {
    throw new Error(`order ${order.id} cannot go from ${order.fulfilmentState} to ${to}`);
  }
  await updateOrder(tx, order, { fulfilmentState: to });
}

/** An attempt never goes back: a move that the table forbids is an old report and changes nothing. */
export async function moveAttempt(tx: Tx, attempt: AttemptRow | null, to: AttemptState): Promise<void> {
  if (!attempt || !canMoveAttempt(attempt.state, to)) return;
  await tx.update(checkoutAttempts).set({ state: to }).where(eq(checkoutAttempts.id, attempt.id));
  attempt.state = to;
}

export async function hasOtherLiveAttempt(tx: Tx, order: OrderRow, but: AttemptRow | null): Promise<boolean> {
  const live = await tx
    .select({ id: checkoutAttempts.id })
    .from(checkoutAttempts)
    .where(
      and(
        eq(checkoutAttempts.orderId, order.id),
        inArray(checkoutAttempts.state, ['creating', 'open', 'processing']),
        but ? ne(checkoutAttempts.id, but.id) : undefined,
      ),
    )
    .limit(1);
  return live.length > 0;
}

/** Once per order and kind, however often it is asked for. */
export async function enqueue(tx: Tx, orderId: OrderId, kind: OutboxKind, payload = {}): Promise<void> {
  await tx
    .insert(outbox)
    .values({ id: newId('out'), kind, orderId, payload, nextAttemptAt: now(), createdAt: now() })
    .onConflictDoNothing({ target: [outbox.orderId, outbox.kind] });
}

/** What the shop does by itself with money or goods and a person may have to explain: these stand in the audit log too. */
const AUDITED: Readonly<Record<string, string>> = {
  paid: 'order.paid',
  payment_processing: 'order.payment_processing',
  payment_failed: 'order.payment_failed',
  late_payment_refunded: 'order.late_payment_refunded',
  duplicate_payment: 'order.duplicate_payment',
  held: 'order.hold',
  dispute: 'order.dispute',
  refund: 'order.refund_confirmed',
  refund_failed: 'order.refund_failed',
  refund_refused: 'order.refund_refused',
};

/**
 * Writes down what happened to an order. What a person does gets its audit entry where the person is known; what the
 * shop does by itself gets it here. The log's chain is closed at commit (migration 0019), so no payment waits for
 * another's work, only for the moment of its commit.
 * @param changes for the audit log, beside the amount in `detail`
 */
export async function recordEvent(
  tx: Tx,
  orderId: OrderId,
  kind: string,
  detail: Record<string, unknown> = {},
  actor = THE_SHOP.id,
  changes: AuditEntry['changes'] = {},
): Promise<void> {
  await tx.insert(orderEvents).values({ orderId, kind, detail, actor, at: now() });
  const action = AUDITED[kind];
  if (!action || actor !== THE_SHOP.id) return;
  const [order] = await tx
    .select({ number: orders.number, reviewReason: orders.reviewReason })
    .from(orders)
    .where(eq(orders.id, orderId));
  const { amount, status, error } = detail;
  await writeAudit(tx, THE_SHOP, {
    action,
    subject: 'order',
    subjectId: orderId,
    label: order?.number ?? '',
    changes: { ...changes, ...(amount !== undefined && { amount: { from: null, to: amount } }) },
    note: String((kind === 'held' ? order?.reviewReason : (error ?? status)) ?? ''),
  });
}
