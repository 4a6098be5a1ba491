import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { orders } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { getCart } from '@/lib/cart/queries';
import type { VariantId } from '@/lib/kernel/units';
import { addLot, newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { cancelCheckout, startCheckout } from './service';
import { stockOf } from './testing';

const shop = useShop(startDouble);

/** A new visitor's cart with one bag, up to the payment page. */
async function open(bag: VariantId, from: { openedFrom?: string; email?: string }) {
  const cartId = await newCart(shop.db, [bag, 1]);
  const cart = await getCart(shop.db, cartId);
  const expected = { cartHash: cart?.hash ?? '' };
  return { cartId, ...(await startCheckout(shop.db, { cartId, country: 'US', expected, ...from })) };
}
const openedFrom = async (number: string) =>
  (await shop.db.select({ from: orders.openedFrom }).from(orders).where(eq(orders.number, number)))[0]?.from;

it('one address has eight payment pages open at most, however fast it presses; the ninth reserves nothing', async () => {
  const lot = await addLot(shop.db, 50_000);
  const pressed = await Promise.allSettled(
    Array.from({ length: 12 }, () => open(lot.pound, { openedFrom: 'here' })),
  );
  const refused = pressed.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused.map(({ code, detail }) => [code, detail])).toEqual(
    Array.from({ length: 4 }, () => ['too_many_open', { max: 8 }]),
  );
  expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 50_000, reserved: 8 * 454 });
  await open(lot.pound, { openedFrom: 'there' });

  // One that is left makes room for another.
  const [first] = pressed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!first) throw new Error('nothing opened');
  await cancelCheckout(shop.db, first.attemptId, first.cartId);
  await open(lot.pound, { openedFrom: 'here' });
  await expect(open(lot.pound, { openedFrom: 'here' })).rejects.toMatchObject({ code: 'too_many_open' });
});

it('one e-mail has three, wherever it is typed and however it is written', async () => {
  const lot = await addLot(shop.db, 50_000);
  for (const n of [1, 2, 3]) await open(lot.pound, { openedFrom: `place ${n}`, email: 'Ada@example.test' });
  await expect(open(lot.pound, { openedFrom: 'place 4', email: 'ada@EXAMPLE.test' })).rejects.toMatchObject({
    code: 'too_many_open',
    detail: { max: 3 },
  });
  await open(lot.pound, { openedFrom: 'place 4', email: 'bea@example.test' });
});

it('where a page was opened from is forgotten when it is paid', async () => {
  const lot = await addLot(shop.db, 5_000);
  const { url, orderNumber } = await open(lot.pound, { openedFrom: 'a shopper' });
  expect(await openedFrom(orderNumber)).toBe('a shopper');
  await payOnPage(url);
  await shop.double.idle();
  expect(await openedFrom(orderNumber)).toBeNull();
});
