import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alerts, outbox, refunds } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { stockOf } from '@/lib/checkout/testing';
import { minor, type OrderId } from '@/lib/kernel/units';
import { raiseAlert } from '@/lib/orders/alerts';
import { sendDue } from '@/lib/orders/outbox';
import { reconcile } from '@/lib/orders/reconciler';
import { getPackingSlip } from '../roasting/packing-slip';
import { listWaitingLines } from '../roasting/queries';
import { readTableState } from '../table';
import { getToShip } from '../today/queries';
import { getAdminOrder } from './order-query';
import { listOrders } from './queries';
import { movesOf, ORDERS_SHAPE } from './rules';
import * as service from './service';
import { GREEN_LEFT, key, PAID, paul, rosa, useOrders } from './testing';

const { shop, buy, orderOf, auditOf, eventsOf } = useOrders(startDouble);

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
    const back = { orderId, line: 1, quantity: 1, reason: 'Sent back', key: key() };
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
    const back = { orderId, line: 2, quantity: 1, reason: 'Sent back' };
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
    expect((await getPackingSlip(shop.db, number))?.stop).toBe('All of its money goes back. Do not pack.');
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
  const again = (id = first?.id ?? '') => service.resendMail(shop.db, rosa, orderId, id);
  // Pressed twice at once, and the repeat itself pressed: one mail.
  const [{ mailId }, second] = await Promise.all([again(), again()]);
  expect([second.mailId, (await again(mailId)).mailId]).toEqual([mailId, mailId]);
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
