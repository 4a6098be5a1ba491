import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { checkoutAttempts, lots, orders, outbox, payments } from '@/db/schema';
import { getCart } from '@/lib/cart/queries';
import type { CartId, LotId, OrderId } from '@/lib/kernel/units';
import { addLot, type Double, newCart, payOnPage, type useShop } from '@/lib/orders/testing';
import { startCheckout } from './service';

/** Presses "Pay" on the cart as it is shown now. */
export async function pressPay(db: Db, cartId: CartId) {
  const cart = await getCart(db, cartId);
  return startCheckout(db, { cartId, country: 'US', expected: { cartHash: cart?.hash ?? '' } });
}

export const ordersOf = (db: Db, cartId: CartId) =>
  db.query.orders.findMany({ where: eq(orders.cartId, cartId), orderBy: asc(orders.createdAt) });

export async function attemptOf(db: Db, cartId: CartId) {
  const [row] = await db
    .select({ attempt: checkoutAttempts })
    .from(checkoutAttempts)
    .innerJoin(orders, eq(orders.id, checkoutAttempts.orderId))
    .where(eq(orders.cartId, cartId))
    .orderBy(asc(checkoutAttempts.createdAt));
  if (!row) throw new Error('no attempt');
  return row.attempt;
}

export const stockOf = (db: Db, lotId: LotId) =>
  db.query.lots.findFirst({ where: eq(lots.id, lotId), columns: { onHand: true, reserved: true } });

/** What tests of paying do again and again, in one shop. */
export function stepsIn(shop: ReturnType<typeof useShop<Double>>) {
  const sessionsOf = (orderId: string | undefined) =>
    shop.double.sessions().filter((session) => session.client_reference_id === orderId);
  const sessionOf = (orderId: string) => {
    const [session] = sessionsOf(orderId);
    if (!session) throw new Error('no session');
    return session;
  };
  return {
    sessionsOf,
    sessionOf,
    /** No event arrives any more, until `heal`. */
    drop: () => shop.double.control({ faults: { webhook: { drop: ['*'] } } }),
    heal: () => shop.double.control({ faults: {} }),
    breakApi: (fault: { path: string; mode: string; times: number }) =>
      shop.double.control({ faults: { api: [fault] } }),
    /** Pays for pounds of a new lot with `form` on the payment page. */
    async buy(pounds = 1, form: Record<string, string> = {}) {
      const lot = await addLot(shop.db, 5_000);
      const cartId = await newCart(shop.db, [lot.pound, pounds]);
      const started = await pressPay(shop.db, cartId);
      await payOnPage(started.url, form);
      await shop.double.idle();
      const attempt = await attemptOf(shop.db, cartId);
      return { lot, cartId, ...started, sessionId: attempt.sessionId ?? sessionOf(started.orderId).id };
    },
    async orderOf(cartId: CartId) {
      const [order] = await ordersOf(shop.db, cartId);
      if (!order) throw new Error('no order');
      return order;
    },
    async outboxOf(orderId: OrderId): Promise<string[]> {
      const rows = await shop.db
        .select({ kind: outbox.kind })
        .from(outbox)
        .where(eq(outbox.orderId, orderId));
      return rows.map(({ kind }) => kind).sort();
    },
    paymentsOf: (orderId: OrderId) => shop.db.select().from(payments).where(eq(payments.orderId, orderId)),
    /** Payments of orders that nobody paid; there must be none. */
    async paymentsWithoutMoney() {
      const { rows } = await shop.db.execute(sql`
        select orders.id from orders join payments on payments.order_id = orders.id
        where orders.payment_state in ('pending', 'processing', 'expired', 'failed')`);
      return rows;
    },
  };
}
