import 'server-only';
import { and, eq, or } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Tx } from '@/db/client';
import { checkoutAttempts, payments } from '@/db/schema';
import { commit, lateCommit, release } from '@/lib/inventory/service';
import { THE_SHOP } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { bump } from '@/lib/kernel/daily-counts';
import { type AttemptId, minor } from '@/lib/kernel/units';
import { raiseAlert } from './alerts';
import { rememberCustomer, takeFromCart } from './customer';
import { deriveOutcome, paymentIntentOf } from './derive';
import { mailWishedLink } from './payment-link';
import { promiseFor } from './promise';
import {
  type AttemptRow,
  enqueue,
  hasOtherLiveAttempt,
  listItems,
  lockOrder,
  moveAttempt,
  moveFulfilment,
  movePayment,
  type OrderRow,
  recordEvent,
  updateOrder,
} from './record';
import { requestAutoRefund } from './refund-rows';
import { holdsStock, isPaid } from './rules';
import { isLive, shopId } from './stripe';
import { chosenRate, verifyPayment } from './verify';

export type Applied =
  /** Money arrived and the goods are the customer's. `held`: a person must look before they ship. */
  | 'paid'
  | 'held'
  /** Money arrived for goods that are gone, or a second time; it goes back. */
  | 'late_refund'
  | 'duplicate_refund'
  | 'processing'
  | 'failed'
  | 'expired'
  /** Nothing new. */
  | 'unchanged'
  /** A session that expired while its payment may still go through. */
  | 'in_doubt'
  | 'foreign'
  | 'wrong_mode'
  | 'orphan';

/**
 * Brings an order up to what its Checkout Session says now. The one function for webhook, thanks page and reconciler:
 * applying a session again, late or in another order changes nothing more.
 * @param session fresh from the API with `payment_intent` expanded, never an event's payload
 */
export async function applySession(tx: Tx, session: Stripe.Checkout.Session): Promise<Applied> {
  if (session.metadata?.shop !== shopId()) return 'foreign';
  if (session.livemode !== isLive()) {
    await raiseAlert(tx, {
      key: `wrong_mode:${session.livemode ? 'live' : 'test'}`,
      kind: 'wrong_mode',
      detail: { sessionId: session.id },
    });
    return 'wrong_mode';
  }
  const orderId = session.metadata.order_id ?? session.client_reference_id ?? '';
  // By order id and never by session id: the report may be faster than our note of the session.
  const order = await lockOrder(tx, orderId);
  if (!order) return reportOrphan(tx, session);
  const attempt = await meetAttempt(tx, order, session);
  switch (deriveOutcome(session)) {
    case 'paid': {
      const applied = await applyPaid(tx, order, attempt, session);
      // What a shop person wrote was sold on the phone or at a stall, and no page of the shop led to it.
      if ((applied === 'paid' || applied === 'held') && order.channel === 'web') await bump(tx, 'paid');
      return applied;
    }
    case 'open':
      return applyOpen(tx, attempt, session);
    case 'processing':
      return applyProcessing(tx, order, attempt, session);
    case 'failed':
      return endAttempt(tx, order, attempt, 'failed');
    case 'expired':
      return endAttempt(tx, order, attempt, 'expired');
    case 'hold':
      await raiseAlert(tx, {
        key: `in_doubt:${session.id}`,
        kind: 'payment_in_doubt',
        orderId: order.id,
        detail: { sessionId: session.id },
      });
      return 'in_doubt';
  }
}

/**
 * An attempt is over without money. The order follows, and its grams are free again, only when no other attempt of it
 * may still bring money.
 */
