import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Db, Tx } from '@/db/client';
import { payments, refunds } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import { type Minor, minor, type OrderId } from '@/lib/kernel/units';
import { raiseAlert } from './alerts';
import { paymentIntentOf } from './derive';
import { enqueue, lockOrderOfPayment, movePayment, type OrderRow, recordEvent, updateOrder } from './record';
import { isPaid, refundedState } from './rules';

export type RefundRow = typeof refunds.$inferSelect;
type RefundStatus = RefundRow['status'];

/** These give money back; the others gave none, or not yet. */
const GIVEN: RefundStatus[] = ['pending', 'succeeded'];
/** Money that is on its way back, or will be: it cannot be given a second time, and no goods leave for it. */
const ASKED: RefundStatus[] = ['requested', 'requires_action', ...GIVEN];
const STATUSES: ReadonlySet<string> = new Set<RefundStatus>([
  'pending',
  'succeeded',
  'failed',
  'canceled',
  'requires_action',
]);

/** Money that came for goods that are gone (`late`) or a second time (`duplicate`) is written down to go back. */
export async function requestAutoRefund(
  tx: Tx,
  why: 'late' | 'duplicate',
  paid: {
    orderId: OrderId;
    sessionId: string;
    paymentIntent: string | null;
    amount: Minor;
    currency: string;
  },
): Promise<void> {
  // Nothing was charged: a free order has no payment to give back.
  if (paid.paymentIntent === null || paid.amount === 0) return;
  await tx
    .insert(refunds)
    .values({
      id: newId('rfd'),
      orderId: paid.orderId,
      paymentIntent: paid.paymentIntent,
      amount: paid.amount,
      currency: paid.currency,
      source: 'auto',
      reason: why,
      idempotencyKey: `${why}_${paid.sessionId}`,
      createdAt: now(),
    })
    .onConflictDoNothing({ target: refunds.idempotencyKey });
}

/** What can still be given back of the payment that the order stands on; null when nothing was charged. */
export async function getRefundable(
  db: Db | Tx,
  orderId: OrderId,
): Promise<{ paymentIntent: string; currency: string; left: Minor } | null> {
  const [paid] = await db
    .select({ paymentIntent: payments.paymentIntent, amount: payments.amount, currency: payments.currency })
    .from(payments)
    .where(eq(payments.orderId, orderId))
    .orderBy(asc(payments.verifiedAt))
    .limit(1);
  if (!paid?.paymentIntent) return null;
  const [row] = await db
    .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
    .from(refunds)
    .where(and(eq(refunds.paymentIntent, paid.paymentIntent), inArray(refunds.status, ASKED)));
  const { paymentIntent, currency } = paid;
  return { paymentIntent, currency, left: minor(Math.max(0, paid.amount - (row?.total ?? 0))) };
}

export type RefundApplied = 'refunded' | 'unchanged' | 'foreign';

/**
 * Writes down what a refund at Stripe is now, made by us or in the Dashboard, and what follows for its order.
 * @param refund fresh from the API
 */
export async function applyRefund(tx: Tx, refund: Stripe.Refund): Promise<RefundApplied> {
  const paymentIntent = paymentIntentOf(refund);
  if (!paymentIntent) return 'foreign';
  const order = await lockOrderOfPayment(tx, paymentIntent);
  if (!order) return 'foreign';

  // A status that Stripe adds later counts as under way.
  const status = (STATUSES.has(refund.status ?? '') ? refund.status : 'pending') as RefundStatus;
  const known = await findRow(tx, order.id, refund);
  if (known?.stripeRefundId === refund.id && known.status === status && known.amount === refund.amount) {
    return 'unchanged';
  }
  if (known) {
    await tx
      .update(refunds)
      .set({ stripeRefundId: refund.id, status, amount: minor(refund.amount) })
      .where(eq(refunds.id, known.id));
  } else {
    await tx.insert(refunds).values({
      id: newId('rfd'),
      stripeRefundId: refund.id,
      orderId: order.id,
      paymentIntent,
      amount: minor(refund.amount),
      currency: refund.currency.toUpperCase(),
      status,
      source: 'dashboard',
      reason: refund.reason ?? '',
      idempotencyKey: `dashboard_${refund.id}`,
      createdAt: now(),
    });
  }
  if (status === 'failed' || status === 'canceled') {
    await recordEvent(tx, order.id, 'refund_failed', { amount: refund.amount, refundId: refund.id });
    await raiseAlert(tx, {
      key: `refund_failed:${refund.id}`,
      kind: 'refund_failed',
      orderId: order.id,
      detail: { refundId: refund.id, amount: refund.amount, reason: refund.failure_reason ?? status },
    });
  } else if (!known || !GIVEN.includes(known.status)) {
    await recordEvent(tx, order.id, 'refund', { amount: refund.amount, refundId: refund.id });
    if (known?.source === 'admin') {
      const { amount, currency } = refund;
      await enqueue(tx, order.id, `refunded:${known.id}`, { amount, currency: currency.toUpperCase() });
    }
  }
  await addUpRefunds(tx, order);
  return 'refunded';
}

/** Ours carries the id of its row, so that it is recognised even when the reply to its creation was lost. */
async function findRow(tx: Tx, orderId: OrderId, refund: Stripe.Refund): Promise<RefundRow | undefined> {
  const [byStripe] = await tx.select().from(refunds).where(eq(refunds.stripeRefundId, refund.id));
  if (byStripe) return byStripe;
  const ours = refund.metadata?.refund_id;
  if (!ours) return undefined;
  const [byRow] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.id, ours), eq(refunds.orderId, orderId)));
  return byRow;
}

/**
 * Σ of refunds under way or done. A payment taken twice and its automatic refund are left out: for the customer the
 * order is paid once and not partly refunded.
 */
export async function addUpRefunds(tx: Tx, order: OrderRow): Promise<void> {
  const [row] = await tx
    .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
    .from(refunds)
    .innerJoin(payments, eq(payments.paymentIntent, refunds.paymentIntent))
    .where(
      and(
        eq(refunds.orderId, order.id),
        inArray(refunds.status, GIVEN),
        sql`not exists (select 1 from ${refunds} twice where twice.idempotency_key = 'duplicate_' || ${payments.sessionId})`,
      ),
    );
  const refunded = minor(Math.min(row?.total ?? 0, order.totalPaid));
  if (refunded !== order.refunded) await updateOrder(tx, order, { refunded });
  if (!isPaid(order.paymentState) || order.totalPaid === 0) return;
  const state = refundedState(order.totalPaid, refunded);
  if (state !== order.paymentState) await movePayment(tx, order, state);
}
