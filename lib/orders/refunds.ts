import 'server-only';
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Db, Tx } from '@/db/client';
import { orderItems, orders, payments, refunds, stockLedger } from '@/db/schema';
import { restock } from '@/lib/inventory/service';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { grams, type LotId, type Minor, minor, type OrderId } from '@/lib/kernel/units';
import { raiseAlert } from './alerts';
import { listRefundsOf } from './events';
import { errorLine, logProblem } from './log';
import { lockOrder, recordEvent } from './record';
import { applyRefund, type RefundRow } from './refund-rows';
import { isPaid } from './rules';
import { isRefusal, paymentsOn, shopId, stripe } from './stripe';

/**
 * Gives money back: writes the wish down, then asks Stripe with the wish's own key, so that a lost answer never refunds
 * twice. `amount` in minor units; all that is left without it. Goods do not come back by this (`restockLine`).
 * @returns the row's id; when Stripe does not answer the reconciler goes on with it
 * @throws DomainError not_found; invalid_input when the order is not paid or `amount` is more than what is left (`max`)
 */
export async function requestRefund(
  db: Db,
  wish: { orderId: OrderId; amount?: Minor; reason: string; actor: string },
): Promise<{ refundId: string }> {
  const refundId = newId<string>('rfd');
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, wish.orderId);
    if (!order) throw new DomainError('not_found');
    const [paid] = await tx
      .select({ paymentIntent: payments.paymentIntent, amount: payments.amount, currency: payments.currency })
      .from(payments)
      .where(eq(payments.orderId, order.id))
      .orderBy(asc(payments.verifiedAt))
      .limit(1);
    if (!paid?.paymentIntent || !isPaid(order.paymentState)) throw new DomainError('invalid_input');
    const [row] = await tx
      .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
      .from(refunds)
      .where(
        and(
          eq(refunds.paymentIntent, paid.paymentIntent),
          inArray(refunds.status, ['requested', 'pending', 'succeeded', 'requires_action']),
        ),
      );
    const left = paid.amount - (row?.total ?? 0);
    const amount = wish.amount ?? minor(left);
    if (amount < 1 || amount > left) throw new DomainError('invalid_input', { max: left });
    await tx.insert(refunds).values({
      id: refundId,
      orderId: order.id,
      paymentIntent: paid.paymentIntent,
      amount,
      currency: paid.currency,
      source: 'admin',
      reason: wish.reason,
      idempotencyKey: `rf_${refundId}`,
      createdAt: now(),
    });
    await recordEvent(tx, order.id, 'refund_requested', { amount, reason: wish.reason }, wish.actor);
  });
  await sendRefund(db, refundId).catch((error: unknown) =>
    logProblem('a refund went unanswered', { refundId, error: errorLine(error) }),
  );
  return { refundId };
}

/** Sends every refund that Stripe has not confirmed yet. One that fails does not stop the others. */
export async function sendRefunds(db: Db): Promise<{ sent: number; failed: number }> {
  const open = await db
    .select({ id: refunds.id })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(
      and(
        isNull(refunds.stripeRefundId),
        eq(refunds.status, 'requested'),
        // Payments of another mode are not known to this key.
        eq(orders.mode, paymentsOn().mode),
      ),
    )
    .orderBy(asc(refunds.createdAt));
  const report = { sent: 0, failed: 0 };
  for (const { id } of open) {
    try {
      await sendRefund(db, id);
      report.sent += 1;
    } catch (error) {
      report.failed += 1;
      logProblem('a refund went unanswered', { refundId: id, error: errorLine(error) });
    }
  }
  return report;
}

