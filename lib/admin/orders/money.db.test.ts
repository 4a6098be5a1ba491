import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { outbox } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { stockOf } from '@/lib/checkout/testing';
import { minor, type OrderId } from '@/lib/kernel/units';
import { sendDue } from '@/lib/orders/outbox';
import { reconcile } from '@/lib/orders/reconciler';
import { payOnPage } from '@/lib/orders/testing';
import * as service from './service';
import { GREEN_LEFT, key, PAID, paul, rosa, useOrders } from './testing';

const { shop, open, buy, orderOf, refundsOf, atStripe, auditOf, eventsOf } = useOrders(startDouble);
const cancel = (orderId: OrderId, refund: 'all' | 'nothing') => ({
  orderId,
  reason: 'the customer asked',
  refund,
  key: `cancel_of_${orderId}`.slice(0, 60),
});

describe('cancelling before the payment', () => {
  it('closes the page at Stripe, and only then are the bags free', async () => {
    const { orderId, lot, url } = await open();
    expect(await service.cancelBeforePayment(shop.db, rosa, orderId, 'typed wrongly')).toBe('expired');
    expect(shop.double.sessions().find((one) => one.client_reference_id === orderId)?.status).toBe('expired');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 50_000, reserved: 0 });
    expect(await eventsOf(orderId)).toEqual([
      'placed shop',
      'cancel_asked usr_rosa',
      'checkout_expired shop',
    ]);
    expect(await auditOf(orderId)).toMatchObject([
      { action: 'order.cancel_unpaid', actorName: 'Rosa', note: 'typed wrongly' },
    ]);
    await payOnPage(url);
    await shop.double.idle();
    expect((await orderOf(orderId)).paymentState).toBe('expired');
    await expect(service.cancelBeforePayment(shop.db, rosa, orderId, '')).rejects.toMatchObject({
      code: 'moved_on',
    });
  });

  it('keeps the bags promised while Stripe does not answer', async () => {
    const { orderId, lot } = await open();
    await shop.double.control({
      faults: { api: [{ path: '^POST /v1/checkout/sessions/.*/expire', mode: '500', times: 9 }] },
    });
    await expect(service.cancelBeforePayment(shop.db, rosa, orderId, '')).rejects.toMatchObject({
      code: 'payment_unreachable',
    });
    expect((await orderOf(orderId)).paymentState).toBe('pending');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 50_000, reserved: 50_000 - GREEN_LEFT });
  });

  it('goes on when Stripe answers again, without a second press', async () => {
    const { orderId, lot } = await open();
    await shop.double.control({
      faults: { api: [{ path: '^POST /v1/checkout/sessions/.*/expire', mode: '500', times: 9 }] },
    });
    await expect(service.cancelBeforePayment(shop.db, rosa, orderId, '')).rejects.toThrow();
    await shop.double.control({ faults: {} });
    const other = await open();
    await reconcile(shop.db);
    expect((await orderOf(orderId)).paymentState).toBe('expired');
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 50_000, reserved: 0 });
    expect((await orderOf(other.orderId)).paymentState).toBe('pending');
  });

  it('finds a customer who was faster, and keeps their order', async () => {
    const { orderId, url } = await open();
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    await payOnPage(url);
    expect(await service.cancelBeforePayment(shop.db, rosa, orderId, '')).toBe('paid');
    expect(await orderOf(orderId)).toMatchObject({ paymentState: 'paid', fulfilmentState: 'ready' });
  });
});

describe('cancelling after the payment', () => {
  it('moves neither money nor goods unless it is chosen', async () => {
    const { orderId, lot } = await buy();
    expect(await service.cancelPaid(shop.db, rosa, cancel(orderId, 'nothing'))).toEqual({ refunded: null });
    expect(await orderOf(orderId)).toMatchObject({ fulfilmentState: 'cancelled', paymentState: 'paid' });
    expect(await refundsOf(orderId)).toEqual([]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: GREEN_LEFT, reserved: 0 });
  });

  it('gives all money back when that is chosen, tells the customer, and leaves the goods where they are', async () => {
    const { orderId, lot } = await buy();
    expect(await service.cancelPaid(shop.db, rosa, cancel(orderId, 'all'))).toEqual({ refunded: PAID });
    expect(await orderOf(orderId)).toMatchObject({
      fulfilmentState: 'cancelled',
      paymentState: 'refunded',
      refunded: PAID,
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: GREEN_LEFT, reserved: 0 });
    await sendDue(shop.db);
    const subjects = (await shop.db.select().from(outbox).where(eq(outbox.orderId, orderId))).map(
      ({ subject }) => subject ?? '',
    );
    expect(subjects.filter((subject) => /cancelled|on its way back/.test(subject))).toHaveLength(2);
    expect(await auditOf(orderId)).toMatchObject([
      {
        action: 'order.cancel',
        changes: {
          fulfilmentState: { from: 'ready', to: 'cancelled' },
          refund: { from: null, to: PAID },
        },
      },
    ]);
  });

  it('is not for what has left in part', async () => {
    const { orderId } = await buy();
    const parcel = { carrier: 'UPS', tracking: '', trackingUrl: null };
    await service.ship(shop.db, paul, { ...parcel, key: key(), orderId, lines: [{ line: 1, quantity: 1 }] });
    await expect(service.cancelPaid(shop.db, rosa, cancel(orderId, 'all'))).rejects.toMatchObject({
      code: 'moved_on',
    });
    expect(await refundsOf(orderId)).toEqual([]);
  });
});

