import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alerts, carts, checkoutAttempts, orders, outbox, rateLimits, stripeEvents } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { ordersOf, pressPay, stockOf } from '@/lib/checkout/testing';
import { now } from '@/lib/kernel/clock';
import type { CartId } from '@/lib/kernel/units';
import { closeAttempt } from './attempts';
import { sweep } from './background';
import { moveOrder } from './fulfilment';
import { assertModeFitsOrders } from './payments-mode';
import {
  findOrderByNumberAndEmail,
  getOpenCheckout,
  getOrderKey,
  getOrderKeyBySession,
  getOrderProgress,
  getOrderView,
} from './queries';
import { addLot, newCart, payOnPage, useShop } from './testing';
import { orderToken, verifyOrderToken } from './token';

const shop = useShop(startDouble);

async function open() {
  const lot = await addLot(shop.db, 5_000);
  const cartId = await newCart(shop.db, [lot.pound, 2], [lot.roasted, 1, 'filter']);
  return { lot, cartId, ...(await pressPay(shop.db, cartId)) };
}
async function buy() {
  const opened = await open();
  await payOnPage(opened.url);
  await shop.double.idle();
  return opened;
}

describe('the order page', () => {
  it('has lines, sums, words, address, promise and history', async () => {
    const { orderId, orderNumber } = await buy();
    const view = await getOrderView(shop.db, { id: orderId });
    expect(view).toMatchObject({
      number: orderNumber,
      mode: 'demo',
      status: { tone: 'good', title: 'Paid, thank you' },
      lines: [
        { name: 'Peru Test', sizeLabel: '1 lb', quantity: 2, total: 2900, grindLabel: null },
        { sizeLabel: '250 g', grind: 'filter', grindLabel: expect.stringContaining('filter'), total: 1600 },
      ],
      subtotal: 4500,
      shipping: 795,
      total: 5295,
      shippingService: 'Standard',
      email: 'ada@example.test',
      shipTo: { name: 'Ada Test', address: { city: 'Portland' } },
    });
    expect(view?.roastsOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(view?.arrivesBy && view.roastsOn && view.arrivesBy > view.roastsOn).toBe(true);
    expect(view?.timeline.map(({ text }) => text)).toEqual([
      'Order written, bags reserved',
      'Payment received',
    ]);
  });

  it('is found by number however it is typed, and by payment page, but opens only with its key', async () => {
    const { orderId, orderNumber } = await buy();
    const key = await getOrderKey(shop.db, orderNumber.toLowerCase().replaceAll('-', ' '));
    expect(key?.id).toBe(orderId);
    const session = shop.double.sessions().find(({ client_reference_id: id }) => id === orderId);
    expect((await getOrderKeyBySession(shop.db, session?.id ?? ''))?.id).toBe(orderId);
    expect(await getOrderKeyBySession(shop.db, 'cs_test_unknown')).toBeNull();
    if (!key) throw new Error('no key');
    expect(verifyOrderToken(key, orderToken(orderId))).toBe(true);
    expect(verifyOrderToken(key, orderToken((await buy()).orderId))).toBe(false);
  });

  it('polling ends when the order is no longer pending', async () => {
    const { orderId, url, cartId } = await open();
    expect(await getOrderProgress(shop.db, orderId)).toEqual({ settled: false, paymentState: 'pending' });
    expect((await getOpenCheckout(shop.db, cartId))?.number).toMatch(/^DEMO-/);
    await payOnPage(url);
    await shop.double.idle();
    expect(await getOrderProgress(shop.db, orderId)).toEqual({ settled: true, paymentState: 'paid' });
    expect(await getOpenCheckout(shop.db, cartId)).toBeNull();
  });
});

describe('looking an order up', () => {
  it('needs number and e-mail together, and answers nothing else', async () => {
    const { orderNumber, orderId } = await buy();
    const find = (number: string, email: string) => findOrderByNumberAndEmail(shop.db, number, email);
    expect((await find(orderNumber, ' ADA@example.test '))?.id).toBe(orderId);
    expect(await find(orderNumber, 'eve@example.test')).toBeNull();
    expect(await find('YU-AAAA-AAAA', 'ada@example.test')).toBeNull();
    expect(await find(orderNumber, '%')).toBeNull();
  });

  it('does not open an order that nobody placed', async () => {
    const { orderNumber, orderId } = await open();
    await shop.db.update(orders).set({ email: 'ada@example.test' }).where(eq(orders.id, orderId));
    expect(await findOrderByNumberAndEmail(shop.db, orderNumber, 'ada@example.test')).toBeNull();
  });
});

describe('a person moves an order', () => {
  it('along the table and no other way; a freed hold asks for packing once', async () => {
    const { orderId, cartId } = await buy();
    const move = (to: 'held' | 'ready' | 'packed' | 'shipped') =>
      moveOrder(shop.db, { orderId, to, actor: 'usr_1' });
    await move('held');
    await expect(move('shipped')).rejects.toMatchObject({ code: 'moved_on' });
    for (const to of ['ready', 'packed', 'shipped'] as const) await move(to);
    expect(await ordersOf(shop.db, cartId)).toMatchObject([{ fulfilmentState: 'shipped' }]);
    const jobs = await shop.db.select().from(outbox).where(eq(outbox.orderId, orderId));
    expect(jobs.filter(({ kind }) => kind === 'fulfil')).toHaveLength(1);
  });

  it('never before it is paid', async () => {
    const { orderId } = await open();
    await expect(moveOrder(shop.db, { orderId, to: 'ready', actor: 'usr_1' })).rejects.toMatchObject({
      code: 'moved_on',
    });
  });
});

describe('a payment page that Stripe does not know', () => {
  const forget = async (mode: 'demo' | 'test') => {
    const opened = await open();
    await shop.db
      .update(checkoutAttempts)
      .set({ sessionId: `cs_test_gone_${mode}` })
      .where(eq(checkoutAttempts.orderId, opened.orderId));
    await shop.db.update(orders).set({ mode }).where(eq(orders.id, opened.orderId));
    await closeAttempt(shop.db, opened.attemptId);
    return opened;
  };

  it('of the demo is over: its stand-in forgot it', async () => {
    const { lot, cartId } = await forget('demo');
    expect(await ordersOf(shop.db, cartId)).toMatchObject([{ paymentState: 'expired' }]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 0 });
  });

  it('of a real account keeps its grams and is put before a person: the key may be another account’s', async () => {
    const { lot, cartId, orderId } = await forget('test');
    expect(await ordersOf(shop.db, cartId)).toMatchObject([{ paymentState: 'pending' }]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 2 * 454 + 298 });
    const told = await shop.db.select().from(alerts).where(eq(alerts.orderId, orderId));
    expect(told.map(({ kind }) => kind)).toEqual(['session_missing']);
  });
});

