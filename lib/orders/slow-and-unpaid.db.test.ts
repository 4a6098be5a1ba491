import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { cartLines, checkoutAttempts, refunds } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { attemptOf, pressPay, stepsIn, stockOf } from '@/lib/checkout/testing';
import { dayIn, now } from '@/lib/kernel/clock';
import type { AttemptId } from '@/lib/kernel/units';
import { reconcile } from './reconciler';
import { addLot, fillCart, newCart, payOnPage, useShop } from './testing';

const shop = useShop(startDouble);
const { buy, drop, heal, orderOf, outboxOf, paymentsWithoutMoney, sessionOf } = stepsIn(shop);

describe('the end of a page without money', () => {
  it('gives the grams back when it expires', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await pressPay(shop.db, cartId);
    await shop.advance(36);
    expect(await orderOf(cartId)).toMatchObject({ paymentState: 'expired' });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 0 });
  });

  it('is found out by asking for the page itself when no event can be read', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await pressPay(shop.db, cartId);
    await shop.double.control({
      faults: { webhook: { drop: ['*'] }, api: [{ path: '^GET /v1/events', mode: '500', times: 3 }] },
    });
    await shop.advance(40);
    await reconcile(shop.db);
    expect((await orderOf(cartId)).paymentState).toBe('expired');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 0 });
  });

  it('waits for every other page of the order that may still bring money', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const { orderId } = await pressPay(shop.db, cartId);
    const { request, expiresAt } = await attemptOf(shop.db, cartId);
    await shop.db.insert(checkoutAttempts).values({
      id: 'att_second' as AttemptId,
      orderId,
      n: 2,
      idempotencyKey: 'co_second',
      request,
      expiresAt,
      createdAt: now(),
      state: 'processing',
    });
    await shop.advance(36);
    expect((await attemptOf(shop.db, cartId)).state).toBe('expired');
    expect((await orderOf(cartId)).paymentState).toBe('pending');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 454 });
    await shop.db.delete(checkoutAttempts).where(eq(checkoutAttempts.orderId, orderId));
  });

  it('is not assumed: while Stripe is down an overdue page keeps its grams', async () => {
    const lot = await addLot(shop.db, 454);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await pressPay(shop.db, cartId);
    await shop.double.control({
      faults: { webhook: { drop: ['*'] }, api: [{ path: '.', mode: '500', times: 1000 }] },
    });
    await shop.advance(180);
    const report = await reconcile(shop.db);
    expect(report).toMatchObject({ ran: true });
    expect((await orderOf(cartId)).paymentState).toBe('pending');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 454, reserved: 454 });
    await heal();
    await reconcile(shop.db);
    expect((await orderOf(cartId)).paymentState).toBe('expired');
  });
});

describe('a bank payment that takes days', () => {
  const delayed = { method: 'delayed', card: '' };
  it('keeps the grams until the bank says yes', async () => {
    const { cartId, lot, sessionId } = await buy(1, delayed);
    expect((await orderOf(cartId)).paymentState).toBe('processing');
    await shop.advance(3 * 24 * 60);
    await reconcile(shop.db);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 454 });
    await shop.double.control({ settle: { id: sessionId, ok: true }, idle: true });
    expect(await orderOf(cartId)).toMatchObject({ paymentState: 'paid', fulfilmentState: 'ready' });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 4_546, reserved: 0 });
  });

  it('is promised for days that are still to come, and leaves alone what was put into the cart since', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.roasted, 1, 'filter']);
    const { url, orderId } = await pressPay(shop.db, cartId);
    await payOnPage(url, delayed);
    await shop.double.idle();
    await fillCart(shop.db, cartId, [lot.roasted, 1, 'filter']);
    await shop.advance(9 * 24 * 60);
    await shop.double.control({ settle: { id: sessionOf(orderId).id, ok: true }, idle: true });
    const { roastsOn } = await orderOf(cartId);
    expect(roastsOn && roastsOn >= dayIn('America/New_York')).toBe(true);
    const lines = await shop.db.select().from(cartLines).where(eq(cartLines.cartId, cartId));
    expect(lines).toMatchObject([{ variantId: lot.roasted, quantity: 1 }]);
  });

  it('frees them when the bank says no', async () => {
    const { cartId, orderId, lot, sessionId } = await buy(1, delayed);
    await shop.double.control({ settle: { id: sessionId, ok: false }, idle: true });
    expect(await orderOf(cartId)).toMatchObject({ paymentState: 'failed', fulfilmentState: 'none' });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 0 });
    expect(await outboxOf(orderId)).toEqual([]);
  });

  it('is found out by the reconciler when the answer is never delivered', async () => {
    const { cartId, sessionId } = await buy(1, delayed);
    await drop();
    await shop.double.control({ settle: { id: sessionId, ok: true }, idle: true });
    await reconcile(shop.db);
    expect((await orderOf(cartId)).paymentState).toBe('paid');
  });
});

it('no payment row exists for an order that nobody paid', async () => {
  expect(await paymentsWithoutMoney()).toEqual([]);
  expect(await shop.db.select().from(refunds)).toEqual([]);
});
