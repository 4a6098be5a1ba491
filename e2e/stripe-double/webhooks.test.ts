import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, startFixture, startReceiver, submit, until, WEBHOOK_SECRET } from './fixture';

const PAID = [
  'payment_intent.created',
  'charge.succeeded',
  'payment_intent.succeeded',
  'checkout.session.completed',
];
const NEVER_MS = 3_600_000;

let shop: Fixture;
beforeEach(async () => {
  shop = await startFixture();
});
afterEach(() => shop[Symbol.asyncDispose]());

async function pay(on: Fixture = shop): Promise<string> {
  const { id, url } = await on.create();
  await submit(url);
  return id;
}

const undelivered = async (on: Fixture = shop) =>
  (await on.stripe.events.list({ delivery_success: false })).data.map(({ type }) => type).reverse();

describe('a webhook', () => {
  test('verifies with the SDK even when the virtual clock is days ahead', async () => {
    await shop.double.control({ advance: 3 * 24 * 3600 });
    await pay();
    await shop.double.idle();
    expect(shop.receiver.types()).toEqual(PAID);
    expect(shop.receiver.refusals).toEqual([]);
  });

  test('verifies with the SDK even when the virtual clock is years behind', async () => {
    await using past = await startFixture({ now: () => 1_500_000_000 });
    await pay(past);
    await past.double.idle();
    expect(past.receiver.types()).toEqual(PAID);
    expect(past.receiver.events[0]?.created).toBe(1_500_000_000);
  });

  test('survives names outside ASCII', async () => {
    const { url } = await shop.create();
    await submit(url, { name: 'Zoë Núñez ☕' });
    await shop.double.idle();
    expect(shop.receiver.events.at(-1)?.data.object).toMatchObject({
      customer_details: { name: 'Zoë Núñez ☕' },
    });
  });

  test('that is answered 2xx counts as delivered', async () => {
    await pay();
    await shop.double.idle();
    expect(await undelivered()).toEqual([]);
    expect((await shop.stripe.events.list({ delivery_success: true })).data).toHaveLength(PAID.length);
  });

  test('goes only for the types that the endpoint wants', async () => {
    await using picky = await startFixture();
    await picky.double.control({
      webhook: { url: picky.receiver.url, secret: WEBHOOK_SECRET, events: ['checkout.session.completed'] },
    });
    await pay(picky);
    await picky.double.idle();
    expect(picky.receiver.types()).toEqual(['checkout.session.completed']);
    expect(await undelivered(picky)).toEqual([]);
  });

  test('can be pointed elsewhere, on this machine only', async () => {
    const second = await startReceiver();
    await shop.double.control({ webhook: { url: second.url, secret: WEBHOOK_SECRET } });
    await pay();
    await shop.double.idle();
    await second.close();
    expect(second.types()).toEqual(PAID);
    const abroad = { url: 'http://192.0.2.1/hook', secret: WEBHOOK_SECRET };
    await expect(shop.double.control({ webhook: abroad })).rejects.toThrow('loopback');
  });
});

describe('a webhook that is not answered 2xx', () => {
  test.each([500, 400, 302])('but %i comes again until it is', async (status) => {
    shop.receiver.statuses = [200, 200, 200, status, status];
    await pay();
    await shop.double.idle();
    const completed = shop.receiver.events.filter(({ type }) => type === 'checkout.session.completed');
    expect(completed).toHaveLength(3);
    expect(new Set(completed.map(({ id }) => id)).size).toBe(1);
    expect(shop.double.deliveries().map((delivery) => delivery.status)).toEqual([
      200,
      200,
      200,
      status,
      status,
      200,
    ]);
    expect(await undelivered()).toEqual([]);
  });

  test('is given up after the last retry and listed as undelivered', async () => {
    shop.receiver.statuses = [200, 200, 200, 500, 500, 500, 500];
    await pay();
    await shop.double.idle();
    expect(shop.receiver.events).toHaveLength(3 + 1 + 3);
    expect(await undelivered()).toEqual(['checkout.session.completed']);
  });

  test('does not hold up the ones behind it', async () => {
    await using slow = await startFixture({ retryDelaysMs: [NEVER_MS] });
    slow.receiver.statuses = [500];
    await pay(slow);
    await until(() => slow.receiver.events.length === PAID.length);
    expect(slow.receiver.types()).toEqual(PAID);
    expect(await undelivered(slow)).toEqual(['payment_intent.created']);
    await slow.double.control({ deliverNow: true, idle: true });
    expect(slow.receiver.types()).toEqual([...PAID, 'payment_intent.created']);
    expect(await undelivered(slow)).toEqual([]);
  });

  test('because nobody listens is retried too', async () => {
    await using alone = await startFixture({ retryDelaysMs: [NEVER_MS] });
    await alone.double.control({ webhook: { url: 'http://127.0.0.1:1/hook', secret: WEBHOOK_SECRET } });
    await pay(alone);
    await until(() => alone.double.deliveries().length === PAID.length);
    await alone.double.control({ webhook: { url: alone.receiver.url, secret: WEBHOOK_SECRET } });
    await alone.double.control({ deliverNow: true, idle: true });
    expect(alone.receiver.types().toSorted()).toEqual(PAID.toSorted());
  });
});

