import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { carts, dailyCounts, shopSettings } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { addLot, newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { attemptOf, pressPay, stepsIn } from './testing';

const shop = useShop(startDouble);
const { orderOf } = stepsIn(shop);
const counted = async (kind: string) =>
  (await shop.db.select().from(dailyCounts).where(eq(dailyCounts.kind, kind))).reduce(
    (sum, { n }) => sum + n,
    0,
  );

it('writes the campaign of the cart on its order, and counts the checkout and the payment once each', async () => {
  const lot = await addLot(shop.db, 5_000);
  const cartId = await newCart(shop.db, [lot.pound, 2]);
  await shop.db.update(carts).set({ campaign: 'spring letter' }).where(eq(carts.id, cartId));
  const before = { start: await counted('checkout_start'), paid: await counted('paid') };

  const { url } = await pressPay(shop.db, cartId);
  // Pressed again: the same order and page.
  await pressPay(shop.db, cartId);
  await payOnPage(url);
  await shop.double.idle();
  const events = shop.double.events().map(({ id }) => id);
  await shop.double.control({ redeliver: events, idle: true });

  expect(await orderOf(cartId)).toMatchObject({ campaign: 'spring letter', paymentState: 'paid' });
  expect(await counted('checkout_start')).toBe(before.start + 1);
  expect(await counted('paid')).toBe(before.paid + 1);
});

it('asks Stripe for taxes when the owner switched them on', async () => {
  const lot = await addLot(shop.db, 5_000);
  const taxOf = async () => {
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await pressPay(shop.db, cartId);
    return (await attemptOf(shop.db, cartId)).request.automatic_tax;
  };
  expect(await taxOf()).toEqual({ enabled: false });
  await shop.db.update(shopSettings).set({ stripeTax: true });
  expect(await taxOf()).toEqual({ enabled: true });
});
