import { and, asc, eq, ne } from 'drizzle-orm';
import type Stripe from 'stripe';
import { auditLog, orderEvents, orders, refunds } from '@/db/schema';
import { pressPay } from '@/lib/checkout/testing';
import { THE_SHOP } from '@/lib/kernel/audit';
import type { OrderId } from '@/lib/kernel/units';
import { addLot, newCart, payOnPage, useShop } from '@/lib/orders/testing';

export const rosa = { id: 'usr_rosa', name: 'Rosa', role: 'owner' } as const;
export const paul = { id: 'usr_paul', name: 'Paul', role: 'fulfilment' } as const;

/** 3 × $14.50, 1 × $16.00 and $7.95 delivery. */
export const PAID = 3 * 1450 + 1600 + 795;
export const GREEN_LEFT = 50_000 - 3 * 454 - 298;

let presses = 0;
/** Of another press of a button, each time. */
export const key = () => `press_number_${String(++presses).padStart(6, '0')}`;

/** A shop with orders of three green bags and a roasted one, and what it knows of them. */
export function useOrders(startDouble: Parameters<typeof useShop>[0]) {
  const shop = useShop(startDouble);

  /** On the payment page, not paid. */
  async function open() {
    const lot = await addLot(shop.db, 50_000);
    const cartId = await newCart(shop.db, [lot.pound, 3], [lot.roasted, 1, 'filter']);
    return { lot, cartId, ...(await pressPay(shop.db, cartId)) };
  }
  return {
    shop,
    open,
    async buy() {
      const opened = await open();
      await payOnPage(opened.url);
      await shop.double.idle();
      return opened;
    },
    async orderOf(orderId: OrderId) {
      const [order] = await shop.db.select().from(orders).where(eq(orders.id, orderId));
      if (!order) throw new Error('no order');
      return order;
    },
    refundsOf: (orderId: OrderId) => shop.db.select().from(refunds).where(eq(refunds.orderId, orderId)),
    /** The amounts that Stripe itself gave back of the order. */
    atStripe: (orderId: OrderId) =>
      (shop.double.overview().refunds as Stripe.Refund[])
        .filter(({ metadata }) => metadata?.order_id === orderId)
        .map(({ amount }) => amount),
    /** What people did with it, as the audit log tells. */
    auditOf: (orderId: string) =>
      shop.db
        .select()
        .from(auditLog)
        .where(and(eq(auditLog.subjectId, orderId), ne(auditLog.actorId, THE_SHOP.id)))
        .orderBy(asc(auditLog.id)),
    /** Kind and actor of each, in their order. */
    async eventsOf(orderId: OrderId) {
      const rows = await shop.db
        .select()
        .from(orderEvents)
        .where(eq(orderEvents.orderId, orderId))
        .orderBy(asc(orderEvents.id));
      return rows.map(({ kind, actor }) => `${kind} ${actor}`);
    },
  };
}