export async function endAttempt(
  tx: Tx,
  order: OrderRow,
  attempt: AttemptRow | null,
  how: 'failed' | 'expired' | 'absent',
): Promise<Applied> {
  if (attempt?.state === 'paid') return 'unchanged';
  await moveAttempt(tx, attempt, how);
  if (!holdsStock(order.paymentState) || (await hasOtherLiveAttempt(tx, order, attempt))) return 'unchanged';
  await release(tx, order.id, how);
  if (how !== 'failed' && order.paymentState === 'pending') {
    await movePayment(tx, order, 'expired');
    await recordEvent(tx, order.id, 'checkout_expired');
    return 'expired';
  }
  if (order.paymentState === 'pending') await movePayment(tx, order, 'processing');
  await movePayment(tx, order, 'failed');
  await recordEvent(tx, order.id, 'payment_failed');
  return 'failed';
}

async function applyPaid(
  tx: Tx,
  order: OrderRow,
  attempt: AttemptRow | null,
  session: Stripe.Checkout.Session,
): Promise<Applied> {
  const paymentIntent = paymentIntentOf(session);
  const amount = minor(session.amount_total ?? 0);
  const currency = (session.currency ?? order.currency).toUpperCase();
  const isNew = await tx
    .insert(payments)
    .values({
      sessionId: session.id,
      orderId: order.id,
      paymentIntent,
      amount,
      currency,
      livemode: session.livemode,
      verifiedAt: now(),
    })
    .onConflictDoNothing({ target: payments.sessionId })
    .returning({ sessionId: payments.sessionId });
  if (isNew.length === 0) return 'unchanged';
  await moveAttempt(tx, attempt, 'paid');
  await rememberCustomer(tx, order, session);
  const refund = { orderId: order.id, sessionId: session.id, paymentIntent, amount, currency };

  if (isPaid(order.paymentState)) {
    await requestAutoRefund(tx, 'duplicate', refund);
    await recordEvent(tx, order.id, 'duplicate_payment', { amount, currency });
    await enqueue(tx, order.id, 'payment_refunded_duplicate', { amount, currency });
    await raiseAlert(tx, {
      key: `duplicate:${session.id}`,
      kind: 'duplicate_payment',
      orderId: order.id,
      detail: { sessionId: session.id, amount, currency },
    });
    return 'duplicate_refund';
  }

  const items = await listItems(tx, order.id);
  const wasPending = order.paymentState === 'pending';
  const isLate = !holdsStock(order.paymentState);
  // A bank payment was placed, and taken from the cart, when it began. Before the lots: who waits for a cart holds none.
  if (order.placedAt === null) await takeFromCart(tx, order, items);
  const hasGoods = isLate ? await lateCommit(tx, order.id, items) : true;
  if (!isLate) await commit(tx, order.id);
  const rate = chosenRate(order.offeredRates, session);
  await updateOrder(tx, order, {
    shipping: minor(session.shipping_cost?.amount_subtotal ?? 0),
    tax: minor(session.total_details?.amount_tax ?? 0),
    discount: minor(session.total_details?.amount_discount ?? 0),
    totalPaid: amount,
    chosenService: rate?.serviceId ?? null,
    placedAt: order.placedAt ?? now(),
    // The bank or the customer took their time: the day named at checkout may be gone.
    ...(await promiseFor(tx, items, rate, wasPending ? order.createdAt : now())),
  });
  const paymentState = { from: order.paymentState, to: 'paid' };
  await movePayment(tx, order, 'paid');
  await recordEvent(tx, order.id, 'paid', { amount, currency }, THE_SHOP.id, { paymentState });

  if (!hasGoods) {
    await moveFulfilment(tx, order, 'cancelled');
    await requestAutoRefund(tx, 'late', refund);
    await recordEvent(tx, order.id, 'late_payment_refunded', { amount, currency });
    await enqueue(tx, order.id, 'payment_refunded_late', { amount, currency });
    await raiseAlert(tx, {
      key: `late:${session.id}`,
      kind: 'late_payment',
      orderId: order.id,
      detail: { sessionId: session.id, amount, currency },
    });
    return 'late_refund';
  }

  await enqueue(tx, order.id, 'order_confirmation');
  const wrong = verifyPayment({ ...order, taxOn: requestedTax(attempt) }, session);
  if ((order.mode === 'live') !== session.livemode) wrong.push(`livemode is ${session.livemode}`);
  if (wrong.length > 0) {
    // Money is never dropped, goods are never shipped blindly.
    await moveFulfilment(tx, order, 'held');
    await updateOrder(tx, order, { reviewReason: wrong.join('; ') });
    await recordEvent(tx, order.id, 'held', { reason: 'amounts' });
    await raiseAlert(tx, {
      key: `mismatch:${session.id}`,
      kind: 'amount_mismatch',
      orderId: order.id,
      detail: { sessionId: session.id, wrong },
    });
    return 'held';
  }
  await moveFulfilment(tx, order, 'ready');
  await enqueue(tx, order.id, 'fulfil');
  return 'paid';
}

