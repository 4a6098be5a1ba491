import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cartLines, orders, variants } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { getCart } from '@/lib/cart/queries';
import { type CartId, minor } from '@/lib/kernel/units';
import { addLot, fillCart, newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { startCheckout } from './service';

const shop = useShop(startDouble);
const hashOf = async (cartId: CartId) => (await getCart(shop.db, cartId))?.hash ?? '';
const start = async (cartId: CartId) =>
  startCheckout(shop.db, { cartId, country: 'US', expected: { cartHash: await hashOf(cartId) } });
const orderOf = async (cartId: CartId) =>
  shop.db.query.orders.findMany({ where: eq(orders.cartId, cartId), orderBy: orders.createdAt });
const stockOf = async (lotId: string) =>
  shop.db.query.lots.findFirst({
    where: (lot) => eq(lot.id, lotId as never),
    columns: { onHand: true, reserved: true },
  });

it('a bought bag is a paid order, fewer grams in the lot and an empty cart', async () => {
  const lot = await addLot(shop.db, 5_000);
  const cartId = await newCart(shop.db, [lot.pound, 2], [lot.roasted, 1, 'filter']);
  const { url, orderId } = await start(cartId);
  expect(await stockOf(lot.lotId)).toEqual({ onHand: 5_000, reserved: 2 * 454 + 298 });
  const { location } = await payOnPage(url);
  expect(location).toMatch(/\/checkout\/thanks\?session_id=cs_test_/);
  await shop.double.idle();
  const [order] = await orderOf(cartId);
  expect(order).toMatchObject({
    id: orderId,
    paymentState: 'paid',
    fulfilmentState: 'ready',
    subtotal: 2 * 1450 + 1600,
    shipping: 795,
    totalPaid: 2 * 1450 + 1600 + 795,
    email: 'ada@example.test',
    chosenService: 'us-standard',
    reviewReason: null,
  });
  expect(await stockOf(lot.lotId)).toEqual({ onHand: 5_000 - 2 * 454 - 298, reserved: 0 });
  expect(await shop.db.select().from(cartLines).where(eq(cartLines.cartId, cartId))).toEqual([]);
});
