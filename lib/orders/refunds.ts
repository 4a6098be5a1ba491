import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Db, Tx } from '@/db/client';
import { orderItems, orders, refunds } from '@/db/schema';
import { findPress, returnableGrams } from '@/lib/inventory/queries';
import { restock } from '@/lib/inventory/service';
import type { Moved } from '@/lib/inventory/types';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { type Grams, grams, type LotId, type Minor, type OrderId } from '@/lib/kernel/units';
import { raiseAlert } from './alerts';
import { listRefundsOf } from './events';
import { errorLine, logProblem } from './log';
import { listItems, lockOrder, type OrderRow, recordEvent } from './record';
import { applyRefund, getRefundable, type RefundRow } from './refund-rows';
import { isPaid, leftToShip } from './rules';
import { standingsOf } from './shipments';
import { isRefusal, paymentsOn, shopId, stripe } from './stripe';

export type RefundWish = {
  orderId: OrderId;
  /** Minor units; all that is left without it. */
  amount?: Minor;
  reason: string;
  actor: string;
  /** The same key, the same refund: made where the wish is made, so that a second press finds the first. */
  key?: string;
};

/**
 * Gives money back: writes the wish down, then asks Stripe with the wish's own key, so that a lost answer never refunds
 * twice. Goods do not come back by this (`restockLine`).
 * @returns the row's id; when Stripe does not answer the reconciler goes on with it
 * @throws DomainError as `wishRefund`
 */
export async function requestRefund(db: Db, wish: RefundWish): Promise<{ refundId: string }> {
  const { refundId } = await db.transaction((tx) => wishRefund(tx, wish));
  await pursueRefund(db, refundId);
  return { refundId };
}

/**
 * The first half of a refund: the wish, in a transaction of the caller's. Commit it, then `pursueRefund`.
 * @returns `isNew` false when the same press asked for it before
 * @throws DomainError not_found; moved_on when the order is not paid; refund_too_much with what is left (`max`);
 * pressed_before when the same press gave back another amount
 */
export async function wishRefund(
  tx: Tx,
  wish: RefundWish,
): Promise<{ refundId: string; amount: Minor; isNew: boolean }> {
  const order = await lockOrder(tx, wish.orderId);
  if (!order) throw new DomainError('not_found');
  const refundId = newId<string>('rfd');
  const idempotencyKey = `rf_${wish.key ?? refundId}`;
  const [known] = await tx.select().from(refunds).where(eq(refunds.idempotencyKey, idempotencyKey));
  if (known) {
    const isSame = known.orderId === order.id && (wish.amount ?? known.amount) === known.amount;
    if (!isSame) throw new DomainError('pressed_before');
    return { refundId: known.id, amount: known.amount, isNew: false };
  }
  const paid = isPaid(order.paymentState) ? await getRefundable(tx, order.id) : null;
  if (!paid) throw new DomainError('moved_on');
  const amount = wish.amount ?? paid.left;
  if (amount < 1 || amount > paid.left) {
    throw new DomainError('refund_too_much', { max: paid.left, currency: paid.currency });
  }
  await tx.insert(refunds).values({
    id: refundId,
    orderId: order.id,
    paymentIntent: paid.paymentIntent,
    amount,
    currency: paid.currency,
    source: 'admin',
    reason: wish.reason,
    idempotencyKey,
    createdAt: now(),
  });
  await recordEvent(tx, order.id, 'refund_requested', { amount, reason: wish.reason }, wish.actor);
  return { refundId, amount, isNew: true };
}

/** Asks Stripe for a refund that was written down. Never throws: without an answer the reconciler asks again. */
export const pursueRefund = (db: Db, refundId: string): Promise<void> =>
  sendRefund(db, refundId).catch((error: unknown) =>
    logProblem('a refund went unanswered', { refundId, error: errorLine(error) }),
  );

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
 * Unopened goods come back to the shop: a choice of its own, never part of a refund. Each unit of a line comes back
 * once.
 * @throws DomainError not_found; moved_on for an order that was not paid; invalid_input for roasted coffee, which never
 * returns to the green pool; more_than_left for more units than were sold and are not back yet; pressed_before when the
 * same press brought back something else
 */
export async function restockLine(
  db: Db | Tx,
  back: {
    orderId: OrderId;
    line: number;
    quantity: number;
    reason: string;
    actor: string;
    /** The same key, the same bags. */
    pressKey?: string;
  },
): Promise<{ name: string; moved: Moved; isNew: boolean }> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, back.orderId);
    const [item] = await tx
      .select()
      .from(orderItems)
      .where(and(eq(orderItems.orderId, back.orderId), eq(orderItems.line, back.line)));
    if (!order || !item) throw new DomainError('not_found');
    if (!isPaid(order.paymentState)) throw new DomainError('moved_on');
    if (item.form === 'roasted' || !Number.isInteger(back.quantity) || back.quantity < 1) {
      throw new DomainError('invalid_input');
    }
    const { line, quantity, reason, pressKey } = back;
    const name = `${item.name}, ${item.sizeLabel}`;
    const g = grams(item.draw * quantity);
    const known = pressKey ? await findPress(tx, pressKey) : null;
    if (known) {
      const { from, to, lotCode } = known;
      if (known.orderId !== order.id || known.lotId !== item.lotId || to - from !== g) {
        throw new DomainError('pressed_before');
      }
      return { name, moved: { from, to, lotCode }, isNew: false };
    }
    const out = await restockable(tx, order.id, item);
    if (quantity > out) throw new DomainError('more_than_left', { units: out, name });
    const moved = await restock(tx, {
      orderId: order.id,
      lotId: item.lotId,
      g,
      reason,
      actor: back.actor,
      pressKey,
    });
    await recordEvent(tx, order.id, 'restocked', { line, quantity, reason }, back.actor);
    return { name, moved, isNew: true };
  });
}

/**
 * Which bags `g` grams of a lot are, that come back from an order: whole bags of one line, when only one line can be meant.
 * Null when that is not so and nothing of the lot waits to leave.
 * @returns `unclear` while bags of the lot wait: taken back without saying which, they would still be shipped
 */
export async function findReturned(
  tx: Tx,
  order: OrderRow,
  { lotId, g }: { lotId: LotId; g: Grams },
): Promise<{ line: number; quantity: number } | 'unclear' | null> {
  const items = (await listItems(tx, order.id)).filter(
    (item) => item.lotId === lotId && item.form !== 'roasted',
  );
  const meant: { line: number; quantity: number }[] = [];
  for (const item of items) {
    const quantity = g / item.draw;
    const fits = Number.isInteger(quantity) && quantity <= (await restockable(tx, order.id, item));
    if (fits) meant.push({ line: item.line, quantity });
  }
  if (meant.length === 1) return meant[0] ?? null;
  const isOver = ['shipped', 'delivered', 'cancelled'].includes(order.fulfilmentState);
  const standings = await standingsOf(tx, order.id);
  const waits = items.some((item) => leftToShip(item.quantity, standings.get(item.line)) > 0);
  return waits && !isOver ? 'unclear' : null;
}

/** Bags of a line that may still come back: each once, and no more grams than the order has of the lot. */
async function restockable(tx: Tx, orderId: OrderId, item: typeof orderItems.$inferSelect): Promise<number> {
  const back = (await standingsOf(tx, orderId)).get(item.line)?.restocked ?? 0;
  const g = await returnableGrams(tx, orderId, item.lotId);
  return Math.max(0, Math.min(item.quantity - back, Math.floor(g / item.draw)));
}