async function applyProcessing(
  tx: Tx,
  order: OrderRow,
  attempt: AttemptRow | null,
  session: Stripe.Checkout.Session,
): Promise<Applied> {
  await moveAttempt(tx, attempt, 'processing');
  if (order.paymentState === 'processing') return 'unchanged';
  if (order.paymentState !== 'pending') {
    await raiseAlert(tx, {
      key: `in_doubt:${session.id}`,
      kind: 'payment_in_doubt',
      orderId: order.id,
      detail: { sessionId: session.id, paymentState: order.paymentState },
    });
    return 'in_doubt';
  }
  await rememberCustomer(tx, order, session);
  await takeFromCart(tx, order, await listItems(tx, order.id));
  await updateOrder(tx, order, { placedAt: now() });
  await movePayment(tx, order, 'processing');
  await recordEvent(tx, order.id, 'payment_processing');
  return 'processing';
}

async function applyOpen(
  tx: Tx,
  attempt: AttemptRow | null,
  session: Stripe.Checkout.Session,
): Promise<Applied> {
  if (attempt?.state === 'creating') {
    await tx.update(checkoutAttempts).set({ url: session.url }).where(eq(checkoutAttempts.id, attempt.id));
    await moveAttempt(tx, attempt, 'open');
    await mailWishedLink(tx, attempt.orderId, attempt.id);
  }
  return 'unchanged';
}

/** The attempt a session belongs to, with the session's id noted when the report was faster than we were. */
async function meetAttempt(
  tx: Tx,
  order: OrderRow,
  session: Stripe.Checkout.Session,
): Promise<AttemptRow | null> {
  const named = (session.metadata?.attempt_id ?? '') as AttemptId;
  const [attempt] = await tx
    .select()
    .from(checkoutAttempts)
    .where(
      and(
        eq(checkoutAttempts.orderId, order.id),
        or(eq(checkoutAttempts.id, named), eq(checkoutAttempts.sessionId, session.id)),
      ),
    );
  if (!attempt) return null;
  if (attempt.sessionId === null) {
    await tx
      .update(checkoutAttempts)
      .set({ sessionId: session.id })
      .where(eq(checkoutAttempts.id, attempt.id));
    attempt.sessionId = session.id;
  }
  return attempt;
}

const requestedTax = (attempt: AttemptRow | null): boolean => {
  const tax = attempt?.request.automatic_tax as Stripe.Checkout.SessionCreateParams.AutomaticTax | undefined;
  return tax?.enabled ?? false;
};

/** Our mark, but no such order: the database was restored from before it, or somebody deleted rows. */
async function reportOrphan(tx: Tx, session: Stripe.Checkout.Session): Promise<Applied> {
  if (session.status !== 'complete') return 'foreign';
  await raiseAlert(tx, {
    key: `orphan:${session.id}`,
    kind: 'orphan_payment',
    detail: {
      sessionId: session.id,
      orderId: session.metadata?.order_id,
      amount: session.amount_total,
      currency: session.currency,
    },
  });
  return 'orphan';
}
