import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cartLines, coffees, lots, orderItems, variants } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { getCart } from '@/lib/cart/queries';
import { type AttemptId, type CartId, grams, minor } from '@/lib/kernel/units';
import { addLot, fillCart, newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { cancelCheckout, startCheckout } from './service';
import { ordersOf, pressPay, stepsIn, stockOf } from './testing';

const shop = useShop(startDouble);
const { breakApi, sessionsOf } = stepsIn(shop);

it('a bought bag is a paid order, fewer grams in the lot and an empty cart', async () => {
  const lot = await addLot(shop.db, 5_000);
  const cartId = await newCart(shop.db, [lot.pound, 2], [lot.roasted, 1, 'filter']);
  const { url, orderId } = await pressPay(shop.db, cartId);
  expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 2 * 454 + 298 });
  const { location } = await payOnPage(url);
  expect(location).toMatch(/\/checkout\/thanks\?session_id=cs_test_/);
  await shop.double.idle();
  expect(await ordersOf(shop.db, cartId)).toMatchObject([
    {
      id: orderId,
      paymentState: 'paid',
      fulfilmentState: 'ready',
      subtotal: 2 * 1450 + 1600,
      shipping: 795,
      totalPaid: 2 * 1450 + 1600 + 795,
      email: 'ada@example.test',
      chosenService: 'us-standard',
      shippingAddress: { line1: '2 Valley Street', postalCode: '97201', country: 'US' },
      reviewReason: null,
    },
  ]);
  expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 2 * 454 - 298, reserved: 0 });
  expect(await shop.db.select().from(cartLines).where(eq(cartLines.cartId, cartId))).toEqual([]);
});

it('an order keeps what is in its bags, whatever the size becomes afterwards', async () => {
  const lot = await addLot(shop.db, 5_000);
  const { orderId } = await pressPay(shop.db, await newCart(shop.db, [lot.roasted, 2, 'filter']));
  const resized = { net: grams(1000), gross: grams(1050), draw: grams(1191) };
  await shop.db.update(variants).set(resized).where(eq(variants.id, lot.roasted));
  const items = await shop.db.select().from(orderItems).where(eq(orderItems.orderId, orderId));
  expect(items).toMatchObject([{ quantity: 2, net: 250, draw: 298 }]);
});

it('what was added to the cart while paying stays in it', async () => {
  const lot = await addLot(shop.db, 9_000);
  const cartId = await newCart(shop.db, [lot.pound, 1]);
  const { url } = await pressPay(shop.db, cartId);
  await fillCart(shop.db, cartId, [lot.pound, 3], [lot.roasted, 1, 'filter']);
  await payOnPage(url);
  await shop.double.idle();
  const left = await shop.db.select().from(cartLines).where(eq(cartLines.cartId, cartId));
  expect(left.map(({ variantId, quantity }) => [variantId, quantity]).sort()).toEqual(
    [
      [lot.pound, 2],
      [lot.roasted, 1],
    ].sort(),
  );
});

describe('pressing again', () => {
  it('in many tabs at once gives one order and one session', async () => {
    const lot = await addLot(shop.db, 5_000);
    const carts = await Promise.all([1, 2, 3].map(() => newCart(shop.db, [lot.pound, 1])));
    const tabs = carts.flatMap((cartId) => Array.from({ length: 5 }, () => cartId));
    const started = await Promise.all(tabs.map((cartId) => pressPay(shop.db, cartId)));
    expect(new Set(started.map(({ url }) => url)).size).toBe(3);
    for (const cartId of carts) {
      const [order, ...others] = await ordersOf(shop.db, cartId);
      expect(others).toEqual([]);
      expect(sessionsOf(order?.id)).toHaveLength(1);
    }
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 3 * 454 });
  });

  it('later finds the open page, even when it holds the very last bag', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const first = await pressPay(shop.db, cartId);
    await shop.advance(10);
    expect(await pressPay(shop.db, cartId)).toEqual(first);
  });

  it('with a changed cart ends the old page and reserves what the new cart needs', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const first = await pressPay(shop.db, cartId);
    await fillCart(shop.db, cartId, [lot.pound, 3]);
    const second = await pressPay(shop.db, cartId);
    expect(second.orderId).not.toBe(first.orderId);
    expect(sessionsOf(first.orderId).map(({ status }) => status)).toEqual(['expired']);
    expect((await ordersOf(shop.db, cartId)).map((order) => order.paymentState)).toEqual([
      'expired',
      'pending',
    ]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 3 * 454 });
  });

  it('after the page ran out starts anew', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const first = await pressPay(shop.db, cartId);
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    await shop.advance(36);
    const second = await pressPay(shop.db, cartId);
    expect(second.url).not.toBe(first.url);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 454 });
  });

  it('with a changed cart after paying in the other tab keeps the paid order and asks', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    const first = await pressPay(shop.db, cartId);
    await payOnPage(first.url);
    await fillCart(shop.db, cartId, [lot.pound, 2]);
    // Ending the old page finds it paid; what was bought leaves the cart, which is not what was agreed to any more.
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'cart_changed' });
    expect((await ordersOf(shop.db, cartId)).map((order) => order.paymentState)).toEqual(['paid']);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 454, reserved: 0 });
  });
});

