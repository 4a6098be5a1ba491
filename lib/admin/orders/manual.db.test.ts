import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { auditLog, dailyCounts, orderItems, orders, outbox, variants } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { pressPay, stockOf } from '@/lib/checkout/testing';
import { sendDue } from '@/lib/orders/outbox';
import { reconcile } from '@/lib/orders/reconciler';
import { addLot, newCart, payOnPage, type TestLot, useShop } from '@/lib/orders/testing';
import { readTableState } from '../table';
import { ordersCsv } from './export';
import type { ManualOrder } from './input';
import { getManualDraft, listSellable, writeManualOrder } from './manual';
import { getAdminOrder } from './order-query';
import { getOrdersOverview, listOrders } from './queries';
import { ORDERS_SHAPE, type OrderTab } from './rules';

const shop = useShop(startDouble);
const rosa = { id: 'usr_rosa', name: 'Rosa' };

let presses = 0;
const wish = (lot: TestLot, bags: number, over: Partial<ManualOrder> = {}): ManualOrder => ({
  key: `press_number_${String(++presses).padStart(6, '0')}`,
  lines: [{ variantId: lot.pound, grind: 'none', quantity: bags }],
  name: 'Mia Market',
  email: 'mia@example.test',
  country: 'US',
  note: 'at the stall',
  sendMail: true,
  ...over,
});
const ordersBy = (email: string) => shop.db.select().from(orders).where(eq(orders.email, email));
const find = (query: string) => listOrders(shop.db, readTableState(new URLSearchParams(query), ORDERS_SHAPE));

describe('an order written by hand', () => {
  it('reserves the bags, keeps the page open for most of a day, mails the link, and is paid through it', async () => {
    const lot = await addLot(shop.db, 5_000);
    const { number } = await writeManualOrder(shop.db, rosa, wish(lot, 2));
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 908 });
    const order = await getAdminOrder(shop.db, number);
    expect(order).toMatchObject({
      channel: 'manual',
      customerName: 'Mia Market',
      email: 'mia@example.test',
      paymentState: 'pending',
      lines: [{ quantity: 2, price: 1450 }],
    });
    const link = order?.paymentLink;
    const hours = (Date.parse(link?.expiresAt ?? '') - Date.parse(order?.createdAt ?? '')) / 3_600_000;
    expect(Math.round(hours)).toBe(23);

    await sendDue(shop.db);
    const [mail] = await shop.db
      .select()
      .from(outbox)
      .where(eq(outbox.orderId, order?.id as never));
    expect(mail).toMatchObject({ kind: 'payment_link', recipient: 'mia@example.test' });
    expect(mail?.plainText).toContain(link?.url);

    await payOnPage(link?.url ?? '', { email: 'mia@example.test', name: 'Mia Market' });
    await shop.double.idle();
    expect(await getAdminOrder(shop.db, number)).toMatchObject({
      paymentState: 'paid',
      fulfilmentState: 'ready',
      paymentLink: null,
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 908, reserved: 0 });
  });

  it('is one order for one press, however often it arrives', async () => {
    const lot = await addLot(shop.db, 5_000);
    const pressed = wish(lot, 1, { email: 'twice@example.test' });
    const numbers = await Promise.all([
      writeManualOrder(shop.db, rosa, pressed),
      writeManualOrder(shop.db, rosa, pressed),
    ]);
    await writeManualOrder(shop.db, rosa, pressed);
    expect(numbers[0]).toEqual(numbers[1]);
    expect(await ordersBy('twice@example.test')).toHaveLength(1);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 454 });
  });

  it('has its author, note and mail also when Stripe answers only later', async () => {
    const lot = await addLot(shop.db, 5_000);
    const email = 'later@example.test';
    await shop.double.control({
      faults: { api: [{ path: '^POST /v1/checkout/sessions', mode: 'crash_before', times: 99 }] },
    });
    await expect(writeManualOrder(shop.db, rosa, wish(lot, 1, { email }))).rejects.toMatchObject({
      code: 'payment_unreachable',
    });
    const [order] = await ordersBy(email);
    const entries = () =>
      shop.db
        .select()
        .from(auditLog)
        .where(eq(auditLog.subjectId, String(order?.id)));
    expect(await entries()).toMatchObject([
      { action: 'order.write', actorName: 'Rosa', note: 'at the stall' },
    ]);
    expect((await getAdminOrder(shop.db, order?.number ?? ''))?.history).toMatchObject([
      { kind: 'placed' },
      { kind: 'manual', detail: { note: 'at the stall' } },
    ]);
    await shop.double.control({ faults: {} });
    await shop.advance(5);
    await reconcile(shop.db);
    await sendDue(shop.db);
    const view = await getAdminOrder(shop.db, order?.number ?? '');
    expect(view?.mails).toMatchObject([{ kind: 'payment_link', recipient: email }]);
    expect(view?.mails[0]?.plainText).toContain(view?.paymentLink?.url);
    expect(await entries()).toHaveLength(1);
  });

  it('is paid without counting as a visit that led to an order: no cart, no checkout, no payment of the shop’s own', async () => {
    const lot = await addLot(shop.db, 5_000);
    const counts = () => shop.db.select().from(dailyCounts).orderBy(dailyCounts.kind, dailyCounts.subject);
    const before = await counts();
    const { number } = await writeManualOrder(shop.db, rosa, wish(lot, 1));
    await payOnPage((await getAdminOrder(shop.db, number))?.paymentLink?.url ?? '');
    await shop.double.idle();
    expect(await getAdminOrder(shop.db, number)).toMatchObject({ paymentState: 'paid' });
    expect(await counts()).toEqual(before);
  });

  it('keeps the lines in the order they were typed, whatever their ids', async () => {
    const lots = [await addLot(shop.db, 5_000), await addLot(shop.db, 5_000), await addLot(shop.db, 5_000)];
    const typed = lots.map(({ pound }) => pound).sort((a, b) => (a < b ? 1 : -1));
    const lines = typed.map((variantId) => ({ variantId, grind: 'none' as const, quantity: 1 }));
    const [lot] = lots;
    if (!lot) throw new Error('no lot');
    const { number } = await writeManualOrder(shop.db, rosa, wish(lot, 1, { lines }));
    const kept = await shop.db
      .select({ variantId: orderItems.variantId })
      .from(orderItems)
      .innerJoin(orders, eq(orders.id, orderItems.orderId))
      .where(eq(orders.number, number))
      .orderBy(orderItems.line);
    expect(kept.map(({ variantId }) => variantId)).toEqual(typed);
  });

  it('says which size does not fit, and reserves nothing then', async () => {
    const lot = await addLot(shop.db, 1_000);
    const pressed = wish(lot, 3, { email: 'short@example.test' });
    await expect(writeManualOrder(shop.db, rosa, pressed)).rejects.toMatchObject({
      code: 'insufficient_stock',
      detail: { units: 2, name: 'Peru Test', size: '1 lb' },
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 1_000, reserved: 0 });
    expect(await ordersBy('short@example.test')).toEqual([]);
    // Mended on the same page: the same key.
    const lines = [{ variantId: lot.pound, grind: 'none' as const, quantity: 2 }];
    await writeManualOrder(shop.db, rosa, { ...pressed, lines });
    expect(await ordersBy('short@example.test')).toHaveLength(1);
  });

  it('offers what is on sale, by name, SKU and lot, with the bags that the lot gives', async () => {
    const lot = await addLot(shop.db, 1_000);
    const found = await listSellable(shop.db, lot.pound.toUpperCase());
    expect(found).toMatchObject([{ variantId: lot.pound, units: 2, price: 1450 }]);
    expect(await listSellable(shop.db, '100%')).toEqual([]);
  });
});

