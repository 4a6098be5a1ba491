import { eq, inArray, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { alerts, refunds, stripeEvents } from '@/db/schema';
import { startDouble } from '@/e2e/stripe-double/server';
import { attemptOf, pressPay, stepsIn, stockOf } from '@/lib/checkout/testing';
import { settleSession } from './attempts';
import { EVENT_TYPES } from './events';
import { getPaymentsHealth } from './health';
import { reconcile } from './reconciler';
import { addLot, newCart, payOnPage, TEST_WEBHOOK_SECRET, useShop } from './testing';
import { answerWebhook } from './webhook';

const shop = useShop(startDouble);
const { buy, drop, heal, orderOf, outboxOf, paymentsOf, paymentsWithoutMoney, sessionOf } = stepsIn(shop);
const signer = new Stripe('sk_test_demo_signer').webhooks;
const eventsOf = (sessionId: string) =>
  shop.double
    .events()
    .filter((event) => (event.data.object as { id: string }).id === sessionId)
    .filter(({ type }) => EVENT_TYPES.some((known) => known === type));

/** Signed like Stripe's own unless told otherwise. */
function deliver(
  event: object,
  { secret = TEST_WEBHOOK_SECRET, ago = 0, body = JSON.stringify(event) } = {},
) {
  const timestamp = Math.floor(Date.now() / 1000) - ago;
  const header = signer.generateTestHeaderString({ payload: JSON.stringify(event), secret, timestamp });
  return answerWebhook(
    shop.db,
    new Request('http://localhost/api/webhooks/stripe', {
      method: 'POST',
      body,
      headers: { 'stripe-signature': header },
    }),
  );
}
/** Everything that an event could change. */
async function fingerprint() {
  const tables = ['orders', 'checkout_attempts', 'payments', 'refunds', 'stock_ledger', 'lots', 'outbox'];
  const hashes = tables.map(
    (table) =>
      sql`(select md5(coalesce(string_agg((to_jsonb(t) - 'updated_at')::text, ',' order by t::text), '')) from ${sql.identifier(table)} t)`,
  );
  const { rows } = await shop.db.execute(sql`select ${sql.join(hashes, sql`, `)}`);
  return JSON.stringify(rows);
}

describe('a payment is written down once', () => {
  it('however often, late and out of order its events arrive', async () => {
    await drop();
    const { cartId, orderId, lot, sessionId } = await buy(2);
    expect((await orderOf(cartId)).paymentState).toBe('pending');
    await heal();
    const events = eventsOf(sessionId);
    expect(events.length).toBeGreaterThan(0);
    for (const event of [...events, ...events.toReversed(), ...events]) {
      expect((await deliver(event)).status).toBe(200);
    }
    expect(await orderOf(cartId)).toMatchObject({ paymentState: 'paid', totalPaid: 2 * 1450 + 795 });
    expect(await paymentsOf(orderId)).toHaveLength(1);
    expect(await outboxOf(orderId)).toEqual(['fulfil', 'order_confirmation']);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 908, reserved: 0 });
  });

  it('when five copies of its event arrive at once', async () => {
    await shop.double.control({ faults: { webhook: { duplicate: 4 } } });
    const { cartId, orderId, lot } = await buy();
    expect((await orderOf(cartId)).paymentState).toBe('paid');
    expect(await paymentsOf(orderId)).toHaveLength(1);
    expect(await outboxOf(orderId)).toEqual(['fulfil', 'order_confirmation']);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000 - 454, reserved: 0 });
  });

  it('when webhook, thanks page and reconciler meet', async () => {
    await drop();
    const { cartId, orderId, sessionId } = await buy();
    await heal();
    const [event] = eventsOf(sessionId);
    await Promise.all([
      deliver(event ?? {}),
      settleSession(shop.db, sessionId),
      reconcile(shop.db),
      settleSession(shop.db, sessionId),
    ]);
    expect((await orderOf(cartId)).paymentState).toBe('paid');
    expect(await paymentsOf(orderId)).toHaveLength(1);
  });

  it('when its event is faster than our note of the session', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    await shop.double.control({
      faults: { api: [{ path: '^POST /v1/checkout/sessions$', mode: 'crash_after', times: 3 }] },
    });
    await pressPay(shop.db, cartId).catch(() => {});
    const { id: orderId } = await orderOf(cartId);
    expect((await attemptOf(shop.db, cartId)).sessionId).toBeNull();
    const session = sessionOf(orderId);
    await payOnPage(session.url ?? '');
    await shop.double.idle();
    expect((await orderOf(cartId)).paymentState).toBe('paid');
    expect(await attemptOf(shop.db, cartId)).toMatchObject({ state: 'paid', sessionId: session.id });
  });

  it('by the reconciler when no event ever arrives', async () => {
    await drop();
    const { cartId } = await buy();
    await reconcile(shop.db);
    expect((await orderOf(cartId)).paymentState).toBe('paid');
  });
});

describe('the health of the webhook', () => {
  it('is told by what was delivered, not by what the reconciler asked for', async () => {
    const before = await getPaymentsHealth(shop.db);
    await drop();
    const { sessionId } = await buy();
    await reconcile(shop.db);
    const silent = await getPaymentsHealth(shop.db);
    expect(silent.last).toEqual(before.last);
    expect(silent.missed).toBeGreaterThan(before.missed);
    await heal();
    for (const event of eventsOf(sessionId)) await deliver(event);
    const well = await getPaymentsHealth(shop.db);
    expect(well.last).not.toEqual(before.last);
    expect(well.missed).toBe(before.missed);
  });

  it('warns of another version only when the webhook speaks it', async () => {
    const row = { type: 'charge.refunded', objectId: 'pi_x', created: new Date(), livemode: false };
    await shop.db.insert(stripeEvents).values([
      { ...row, id: 'evt_asked', apiVersion: '2019-01-01', processedAt: new Date() },
      {
        ...row,
        id: 'evt_brought',
        apiVersion: '2020-01-01',
        processedAt: new Date(),
        deliveredAt: new Date(),
      },
    ]);
    expect((await getPaymentsHealth(shop.db)).strangeVersions).toEqual(['2020-01-01']);
  });
});