describe('before anything is reserved', () => {
  const refused = async (cartId: CartId, change: () => Promise<unknown>, code: string) => {
    await change();
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code });
    expect(await ordersOf(shop.db, cartId)).toEqual([]);
  };

  it('says that the cart or a price is not what the customer agreed to', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const started = (cartHash: string) =>
      startCheckout(shop.db, { cartId, country: 'US', expected: { cartHash } });
    await expect(started('another')).rejects.toMatchObject({ code: 'cart_changed' });
    const agreed = (await getCart(shop.db, cartId))?.hash ?? '';
    await shop.db
      .update(variants)
      .set({ price: minor(1550) })
      .where(eq(variants.id, lot.pound));
    await expect(started(agreed)).rejects.toMatchObject({ code: 'price_changed' });
    expect(await ordersOf(shop.db, cartId)).toEqual([]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 0 });
    // Having seen the new price, the customer may agree to it.
    const now = (await getCart(shop.db, cartId))?.hash ?? '';
    await started(now);
    expect(await ordersOf(shop.db, cartId)).toMatchObject([{ subtotal: 1550 }]);
  });

  it('refuses an empty cart, a draft, an archived lot, an inactive size and freight', async () => {
    const lot = await addLot(shop.db, 5_000);
    await refused('crt_none' as CartId, async () => {}, 'cart_empty');
    const cart = () => newCart(shop.db, [lot.pound, 1]);
    const { db } = shop;
    const coffee = (status: 'draft' | 'published') =>
      db.update(coffees).set({ status }).where(eq(coffees.id, lot.coffeeId));
    const size = (set: { active?: boolean; freight?: boolean }) =>
      db.update(variants).set(set).where(eq(variants.id, lot.pound));
    await refused(await cart(), () => coffee('draft'), 'variant_unavailable');
    await coffee('published');
    const stage = (to: 'archived' | 'landed') =>
      db.update(lots).set({ stage: to }).where(eq(lots.id, lot.lotId));
    await refused(await cart(), () => stage('archived'), 'variant_unavailable');
    await stage('landed');
    await refused(await cart(), () => size({ active: false }), 'variant_unavailable');
    await refused(await cart(), () => size({ active: true, freight: true }), 'freight_only');
  });

  it('refuses a country nobody ships to and a parcel that is too heavy', async () => {
    const lot = await addLot(shop.db, 90_000);
    const cartId = await newCart(shop.db, [lot.fivePounds, 14]);
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'weight_limit' });
    const cartHash = (await getCart(shop.db, cartId))?.hash ?? '';
    await expect(
      startCheckout(shop.db, { cartId, country: 'AQ', expected: { cartHash } }),
    ).rejects.toMatchObject({ code: 'country_unserved' });
    expect(await ordersOf(shop.db, cartId)).toEqual([]);
  });

  it('tells the second of two shoppers that the last bag is gone', async () => {
    const lot = await addLot(shop.db, 500);
    const carts = [await newCart(shop.db, [lot.pound, 1]), await newCart(shop.db, [lot.pound, 1])];
    const results = await Promise.allSettled(carts.map((id) => pressPay(shop.db, id)));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refusal] = results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []));
    expect(refusal).toMatchObject({ code: 'insufficient_stock', detail: { units: 0 } });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 500, reserved: 454 });
  });
});

describe('coming back from the payment page', () => {
  it('ends it and frees the bags', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const { attemptId, orderId } = await pressPay(shop.db, cartId);
    expect(await cancelCheckout(shop.db, attemptId, cartId)).toBe('expired');
    expect(await cancelCheckout(shop.db, attemptId, cartId)).toBe('expired');
    expect(sessionsOf(orderId).map(({ status }) => status)).toEqual(['expired']);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 0 });
  });

  it('finds the order paid when the payment was faster', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    const { attemptId, url } = await pressPay(shop.db, cartId);
    await payOnPage(url);
    expect(await cancelCheckout(shop.db, attemptId, cartId)).toBe('paid');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 0, reserved: 0 });
  });

  it('is no way to end the page of somebody else', async () => {
    const lot = await addLot(shop.db, 454);
    const { attemptId } = await pressPay(shop.db, await newCart(shop.db, [lot.pound, 1]));
    const stranger = await newCart(shop.db, [lot.roasted, 1, 'filter']);
    await expect(cancelCheckout(shop.db, attemptId, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(cancelCheckout(shop.db, 'att_x' as AttemptId, stranger)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 454 });
  });

  it('keeps everything when Stripe does not answer', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const { attemptId } = await pressPay(shop.db, cartId);
    await breakApi({ path: '/expire$', mode: '500', times: 3 });
    await expect(cancelCheckout(shop.db, attemptId, cartId)).rejects.toMatchObject({
      code: 'payment_unreachable',
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 454 });
  });
});