describe('an order by hand that nobody paid in time', () => {
  /** Its payment page has run out, at Stripe and here. */
  async function runOut(lot: TestLot, bags: number, over: Partial<ManualOrder> = {}) {
    const pressed = wish(lot, bags, over);
    const { number } = await writeManualOrder(shop.db, rosa, pressed);
    await shop.advance(24 * 60);
    const draft = await getManualDraft(shop.db, number);
    if (!draft) throw new Error('not to be written again');
    return { number, draft, again: { ...pressed, again: draft.orderId } };
  }
  const openSessions = (ids: (string | undefined)[]) =>
    shop.double
      .sessions()
      .filter((one) => one.status === 'open' && ids.includes(one.client_reference_id ?? undefined));

  it('fills the form with its lines and customer, and what the lots give now', async () => {
    const lot = await addLot(shop.db, 5_000);
    const lines = [
      { variantId: lot.roasted, grind: 'filter' as const, quantity: 2 },
      { variantId: lot.pound, grind: 'none' as const, quantity: 1 },
    ];
    const { draft, number } = await runOut(lot, 1, { lines });
    await shop.db.update(variants).set({ active: false }).where(eq(variants.id, lot.pound));
    expect(draft).toMatchObject({
      number,
      name: 'Mia Market',
      email: 'mia@example.test',
      note: 'at the stall',
    });
    expect(draft.lines).toMatchObject([
      { item: { variantId: lot.roasted, units: 16 }, grind: 'filter', quantity: 2 },
      { item: { variantId: lot.pound, units: 11 }, grind: 'none', quantity: 1 },
    ]);
    expect(await getManualDraft(shop.db, number)).toMatchObject({
      lines: [{ item: { variantId: lot.roasted } }],
      gone: ['1 × Peru Test, 1 lb'],
    });
  });

  it('is one new order with one open page, however many windows write it, and both orders name each other', async () => {
    const lot = await addLot(shop.db, 5_000);
    const email = 'again@example.test';
    const { number, draft, again } = await runOut(lot, 2, { email });
    const windows = await Promise.all([
      writeManualOrder(shop.db, rosa, again),
      writeManualOrder(shop.db, rosa, { ...again, key: 'another_window_of_it' }),
    ]);
    expect(windows[0]).toEqual(windows[1]);
    expect(windows[0]?.number).not.toBe(number);
    // In a third window for less: the page that was open is closed first.
    const [line] = again.lines;
    const fewer = { ...again, lines: [{ ...(line as NonNullable<typeof line>), quantity: 1 }] };
    const last = await writeManualOrder(shop.db, rosa, fewer);
    const written = await ordersBy(email);
    expect(written.map(({ paymentState }) => paymentState).sort()).toEqual(['expired', 'expired', 'pending']);
    expect(openSessions(written.map(({ id }) => id))).toHaveLength(1);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 454 });

    const before = await getAdminOrder(shop.db, number);
    expect(
      before?.history.filter(({ kind }) => kind === 'written_again').map(({ detail }) => detail.number),
    ).toEqual([last.number, windows[0]?.number]);
    const now = await getAdminOrder(shop.db, last.number);
    const entries = await shop.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(now?.id)));
    expect(entries).toMatchObject([
      { action: 'order.write', changes: { again: { from: null, to: number } } },
    ]);

    await payOnPage(now?.paymentLink?.url ?? '', { email });
    await shop.double.idle();
    expect(await writeManualOrder(shop.db, rosa, again)).toEqual(last);
    expect(await ordersBy(email)).toHaveLength(3);
    expect(draft.number).toBe(number);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 454, reserved: 0 });
  });

  it('says which size has gone meanwhile, and reserves nothing then', async () => {
    const lot = await addLot(shop.db, 1_000);
    const { again } = await runOut(lot, 2);
    await writeManualOrder(shop.db, rosa, wish(lot, 1));
    await expect(writeManualOrder(shop.db, rosa, again)).rejects.toMatchObject({
      code: 'insufficient_stock',
      detail: { units: 1, name: 'Peru Test', size: '1 lb' },
    });
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 1_000, reserved: 454 });
  });

  it('is not written again while its page may be open, and never for what a customer began alone', async () => {
    const lot = await addLot(shop.db, 5_000);
    const { number } = await writeManualOrder(shop.db, rosa, wish(lot, 1));
    const open = await getAdminOrder(shop.db, number);
    expect(await getManualDraft(shop.db, number)).toBeNull();
    await expect(writeManualOrder(shop.db, rosa, wish(lot, 1, { again: open?.id }))).rejects.toMatchObject({
      code: 'moved_on',
    });
    const { orderNumber } = await pressPay(shop.db, await newCart(shop.db, [lot.pound, 1]));
    await shop.advance(24 * 60);
    expect(await getAdminOrder(shop.db, orderNumber)).toMatchObject({ paymentState: 'expired' });
    expect(await getManualDraft(shop.db, orderNumber)).toBeNull();
  });
});

