import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { orders, outbox, shipmentItems } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay } from '@/lib/checkout/testing';
import { minor, type OrderId } from '@/lib/kernel/units';
import { cancelUnpaid } from './cancel';
import { moveOrder } from './fulfilment';
import { sendDue } from './outbox';
import { getOrderView } from './queries';
import { requestRefund, restockLine } from './refunds';
import { endShipping, type Parcel, shipLines, standingsOf } from './shipments';
import { addLot, newCart, payOnPage, useShop } from './testing';

const shop = useShop(startDouble);

/** Line 1: three pounds green. Line 2: two roasted bags. */
async function buy(): Promise<OrderId> {
  const lot = await addLot(shop.db, 50_000);
  const cartId = await newCart(shop.db, [lot.pound, 3], [lot.roasted, 2, 'filter']);
  const { url, orderId } = await pressPay(shop.db, cartId);
  await payOnPage(url);
  await shop.double.idle();
  return orderId;
}
const parcel = (orderId: OrderId, ...lines: [line: number, quantity: number][]): Parcel => ({
  orderId,
  lines: lines.map(([line, quantity]) => ({ line, quantity })),
  carrier: 'UPS',
  tracking: '1Z999',
  trackingUrl: 'https://www.ups.com/track?tracknum=1Z999',
  actor: 'usr_1',
});
const stateOf = async (orderId: OrderId) => {
  const [order] = await shop.db.select().from(orders).where(eq(orders.id, orderId));
  return order?.fulfilmentState;
};
const shippedOf = async (orderId: OrderId) =>
  Object.fromEntries(
    [...(await standingsOf(shop.db, orderId))].map(([line, { shipped }]) => [line, shipped]),
  );
const mailsOf = async (orderId: OrderId) => {
  await sendDue(shop.db);
  return shop.db.select().from(outbox).where(eq(outbox.orderId, orderId));
};

describe('an order that leaves in parts', () => {
  it('adds up, is shipped with its last bag, and tells the customer of every parcel', async () => {
    const orderId = await buy();
    expect(await shipLines(shop.db, parcel(orderId, [1, 2], [2, 0]))).toMatchObject({ isLast: false });
    expect(await stateOf(orderId)).toBe('ready');
    expect((await getOrderView(shop.db, { id: orderId }))?.status.title).toBe('A first parcel is on its way');
    expect(await shipLines(shop.db, parcel(orderId, [1, 1], [2, 2]))).toMatchObject({ isLast: true });
    expect(await stateOf(orderId)).toBe('shipped');
    expect(await shippedOf(orderId)).toEqual({ 1: 3, 2: 2 });

    const parcels = (await mailsOf(orderId)).filter(({ kind }) => kind.startsWith('shipped:'));
    expect(parcels.map(({ recipient }) => recipient)).toEqual(['ada@example.test', 'ada@example.test']);
    expect(parcels[0]?.plainText).toContain('2 × Peru Test, 1 lb');
    expect(parcels[0]?.plainText).toContain('tracking 1Z999\nhttps://www.ups.com/track?tracknum=1Z999');
    expect(parcels[0]?.plainText).toContain('3 bags of your order follow');
    expect(parcels[1]?.plainText).toContain('That is all of it.');
    const view = await getOrderView(shop.db, { id: orderId });
    expect(view?.timeline.at(-1)?.text).toBe('Handed to the carrier with UPS, tracking 1Z999');
  });

  it('refuses more of a line than was bought, and a parcel with nothing in it', async () => {
    const orderId = await buy();
    await expect(shipLines(shop.db, parcel(orderId, [1, 4]))).rejects.toMatchObject({
      code: 'more_than_left',
      detail: { units: 3 },
    });
    await expect(shipLines(shop.db, parcel(orderId, [1, 0]))).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(shipLines(shop.db, parcel(orderId, [9, 1]))).rejects.toMatchObject({ code: 'not_found' });
    expect(await shippedOf(orderId)).toEqual({});
  });

  it('lets only what was bought leave when two people ship the same line at once', async () => {
    const orderId = await buy();
    const both = await Promise.allSettled([
      shipLines(shop.db, parcel(orderId, [1, 2])),
      shipLines(shop.db, parcel(orderId, [1, 2])),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'more_than_left', detail: { units: 1 } },
    });
    expect(await shippedOf(orderId)).toEqual({ 1: 2 });
  });

  it('is guarded by the database too, should the service ever forget', async () => {
    const orderId = await buy();
    const { shipmentId } = await shipLines(shop.db, parcel(orderId, [2, 1]));
    const behind = shop.db.insert(shipmentItems).values({ shipmentId, orderId, line: 1, quantity: 4 });
    await expect(behind).rejects.toMatchObject({ cause: { constraint: 'shipment_items_within_bought' } });
  });

  it('packs no more what went back into stock', async () => {
    const orderId = await buy();
    await restockLine(shop.db, { orderId, line: 1, quantity: 2, reason: '', actor: 'usr_1' });
    await expect(shipLines(shop.db, parcel(orderId, [1, 2]))).rejects.toMatchObject({
      detail: { units: 1 },
    });
    expect(await shipLines(shop.db, parcel(orderId, [1, 1], [2, 2]))).toMatchObject({ isLast: true });
  });

  it('can be closed with the rest unshipped, and is not cancelled any more', async () => {
    const orderId = await buy();
    const end = { orderId, reason: 'torn in the press', actor: 'usr_1' };
    await expect(endShipping(shop.db, end)).rejects.toMatchObject({ code: 'moved_on' });
    await shipLines(shop.db, parcel(orderId, [1, 1]));
    await expect(moveOrder(shop.db, { orderId, to: 'cancelled', actor: 'usr_1' })).rejects.toMatchObject({
      code: 'moved_on',
    });
    await endShipping(shop.db, end);
    expect(await stateOf(orderId)).toBe('shipped');
  });
});

describe('nothing leaves', () => {
  const refused = (orderId: OrderId) =>
    expect(shipLines(shop.db, parcel(orderId, [1, 1]))).rejects.toMatchObject({ code: 'moved_on' });

  it('while it is held, and again after it is freed', async () => {
    const orderId = await buy();
    await moveOrder(shop.db, { orderId, to: 'held', reason: 'address?', actor: 'usr_1' });
    await refused(orderId);
    await moveOrder(shop.db, { orderId, to: 'ready', actor: 'usr_1' });
    await shipLines(shop.db, parcel(orderId, [1, 1]));
  });

  it('after all of its money went back, but does after a part', async () => {
    const orderId = await buy();
    const wish = { orderId, reason: '', actor: 'usr_1' };
    await requestRefund(shop.db, { ...wish, amount: minor(100) });
    await shipLines(shop.db, parcel(orderId, [2, 1]));
    await requestRefund(shop.db, wish);
    await refused(orderId);
  });

  it('before it is paid', async () => {
    const lot = await addLot(shop.db, 5_000);
    const { orderId } = await pressPay(shop.db, await newCart(shop.db, [lot.pound, 1]));
    await refused(orderId);
    await cancelUnpaid(shop.db, orderId);
    await refused(orderId);
  });
});
