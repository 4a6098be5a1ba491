import { asc, eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { checkoutAttempts, lots, orders } from '@/db/schema';
import { getCart } from '@/lib/cart/queries';
import type { CartId, LotId } from '@/lib/kernel/units';
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