describe('the list of orders', () => {
  it('finds by number, e-mail, name, SKU and lot, and counts what its tabs show', async () => {
    const lot = await addLot(shop.db, 5_000);
    const { number } = await writeManualOrder(
      shop.db,
      rosa,
      wish(lot, 1, { email: 'find_me@example.test', name: 'Zoë Finder' }),
    );
    const order = await getAdminOrder(shop.db, number);
    const line = order?.lines[0];
    const typed = number.toLowerCase().replaceAll('-', ' ');
    for (const q of [typed, 'FIND_ME@', 'zoë find', line?.sku ?? '', line?.lotCode ?? '']) {
      const { rows } = await find(new URLSearchParams({ q }).toString());
      expect(
        rows.map((row) => row.number),
        q,
      ).toEqual([number]);
    }
    expect((await find('q=findXme')).total).toBe(0);
    const { counts } = await getOrdersOverview(shop.db);
    for (const tab of ORDERS_SHAPE.filters.state satisfies readonly OrderTab[]) {
      expect((await find(`state=${tab}`)).total, tab).toBe(counts[tab]);
    }
    expect(counts.awaiting).toBeGreaterThan(0);
  });

  it('exports what it shows, readable by a spreadsheet and harmless in it', async () => {
    const lot = await addLot(shop.db, 5_000);
    const evil = '=HYPERLINK("http://evil.test","x")';
    await writeManualOrder(shop.db, rosa, wish(lot, 1, { email: 'evil@example.test', name: evil }));
    const state = readTableState(new URLSearchParams('q=evil@example.test'), ORDERS_SHAPE);
    const bytes = new Uint8Array(await new Response(ordersCsv(shop.db, state)).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head = '', row = '', ...rest] = new TextDecoder().decode(bytes).trim().split('\n');
    expect(head).toMatch(/^number,mode,channel,/);
    expect(row).toContain(`"'=HYPERLINK(""http://evil.test"",""x"")"`);
    expect(row).toContain(',14.50,');
    expect(rest).toEqual([]);
  });

  it('exports no formula behind a separator either, for programs that split there', async () => {
    const lot = await addLot(shop.db, 5_000);
    const name = 'Ana;=HYPERLINK(1)';
    await writeManualOrder(shop.db, rosa, wish(lot, 1, { email: 'split@example.test', name }));
    const state = readTableState(new URLSearchParams('q=split@example.test'), ORDERS_SHAPE);
    expect(await new Response(ordersCsv(shop.db, state)).text()).toContain(`,"Ana;'=HYPERLINK(1)",`);
  });
});