it('a shop with live orders does not start with demo payments', async () => {
  const { orderId } = await buy();
  await expect(assertModeFitsOrders(shop.db, { mode: 'demo' })).resolves.toBeUndefined();
  await shop.db.update(orders).set({ mode: 'live' }).where(eq(orders.id, orderId));
  await expect(assertModeFitsOrders(shop.db, { mode: 'demo' })).rejects.toThrow(/live orders/);
  await expect(assertModeFitsOrders(shop.db, { mode: 'live' })).resolves.toBeUndefined();
  await shop.db.update(orders).set({ mode: 'demo' }).where(eq(orders.id, orderId));
});

it('the daily sweep takes what nobody needs and leaves every cart that was bought from', async () => {
  const bought = await buy();
  const old = new Date(now().getTime() - 100 * 24 * 3600_000);
  const forgotten = 'crt_forgotten' as CartId;
  await shop.db.insert(carts).values({ id: forgotten, updatedAt: old });
  await shop.db.update(carts).set({ updatedAt: old }).where(eq(carts.id, bought.cartId));
  const fresh = await newCart(shop.db);
  await shop.db.insert(rateLimits).values([
    { key: 'old', windowStart: old, hits: 1 },
    { key: 'new', windowStart: now(), hits: 1 },
  ]);
  await shop.db.execute(sql`update stripe_events set processed_at = ${old.toISOString()}`);
  await sweep(shop.db);
  const left = (await shop.db.select().from(carts)).map(({ id }) => id);
  expect(left).toContain(bought.cartId);
  expect(left).toContain(fresh);
  expect(left).not.toContain(forgotten);
  expect((await shop.db.select().from(rateLimits)).map(({ key }) => key)).toEqual(['new']);
  expect(await shop.db.select().from(stripeEvents)).toEqual([]);
});