/** @throws when it is unknown whether Stripe refunded; the row stays requested and is tried again */
async function sendRefund(db: Db, id: string): Promise<void> {
  const [row] = await db.select().from(refunds).where(eq(refunds.id, id));
  if (!row || row.stripeRefundId !== null || row.status !== 'requested') return;
  // Stripe forgets a key after a day: what an earlier try created is looked for first.
  const known = await syncRefunds(db, row.paymentIntent);
  if (known.some((refund) => refund.metadata?.refund_id === row.id)) return;
  let refund: Stripe.Refund;
  try {
    refund = await stripe().refunds.create(
      {
        payment_intent: row.paymentIntent,
        amount: row.amount,
        reason: row.reason === 'duplicate' ? 'duplicate' : 'requested_by_customer',
        metadata: { shop: shopId(), order_id: row.orderId, refund_id: row.id },
      },
      { idempotencyKey: row.idempotencyKey },
    );
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refuse(db, row, error);
  }
  if (refund.object !== 'refund' || !refund.id) throw new Error('the reply to a refund is not a refund');
  await db.transaction((tx) => applyRefund(tx, refund));
}

/** Stripe said no: refunded in the Dashboard already, or disputed. A person decides. */
async function refuse(db: Db, row: RefundRow, error: unknown): Promise<void> {
  await db.transaction(async (tx) => {
    await lockOrder(tx, row.orderId);
    await tx.update(refunds).set({ status: 'failed' }).where(eq(refunds.id, row.id));
    await recordEvent(tx, row.orderId, 'refund_refused', { amount: row.amount, error: errorLine(error) });
    await raiseAlert(tx, {
      key: `refund_failed:${row.id}`,
      kind: 'refund_failed',
      orderId: row.orderId,
      detail: { refundId: row.id, amount: row.amount, error: errorLine(error) },
    });
  });
}

/** Writes down every refund that Stripe knows of a payment, ours and those of the Dashboard. */
export async function syncRefunds(db: Db, paymentIntent: string): Promise<Stripe.Refund[]> {
  const known = await listRefundsOf(paymentIntent);
  for (const refund of known) await db.transaction((tx) => applyRefund(tx, refund));
  return known;
}

/**
 * Unopened goods come back to the shop: a choice of its own, never part of a refund.
 * @throws DomainError not_found; invalid_input for roasted coffee, which never returns to the green pool, and for more
 * units than were sold
 */
export async function restockLine(
  db: Db,
  back: { orderId: OrderId; line: number; quantity: number; reason: string; actor: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, back.orderId);
    const [item] = await tx
      .select()
      .from(orderItems)
      .where(and(eq(orderItems.orderId, back.orderId), eq(orderItems.line, back.line)));
    if (!order || !item) throw new DomainError('not_found');
    const isWhole = Number.isInteger(back.quantity) && back.quantity > 0 && back.quantity <= item.quantity;
    if (item.form === 'roasted' || !isPaid(order.paymentState) || !isWhole) {
      throw new DomainError('invalid_input');
    }
    const g = item.draw * back.quantity;
    if (g > (await unreturnedGrams(tx, order.id, item.lotId))) throw new DomainError('invalid_input');
    await restock(tx, {
      orderId: order.id,
      lotId: item.lotId,
      g: grams(g),
      reason: back.reason,
      actor: back.actor,
    });
    await recordEvent(tx, order.id, 'restocked', { line: back.line, quantity: back.quantity }, back.actor);
  });
}

/** Grams of a lot that an order took unroasted and did not bring back yet. */
async function unreturnedGrams(tx: Tx, orderId: OrderId, lotId: LotId): Promise<number> {
  const [sold] = await tx
    .select({ g: sql<number>`coalesce(sum(${orderItems.quantity} * ${orderItems.draw}), 0)::int` })
    .from(orderItems)
    .where(and(eq(orderItems.orderId, orderId), eq(orderItems.lotId, lotId), ne(orderItems.form, 'roasted')));
  const [returned] = await tx
    .select({ g: sql<number>`coalesce(sum(${stockLedger.onHandChange}), 0)::int` })
    .from(stockLedger)
    .where(
      and(eq(stockLedger.orderId, orderId), eq(stockLedger.lotId, lotId), eq(stockLedger.kind, 'restock')),
    );
  return (sold?.g ?? 0) - (returned?.g ?? 0);
}