describe('faults of delivery', () => {
  test('drop keeps a type away but lists it', async () => {
    await shop.double.control({ faults: { webhook: { drop: ['checkout.session.completed'] } } });
    await pay();
    await shop.double.idle();
    expect(shop.receiver.types()).toEqual(PAID.slice(0, 3));
    expect(await undelivered()).toEqual(['checkout.session.completed']);
    expect(shop.double.deliveries().at(-1)?.status).toBe('dropped');
  });

  test('drop * keeps everything away', async () => {
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    await pay();
    await shop.double.idle();
    expect(shop.receiver.events).toEqual([]);
  });

  test('redeliver brings a dropped event, as often and in the order asked', async () => {
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    await pay();
    await shop.double.idle();
    const ids = shop.double.events().map(({ id }) => id);
    const order = [ids[3], ids[0], ids[3]].map(String);
    await shop.double.control({ redeliver: order });
    expect(shop.receiver.events.map(({ id }) => id)).toEqual(order);
    expect(await undelivered()).toEqual(PAID.slice(1, 3));
  });

  test('duplicate sends that many more copies', async () => {
    await shop.double.control({ faults: { webhook: { duplicate: 4 } } });
    await pay();
    await shop.double.idle();
    const completed = shop.receiver.events.filter(({ type }) => type === 'checkout.session.completed');
    expect(completed).toHaveLength(5);
    expect(new Set(completed.map(({ id }) => id)).size).toBe(1);
  });

  test('reorder turns the events of one operation round', async () => {
    await shop.double.control({ faults: { webhook: { reorder: true } } });
    await pay();
    await shop.double.idle();
    expect(shop.receiver.types()).toEqual(PAID.toReversed());
  });

  test('delay holds an operation back without holding up the next one', async () => {
    await shop.double.control({ faults: { webhook: { delayMs: NEVER_MS } } });
    const late = await pay();
    await shop.double.control({ faults: {} });
    const next = await pay();
    await until(() => shop.receiver.events.length === PAID.length);
    const sessions = () =>
      shop.receiver.events
        .filter(({ type }) => type === 'checkout.session.completed')
        .map(({ data }) => (data.object as { id: string }).id);
    expect(sessions()).toEqual([next]);
    await shop.double.control({ deliverNow: true, idle: true });
    expect(sessions()).toEqual([next, late]);
  });

  test('oldTimestamp is refused by the SDK, and the retry after healing accepted', async () => {
    await using old = await startFixture({ retryDelaysMs: [NEVER_MS] });
    await old.double.control({ faults: { webhook: { oldTimestamp: 301 } } });
    await pay(old);
    await until(() => old.receiver.refusals.length === PAID.length);
    expect(old.receiver.refusals[0]).toContain('Timestamp outside the tolerance zone');
    await old.double.control({ faults: {}, deliverNow: true, idle: true });
    expect(old.receiver.types().toSorted()).toEqual(PAID.toSorted());
  });

  test('wrongSecret is refused by the SDK', async () => {
    await shop.double.control({ faults: { webhook: { wrongSecret: true } } });
    await pay();
    await shop.double.idle();
    expect(shop.receiver.events).toEqual([]);
    expect(shop.receiver.refusals[0]).toContain('No signatures found matching');
  });
});
