import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alerts, checkoutAttempts } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { reconcile } from '@/lib/orders/reconciler';
import { lockOrder } from '@/lib/orders/record';
import { endAttempt } from '@/lib/orders/service';
import { addLot, newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { attemptOf, ordersOf, pressPay, stepsIn, stockOf } from './testing';

const shop = useShop(startDouble);
const { breakApi, sessionsOf } = stepsIn(shop);
const CREATE = '^POST /v1/checkout/sessions$';

describe('when Stripe does not answer', () => {
  it('before the request arrived: the grams stay promised, and pressing again opens the page of the same order', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await breakApi({ path: CREATE, mode: 'crash_before', times: 3 });
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payment_unreachable' });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 454 });
    const again = await pressPay(shop.db, cartId);
    const [order, ...others] = await ordersOf(shop.db, cartId);
    expect(others).toEqual([]);
    expect(again.orderId).toBe(order?.id);
    expect(sessionsOf(order?.id)).toHaveLength(1);
  });

  it('after the session was made: pressing again finds that session', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await breakApi({ path: CREATE, mode: 'crash_after', times: 3 });
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payment_unreachable' });
    const { url, orderId } = await pressPay(shop.db, cartId);
    expect(sessionsOf(orderId).map((session) => session.url)).toEqual([url]);
  });

  it('after the session was made and the shop died: the reconciler finds that session', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await breakApi({ path: CREATE, mode: 'crash_after', times: 3 });
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payment_unreachable' });
    await shop.advance(3);
    await reconcile(shop.db);
    const attempt = await attemptOf(shop.db, cartId);
    expect(attempt.state).toBe('open');
    expect(sessionsOf(attempt.orderId).map(({ id }) => id)).toEqual([attempt.sessionId]);
  });

  it('and nothing was made: once the request is too old, its refusal proves it and the grams are free', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await breakApi({ path: CREATE, mode: 'crash_before', times: 3 });
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payment_unreachable' });
    await breakApi({ path: CREATE, mode: '500', times: 3 });
    await shop.advance(3);
    await reconcile(shop.db);
    // Unknown is not absent.
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 454 });
    await shop.double.control({ faults: {} });
    await shop.advance(10);
    await reconcile(shop.db);
    expect((await attemptOf(shop.db, cartId)).state).toBe('absent');
    expect((await ordersOf(shop.db, cartId)).map((order) => order.paymentState)).toEqual(['expired']);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 0 });
  });

  it('and its key replays an error for ever: the list of sessions proves that there is none', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await breakApi({ path: CREATE, mode: '500_stored', times: 1 });
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payment_unreachable' });
    await shop.advance(3);
    await reconcile(shop.db);
    expect((await attemptOf(shop.db, cartId)).state).toBe('creating');
    await shop.advance(40);
    await reconcile(shop.db);
    expect((await attemptOf(shop.db, cartId)).state).toBe('absent');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 0 });
  });

  it('for days while a session was made: the reconciler still finds it and frees nothing that was paid', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await breakApi({ path: CREATE, mode: 'crash_after', times: 3 });
    await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payment_unreachable' });
    const { orderId } = await attemptOf(shop.db, cartId);
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    await payOnPage(sessionsOf(orderId)[0]?.url ?? '');
    await shop.advance(20 * 60);
    await reconcile(shop.db);
    expect(await ordersOf(shop.db, cartId)).toMatchObject([{ paymentState: 'paid' }]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 454, reserved: 0 });
  });
});

it('a page that appears after its order was given up is ended at once', async () => {
  const lot = await addLot(shop.db, 454);
  const cartId = await newCart(shop.db, [lot.pound, 1]);
  await shop.double.control({ faults: { api: [{ path: CREATE, mode: 'slow', times: 1, ms: 600 }] } });
  const slow = pressPay(shop.db, cartId);
  slow.catch(() => {});
  // As if another process had proven in the meantime that there is no such page.
  await expect.poll(() => ordersOf(shop.db, cartId)).toHaveLength(1);
  const { id, orderId } = await attemptOf(shop.db, cartId);
  await shop.db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const [attempt] = await tx.select().from(checkoutAttempts).where(eq(checkoutAttempts.id, id));
    if (order && attempt) await endAttempt(tx, order, attempt, 'absent');
  });
  await expect(slow).rejects.toMatchObject({ code: 'payments_off' });
  expect(sessionsOf(orderId).map(({ status }) => status)).toEqual(['expired']);
  expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 0 });
});

it('a request that Stripe refuses releases at once and tells a person', async () => {
  const lot = await addLot(shop.db, 5_000);
  const cartId = await newCart(shop.db, [lot.pound, 1]);
  // Shorter than Stripe allows: the shop's clock is wrong by ten minutes.
  await shop.double.control({ advance: 10 * 60 });
  await expect(pressPay(shop.db, cartId)).rejects.toMatchObject({ code: 'payments_off' });
  expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 0 });
  expect((await ordersOf(shop.db, cartId)).map((order) => order.paymentState)).toEqual(['expired']);
  shop.catchUp(10);
  const told = await shop.db.select().from(alerts).where(eq(alerts.kind, 'checkout_refused'));
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).not.toMatch(/@|Valley|sk_test/);
});
