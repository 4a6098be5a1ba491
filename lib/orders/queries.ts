import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { checkoutAttempts, orderEvents, orders } from '@/db/schema';
import { type CartId, minor, type OrderId, times } from '@/lib/kernel/units';
import { normalOrderNumber } from './number';
import { listItems } from './record';
import { holdsStock } from './rules';
import type { OrderProgress, OrderView } from './types';
import { eventText, grindLabel, orderStatus } from './words';

/**
 * An order as its owner may see it. It holds personal facts: show it only to whoever brings the order's key
 * (`lib/orders/access`).
 */
export async function getOrderView(
  db: Db | Tx,
  by: { id: OrderId } | { number: string },
): Promise<OrderView | null> {
  const [order] = await db
    .select()
    .from(orders)
    .where('id' in by ? eq(orders.id, by.id) : eq(orders.number, normalOrderNumber(by.number)));
  if (!order) return null;
  const items = await listItems(db, order.id);
  const events = await db
    .select({ kind: orderEvents.kind, detail: orderEvents.detail, at: orderEvents.at })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, order.id))
    .orderBy(asc(orderEvents.id));
  const chosen = order.offeredRates.find(({ serviceId }) => serviceId === order.chosenService);
  return {
    id: order.id,
    number: order.number,
    mode: order.mode,
    paymentState: order.paymentState,
    fulfilmentState: order.fulfilmentState,
    disputeState: order.disputeState,
    status: orderStatus({
      ...order,
      cameLate: events.some(({ kind }) => kind === 'late_payment_refunded'),
      isPartShipped: events.some(({ kind }) => kind === 'part_shipped'),
    }),
    lines: items.map((item) => ({
      variantId: item.variantId,
      sku: item.sku,
      lotCode: item.lotCode,
      coffeeSlug: item.coffeeSlug,
      name: item.name,
      sizeLabel: item.sizeLabel,
      form: item.form,
      grind: item.grind,
      grindLabel: grindLabel(item.grind),
      quantity: item.quantity,
      price: item.price,
      total: times(item.price, item.quantity),
    })),
    currency: order.currency,
    subtotal: order.subtotal,
    shipping: order.shipping,
    tax: order.tax,
    discount: order.discount,
    total: minor(order.subtotal + order.shipping + order.tax - order.discount),
    refunded: order.refunded,
    shippingService: chosen?.name ?? null,
    grossWeight: order.grossWeight,
    email: order.email,
    customerName: order.customerName,
    shipTo: order.shippingAddress ? { name: order.shippingName, address: order.shippingAddress } : null,
    roastsOn: order.roastsOn,
    arrivesBy: order.arrivesBy,
    createdAt: order.createdAt.toISOString(),
    placedAt: order.placedAt?.toISOString() ?? null,
    timeline: events.flatMap(({ kind, detail, at }) => {
      const text = eventText(kind, detail);
      return text ? [{ at: at.toISOString(), text }] : [];
    }),
  };
}

export type OrderKeyRow = { id: OrderId; number: string; cartId: CartId; accessTokenHash: string };

const keyColumns = {
  id: orders.id,
  number: orders.number,
  cartId: orders.cartId,
  accessTokenHash: orders.accessTokenHash,
};

/** What checking a key needs, nothing personal. */
export async function getOrderKey(db: Db | Tx, number: string): Promise<OrderKeyRow | null> {
  const [row] = await db
    .select(keyColumns)
    .from(orders)
    .where(eq(orders.number, normalOrderNumber(number)));
  return row ?? null;
}

/** The order behind a payment page. The session's id stands in a URL and is no credential: check the key too. */
export async function getOrderKeyBySession(db: Db | Tx, sessionId: string): Promise<OrderKeyRow | null> {
  const [row] = await db
    .select(keyColumns)
    .from(checkoutAttempts)
    .innerJoin(orders, eq(orders.id, checkoutAttempts.orderId))
    .where(eq(checkoutAttempts.sessionId, sessionId));
  return row ?? null;
}

export async function getOrderProgress(db: Db | Tx, id: OrderId): Promise<OrderProgress | null> {
  const [row] = await db.select({ paymentState: orders.paymentState }).from(orders).where(eq(orders.id, id));
  return row ? { paymentState: row.paymentState, settled: row.paymentState !== 'pending' } : null;
}

/**
 * For the look-up form: null for a wrong number and for a wrong e-mail alike. One query either way, so that neither
 * the answer nor its time tells which orders exist. Rate-limit it.
 */
export async function findOrderByNumberAndEmail(
  db: Db | Tx,
  number: string,
  email: string,
): Promise<OrderKeyRow | null> {
  const [row] = await db
    .select({ ...keyColumns, paymentState: orders.paymentState })
    .from(orders)
    .where(
      and(
        eq(orders.number, normalOrderNumber(number)),
        sql`lower(${orders.email}) = ${email.trim().toLowerCase()}`,
      ),
    );
  if (!row) return null;
  const { paymentState, ...key } = row;
  // Before it is placed an order has no owner: its e-mail, if any, was only filled in for them.
  return paymentState === 'pending' || paymentState === 'expired' ? null : key;
}

/** The newest pending order of a cart, for "you have an open payment page". */
export async function getOpenCheckout(
  db: Db | Tx,
  cartId: CartId,
): Promise<{ attemptId: string; number: string } | null> {
  const [row] = await db
    .select({ attemptId: checkoutAttempts.id, number: orders.number, state: orders.paymentState })
    .from(orders)
    .innerJoin(checkoutAttempts, eq(checkoutAttempts.orderId, orders.id))
    .where(and(eq(orders.cartId, cartId), eq(orders.paymentState, 'pending')));
  return row && holdsStock(row.state) ? { attemptId: row.attemptId, number: row.number } : null;
}