describe('refunds', () => {
  const wish = (orderId: OrderId, amount: number, key: string) => ({
    orderId,
    amount: minor(amount),
    reason: 'one bag torn',
    key,
  });

  it('of the same press are one refund, and one audit entry', async () => {
    const { orderId } = await buy();
    const twice = await Promise.all([
      service.refund(shop.db, rosa, wish(orderId, 500, 'press_of_one_button')),
      service.refund(shop.db, rosa, wish(orderId, 500, 'press_of_one_button')),
    ]);
    await service.refund(shop.db, rosa, wish(orderId, 500, 'press_of_one_button'));
    expect(new Set(twice.map(({ refundId }) => refundId)).size).toBe(1);
    expect(twice.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(await refundsOf(orderId)).toMatchObject([{ amount: 500, status: 'succeeded', source: 'admin' }]);
    expect(await orderOf(orderId)).toMatchObject({ paymentState: 'partially_refunded', refunded: 500 });
    expect((await auditOf(orderId)).map(({ action }) => action)).toEqual(['order.refund']);
    expect(await atStripe(orderId)).toEqual([500]);
  });

  it('whose answer got lost are made once, though the press comes again, with the same amount or another', async () => {
    const { orderId } = await buy();
    // Stripe makes it, and no answer arrives; the person presses again, and the shop asks again by itself.
    await shop.double.control({
      faults: { api: [{ path: '^POST /v1/refunds', mode: 'crash_after', times: 9 }] },
    });
    const press = 'press_whose_answer_is_lost';
    expect(await service.refund(shop.db, rosa, wish(orderId, 500, press))).toMatchObject({ isNew: true });
    expect(await service.refund(shop.db, rosa, wish(orderId, 500, press))).toMatchObject({
      isNew: false,
      amount: 500,
    });
    await expect(service.refund(shop.db, rosa, wish(orderId, 700, press))).rejects.toMatchObject({
      code: 'pressed_before',
    });
    await shop.double.control({ faults: {} });
    await reconcile(shop.db);
    expect(await atStripe(orderId)).toEqual([500]);
    expect(await refundsOf(orderId)).toMatchObject([{ amount: 500, status: 'succeeded' }]);
    expect((await orderOf(orderId)).refunded).toBe(500);
    expect((await auditOf(orderId)).map(({ action }) => action)).toEqual(['order.refund']);
  });

  it('never give back more than is left, whoever asks at the same time', async () => {
    const { orderId } = await buy();
    await service.refund(shop.db, rosa, wish(orderId, PAID - 1000, 'first_of_them_all'));
    const both = await Promise.allSettled([
      service.refund(shop.db, rosa, wish(orderId, 700, 'rosas_own_button_press')),
      service.refund(shop.db, paul, wish(orderId, 700, 'pauls_own_button_press')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'refund_too_much', detail: { max: 300, currency: 'USD' } },
    });
    expect((await orderOf(orderId)).refunded).toBe(PAID - 300);
  });

  it('that Stripe does not answer are asked again by the shop, once', async () => {
    const { orderId } = await buy();
    await shop.double.control({ faults: { api: [{ path: '^POST /v1/refunds', mode: '500', times: 9 }] } });
    await service.refund(shop.db, rosa, wish(orderId, 500, 'while_stripe_is_away'));
    expect(await refundsOf(orderId)).toMatchObject([{ status: 'requested' }]);
    await shop.double.control({ faults: {} });
    await reconcile(shop.db);
    await reconcile(shop.db);
    expect(await refundsOf(orderId)).toMatchObject([{ status: 'succeeded', amount: 500 }]);
    expect((await orderOf(orderId)).refunded).toBe(500);
  });
});