describe('effects and mark are one', () => {
  it('an event that cannot be applied answers 500, changes nothing and is done at the next try', async () => {
    await drop();
    const { cartId, orderId, lot, sessionId } = await buy();
    await heal();
    const [event] = eventsOf(sessionId);
    if (!event) throw new Error('no event');
    await shop.db.execute(sql`create function refuse_payment() returns trigger language plpgsql as $$
      begin raise exception 'the database is full'; end $$`);
    await shop.db.execute(
      sql`create trigger refuse before insert on outbox for each row execute function refuse_payment()`,
    );
    expect((await deliver(event)).status).toBe(500);
    expect((await orderOf(cartId)).paymentState).toBe('pending');
    expect(await paymentsOf(orderId)).toEqual([]);
    expect(await stockOf(shop.db, lot.lotId)).toEqual({ onHand: 5_000, reserved: 454 });
    const [row] = await shop.db.select().from(stripeEvents).where(eq(stripeEvents.id, event.id));
    expect(row).toMatchObject({ processedAt: null, attempts: 1 });
    expect(row?.lastError).not.toBeNull();
    await shop.db.execute(sql`drop function refuse_payment() cascade`);
    expect((await deliver(event)).status).toBe(200);
    expect((await orderOf(cartId)).paymentState).toBe('paid');
  });

  it('an event whose session cannot be read answers 500 and waits in the inbox', async () => {
    await drop();
    const { cartId, sessionId } = await buy();
    await shop.double.control({
      faults: { api: [{ path: '^GET /v1/checkout/sessions/cs', mode: '500', times: 3 }] },
    });
    const [event] = eventsOf(sessionId);
    expect((await deliver(event ?? {})).status).toBe(500);
    await heal();
    await shop.advance(2);
    await reconcile(shop.db);
    expect((await orderOf(cartId)).paymentState).toBe('paid');
    const [row] = await shop.db
      .select()
      .from(stripeEvents)
      .where(eq(stripeEvents.id, event?.id ?? ''));
    expect(row?.processedAt).not.toBeNull();
  });
});

describe('what is not Stripe’s word about this shop changes nothing', () => {
  const forged = (over: object = {}) => ({
    id: 'evt_forged',
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    type: 'checkout.session.completed',
    data: { object: { id: 'cs_test_forged', object: 'checkout.session', metadata: { shop: 'yunga' } } },
    ...over,
  });
  const untouched = async (request: () => Promise<Response>, status: number) => {
    const before = await fingerprint();
    expect((await request()).status).toBe(status);
    expect(await fingerprint()).toBe(before);
  };

  it('a wrong signature, another secret, an old one, an altered body, none at all', async () => {
    const { orderId } = await buy();
    const real = forged({ data: { object: sessionOf(orderId) } });
    await untouched(() => deliver(real, { secret: 'whsec_another' }), 400);
    await untouched(() => deliver(real, { ago: 301 }), 400);
    await untouched(() => deliver(real, { body: JSON.stringify({ ...real, id: 'evt_x' }) }), 400);
    await untouched(
      () => answerWebhook(shop.db, new Request('http://localhost/', { method: 'POST', body: '{}' })),
      400,
    );
    const rows = await shop.db.select().from(stripeEvents).where(eq(stripeEvents.id, 'evt_forged'));
    expect(rows).toEqual([]);
  });

  it('a paid session invented in a signed payload: the session is read again and does not exist', async () => {
    await untouched(() => deliver(forged()), 500);
  });

  it('a signed payload that says paid about a page that is open', async () => {
    const lot = await addLot(shop.db, 5_000);
    const cartId = await newCart(shop.db, [lot.pound, 1]);
    const { orderId } = await pressPay(shop.db, cartId);
    const lie = { ...sessionOf(orderId), status: 'complete', payment_status: 'paid', amount_total: 1 };
    await untouched(() => deliver(forged({ id: 'evt_lie', data: { object: lie } })), 200);
    expect((await orderOf(cartId)).paymentState).toBe('pending');
  });

  it('an event of live mode in a shop that is not, with a word to a person', async () => {
    await untouched(() => deliver(forged({ id: 'evt_live', livemode: true })), 200);
    const told = await shop.db.select().from(alerts).where(eq(alerts.kind, 'wrong_mode'));
    expect(told).toHaveLength(1);
  });

  it('sessions of another shop on the same account, and types nobody subscribed to', async () => {
    const foreign = { id: 'cs_test_foreign', object: 'checkout.session', metadata: { shop: 'other' } };
    await untouched(() => deliver(forged({ id: 'evt_foreign', data: { object: foreign } })), 200);
    await untouched(() => deliver(forged({ id: 'evt_type', type: 'customer.created' })), 200);
    const rows = await shop.db
      .select()
      .from(stripeEvents)
      .where(inArray(stripeEvents.id, ['evt_foreign', 'evt_type', 'evt_live']));
    expect(rows).toEqual([]);
  });

  it('a body above 256 KB', async () => {
    const big = forged({ padding: 'x'.repeat(300_000) });
    await untouched(() => deliver(big), 413);
  });
});

it('no payment row exists for an order that nobody paid', async () => {
  expect(await paymentsWithoutMoney()).toEqual([]);
  expect(await shop.db.select().from(refunds)).toEqual([]);
});
