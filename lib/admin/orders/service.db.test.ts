import { asc, eq } from 'drizzle-orm';
import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { alerts, auditLog, orderEvents, orders, outbox, refunds } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay, stockOf } from '@/lib/checkout/testing';
import { minor, type OrderId } from '@/lib/kernel/units';
import { raiseAlert } from '@/lib/orders/alerts';
import { sendDue } from '@/lib/orders/outbox';
import { reconcile } from '@/lib/orders/reconciler';
import { addLot, newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { listWaitingLines } from '../roasting/queries';
import { readTableState } from '../table';
import { getToShip } from '../today/queries';
import { getAdminOrder } from './order-query';
import { listOrders } from './queries';
import { movesOf, ORDERS_SHAPE } from './rules';
import * as service from './service';

const shop = useShop(startDouble);
const rosa = { id: 'usr_rosa', name: 'Rosa', role: 'owner' } as const;
const paul = { id: 'usr_paul', name: 'Paul', role: 'fulfilment' } as const;

async function open() {
  const lot = await addLot(shop.db, 50_000);
  const cartId = await newCart(shop.db, [lot.pound, 3], [lot.roasted, 1, 'filter']);
  return { lot, cartId, ...(await pressPay(shop.db, cartId)) };
}
async function buy() {
  const opened = await open();
  await payOnPage(opened.url);
  await shop.double.idle();
  return opened;
}
/** 3 × $14.50, 1 × $16.00 and $7.95 delivery. */
const PAID = 3 * 1450 + 1600 + 795;
const GREEN_LEFT = 50_000 - 3 * 454 - 298;

const orderOf = async (orderId: OrderId) => {
  const [order] = await shop.db.select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error('no order');
  return order;
};
const refundsOf = (orderId: OrderId) => shop.db.select().from(refunds).where(eq(refunds.orderId, orderId));
/** The amounts that Stripe itself gave back of the order. */
const atStripe = (orderId: OrderId) =>
  (shop.double.overview().refunds as Stripe.Refund[])
    .filter(({ metadata }) => metadata?.order_id === orderId)
    .map(({ amount }) => amount);
const auditOf = async (orderId: string) =>
  shop.db.select().from(auditLog).where(eq(auditLog.subjectId, orderId)).orderBy(asc(auditLog.id));
const eventsOf = async (orderId: OrderId) =>
  (
    await shop.db
      .select()
      .from(orderEvents)
      .where(eq(orderEvents.orderId, orderId))
      .orderBy(asc(orderEvents.id))
  ).map(({ kind, actor }) => `${kind} ${actor}`);
let presses = 0;
const key = () => `press_number_${String(++presses).padStart(6, '0')}`;
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

describe('goods that come back', () => {
  it('do so only when chosen, each bag once, also when two people choose at once', async () => {
    const { orderId, lot } = await buy();
    const back = { orderId, line: 1, quantity: 2, reason: 'unopened' };
    const both = await Promise.allSettled([
      service.restock(shop.db, rosa, { ...back, key: key() }),
      service.restock(shop.db, paul, { ...back, key: key() }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: GREEN_LEFT + 2 * 454, reserved: 0 });
    await service.restock(shop.db, rosa, { ...back, quantity: 1, key: key() });
    await expect(service.restock(shop.db, rosa, { ...back, quantity: 1, key: key() })).rejects.toMatchObject({
      code: 'more_than_left',
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: GREEN_LEFT + 3 * 454, reserved: 0 });
    const { number } = await orderOf(orderId);
    const view = await getAdminOrder(shop.db, number);
    expect(view?.lines).toMatchObject([
      { restocked: 3, toShip: 0, toRestock: 0 },
      { restocked: 0, toShip: 1, toRestock: 0 },
    ]);
  });

  it('come back once for one press, however often it is sent, with one audit entry', async () => {
    const { orderId, lot } = await buy();
    const back = { orderId, line: 1, quantity: 1, reason: '', key: key() };
    await Promise.all([service.restock(shop.db, rosa, back), service.restock(shop.db, rosa, back)]);
    await service.restock(shop.db, rosa, back);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: GREEN_LEFT + 454, reserved: 0 });
    expect((await auditOf(orderId)).map(({ action }) => action)).toEqual(['order.restock']);
    await expect(service.restock(shop.db, rosa, { ...back, quantity: 2 })).rejects.toMatchObject({
      code: 'pressed_before',
    });
  });

  it('are never roasted coffee', async () => {
    const { orderId } = await buy();
    const back = { orderId, line: 2, quantity: 1, reason: '' };
    await expect(service.restock(shop.db, rosa, { ...back, key: key() })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});

describe('a parcel', () => {
  const parcelOf = (orderId: OrderId, quantity = 1) => ({
    orderId,
    carrier: 'UPS',
    tracking: '1Z',
    trackingUrl: null,
    lines: [{ line: 1, quantity }],
    key: key(),
  });

  it('is one for one press, however often it is sent, with one mail and one audit entry', async () => {
    const { orderId } = await buy();
    const parcel = parcelOf(orderId);
    const [one, other] = await Promise.all([
      service.ship(shop.db, paul, parcel),
      service.ship(shop.db, paul, parcel),
    ]);
    const late = await service.ship(shop.db, paul, parcel);
    expect(new Set([one, other, late].map(({ shipmentId }) => shipmentId)).size).toBe(1);
    expect(late).toMatchObject({ isLast: false, lines: one.lines });
    const { number } = await orderOf(orderId);
    expect(await getAdminOrder(shop.db, number)).toMatchObject({
      parcels: [{ lines: [{ quantity: 1 }] }],
      lines: [{ shipped: 1 }, { shipped: 0 }],
    });
    const mails = await shop.db.select().from(outbox).where(eq(outbox.orderId, orderId));
    expect(mails.filter(({ kind }) => kind.startsWith('shipped:'))).toHaveLength(1);
    expect((await auditOf(orderId)).map(({ action }) => action)).toEqual(['order.ship']);
    await expect(
      service.ship(shop.db, paul, { ...parcelOf(orderId, 2), key: parcel.key }),
    ).rejects.toMatchObject({ code: 'pressed_before' });
  });

  it('does not leave once all of the money was asked back, though Stripe has not answered; nothing shows it as waiting', async () => {
    const { orderId } = await buy();
    const listed = async () => {
      const state = readTableState(new URLSearchParams('state=to-ship'), ORDERS_SHAPE);
      const { rows } = await listOrders(shop.db, state);
      const plan = await listWaitingLines(shop.db);
      return [
        rows.some(({ id }) => id === orderId),
        plan.some((line) => line.orderId === orderId),
        (await getToShip(shop.db, 'demo')).count,
      ];
    };
    const [, , before] = await listed();
    expect(await listed()).toEqual([true, true, before]);
    await shop.double.control({ faults: { api: [{ path: '^POST /v1/refunds', mode: '500', times: 99 }] } });
    const wish = { orderId, reason: 'asked for', amount: minor(PAID - 100) };
    await service.refund(shop.db, rosa, { ...wish, key: key() });
    expect(await listed()).toEqual([true, true, before]);
    await service.refund(shop.db, rosa, { ...wish, amount: minor(100), key: key() });
    expect(await orderOf(orderId)).toMatchObject({ paymentState: 'paid', fulfilmentState: 'ready' });
    expect(await listed()).toEqual([false, false, Number(before) - 1]);
    await expect(service.ship(shop.db, paul, parcelOf(orderId))).rejects.toMatchObject({
      code: 'money_goes_back',
    });
    await expect(service.move(shop.db, paul, orderId, 'packed')).rejects.toMatchObject({
      code: 'money_goes_back',
    });
    const { number } = await orderOf(orderId);
    const view = await getAdminOrder(shop.db, number);
    expect(view && movesOf({ ...view, toShip: 4 })).toMatchObject({ ship: false, pack: false });
    // Refused by the bank: the customer has the goods to come again.
    await shop.db.update(refunds).set({ status: 'failed' }).where(eq(refunds.orderId, orderId));
    await service.ship(shop.db, paul, parcelOf(orderId));
    await shop.db.update(refunds).set({ status: 'requested' }).where(eq(refunds.orderId, orderId));
    await shop.double.control({ faults: {} });
    await reconcile(shop.db);
  });
});

it('a hold keeps its reason in sight until somebody releases it, and both have a name', async () => {
  const { orderId } = await buy();
  await service.move(shop.db, rosa, orderId, 'held', 'which address?');
  expect((await orderOf(orderId)).reviewReason).toBe('which address?');
  await service.move(shop.db, paul, orderId, 'ready', 'called them');
  expect(await orderOf(orderId)).toMatchObject({ fulfilmentState: 'ready', reviewReason: null });
  expect((await eventsOf(orderId)).slice(-2)).toEqual(['held usr_rosa', 'ready usr_paul']);
  expect((await auditOf(orderId)).map(({ action, actorName }) => `${actorName}: ${action}`)).toEqual([
    'Rosa: order.hold',
    'Paul: order.release',
  ]);
});

it('a mail that is sent again is a row of its own, and the first one stays', async () => {
  const { orderId } = await buy();
  await sendDue(shop.db);
  const [first] = (await shop.db.select().from(outbox).where(eq(outbox.orderId, orderId))).filter(
    ({ kind }) => kind === 'order_confirmation',
  );
  const { mailId } = await service.resendMail(shop.db, rosa, orderId, first?.id ?? '');
  await service.resendMail(shop.db, rosa, orderId, mailId);
  await sendDue(shop.db);
  const rows = (await shop.db.select().from(outbox).where(eq(outbox.orderId, orderId))).filter(({ kind }) =>
    kind.startsWith('order_confirmation'),
  );
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['order_confirmation', `order_confirmation~${mailId}`]);
  expect(rows.map(({ sentVia, subject }) => `${sentVia} ${subject}`)).toEqual([
    `kept ${first?.subject}`,
    `kept ${first?.subject}`,
  ]);
});

it('what a person has dealt with stays closed while the facts are the same, and opens again when they change', async () => {
  const { orderId } = await buy();
  const raise = (amount: number) =>
    raiseAlert(shop.db, { key: `orphan:${orderId}`, kind: 'orphan_payment', orderId, detail: { amount } });
  const alertOf = async () => {
    const [alert] = await shop.db
      .select()
      .from(alerts)
      .where(eq(alerts.key, `orphan:${orderId}`));
    if (!alert) throw new Error('no alert');
    return alert;
  };
  await raise(1450);
  await service.dealWith(shop.db, rosa, (await alertOf()).id, 'refunded in the Dashboard');
  await expect(service.dealWith(shop.db, paul, (await alertOf()).id, 'me too')).rejects.toMatchObject({
    code: 'moved_on',
  });
  await raise(1450);
  expect((await alertOf()).resolvedAt).not.toBeNull();
  await raise(2900);
  expect((await alertOf()).resolvedAt).toBeNull();
  expect(await eventsOf(orderId)).toContain('dealt_with usr_rosa');
});
