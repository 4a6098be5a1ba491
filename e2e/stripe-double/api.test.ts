import { request } from 'node:http';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf, errorOf, type Fixture, line, SECRET_KEY, startFixture } from './fixture';
import { MARKER } from './options';
import { startDouble } from './server';

let shop: Fixture;
beforeAll(async () => {
  shop = await startFixture({ now: () => 2_000_000_000 });
});
afterAll(() => shop[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = { authorization: `Bearer ${SECRET_KEY}` }) =>
  fetch(`${shop.double.base}${path}`, { headers });

describe('who may ask', () => {
  test('a key of a real account is refused at the start', async () => {
    await expect(startDouble({ secretKey: 'sk_test_51abc' })).rejects.toThrow('sk_test_demo_');
  });

  test('a webhook that would leave this machine is refused at the start', async () => {
    const webhook = { url: 'https://shop.example.com/hook', secret: 'whsec_x' };
    await expect(startDouble({ secretKey: SECRET_KEY, webhook })).rejects.toThrow('loopback');
  });

  test('another key answers 401 and is not repeated in full', async () => {
    const stranger = new Stripe('sk_test_demo_another', {
      host: '127.0.0.1',
      port: shop.double.port,
      protocol: 'http',
    });
    const error = await errorOf(stranger.events.list());
    expect(error.type).toBe('StripeAuthenticationError');
    expect(error.message).not.toContain('another');
  });

  test('no key answers 401', async () => {
    expect((await get('/v1/events', {})).status).toBe(401);
  });

  test('another API version is refused', async () => {
    const error = await errorOf(clientOf(shop.double).events.list({}, { apiVersion: '2020-08-27' }));
    expect(error.message).toContain('2026-10-28.endive, not 2020-08-27');
  });

  test.each(['/v1/events', '/__control', '/'])('a foreign host name gets nothing from %s', async (path) => {
    const status = await new Promise((resolve, reject) => {
      const { port } = shop.double;
      const headers = { host: `evil.example:${port}`, authorization: `Bearer ${SECRET_KEY}` };
      request({ host: '127.0.0.1', port, path, headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test('a web page cannot steer it with a form', async () => {
    const answer = await fetch(`${shop.double.base}/__control`, { method: 'POST', body: '{"advance":60}' });
    expect(answer.status).toBe(403);
  });
});

test.each(['GET /v1/customers', 'POST /v1/coupons', 'POST /v1/billing_portal/sessions', 'GET /elsewhere'])(
  '%s is not there, in words that the SDK rejects',
  async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const error = await errorOf(shop.stripe.rawRequest(method, path));
    expect(error).toMatchObject({ statusCode: 404, type: 'StripeInvalidRequestError' });
  },
);

test('every answer names its request, its version and the double', async () => {
  const { headers } = await get('/v1/events');
  expect(headers.get('request-id')).toMatch(/^req_/);
  expect(headers.get('stripe-version')).toBe(Stripe.API_VERSION);
  expect(headers.get('server')).toBe(MARKER);
});

test.each([
  ['checkout.session', () => shop.stripe.checkout.sessions.retrieve('cs_test_none')],
  ['payment_intent', () => shop.stripe.paymentIntents.retrieve('pi_none')],
  ['charge', () => shop.stripe.charges.retrieve('ch_none')],
  ['refund', () => shop.stripe.refunds.retrieve('re_none')],
  ['dispute', () => shop.stripe.disputes.retrieve('dp_none')],
  ['event', () => shop.stripe.events.retrieve('evt_none')],
  ['payment_intent', () => shop.stripe.paymentIntents.retrieve('constructor')],
])('an unknown %s is missing', async (object, call) => {
  const error = await errorOf(call());
  expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' });
  expect(error.message).toContain(`No such ${object}: `);
});

describe('expand', () => {
  test('is how objects inside appear; without it they are ids', async () => {
    const { id } = await shop.paid();
    const plain = await shop.stripe.checkout.sessions.retrieve(id);
    expect(plain.payment_intent).toMatch(/^pi_/);
    expect(plain.line_items).toBeUndefined();
    const full = await shop.stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent', 'line_items'],
    });
    expect(full.payment_intent).toMatchObject({ object: 'payment_intent', status: 'succeeded' });
    expect(full.line_items?.data).toMatchObject([
      { quantity: 2, amount_total: 3700, metadata: { sku: 'guji-250' } },
    ]);
  });

  test('reaches the charge of an intent and the items of a list', async () => {
    const { payment_intent: intent } = await shop.paid();
    const withCharge = await shop.stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
    expect(withCharge.latest_charge).toMatchObject({ object: 'charge', payment_intent: intent.id });
    const { data } = await shop.stripe.checkout.sessions.list({ limit: 1, expand: ['data.payment_intent'] });
    expect(data[0]?.payment_intent).toMatchObject({ id: intent.id });
  });

  test('stops at ten line items, as Stripe does', async () => {
    const { id } = await shop.create({ line_items: Array.from({ length: 12 }, () => line(100)) });
    const { line_items: items } = await shop.stripe.checkout.sessions.retrieve(id, {
      expand: ['line_items'],
    });
    expect(items?.data).toHaveLength(10);
    expect(items?.has_more).toBe(true);
  });

  test('of anything else is refused', async () => {
    const { id } = await shop.create();
    const error = await errorOf(shop.stripe.checkout.sessions.retrieve(id, { expand: ['customer.sources'] }));
    expect(error.message).toBe('This property cannot be expanded (customer.sources).');
  });
});

describe('lists', () => {
  let ids: string[];
  let other: Fixture;
  beforeAll(async () => {
    other = await startFixture({ now: () => 2_000_000_000 });
    ids = [];
    // Newest first, a second apart.
    for (let n = 0; n < 5; n++) {
      ids.unshift((await other.create({ client_reference_id: `ord_${n}` })).id);
      await other.double.control({ advance: 1 });
    }
  });
  afterAll(() => other[Symbol.asyncDispose]());

  const idsOf = (list: { data: { id: string }[] }) => list.data.map(({ id }) => id);

  test('come newest first in pages', async () => {
    const { sessions } = other.stripe.checkout;
    const first = await sessions.list({ limit: 2 });
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    const last = await sessions.list({ limit: 2, starting_after: String(ids[2]) });
    expect(idsOf(last)).toEqual(ids.slice(3));
    expect(last.has_more).toBe(false);
  });

  test('page backwards from just before the cursor', async () => {
    const page = await other.stripe.checkout.sessions.list({ limit: 2, ending_before: String(ids[4]) });
    expect(idsOf(page)).toEqual(ids.slice(2, 4));
    expect(page.has_more).toBe(true);
  });

  test('filter by creation time', async () => {
    const { sessions } = other.stripe.checkout;
    expect(idsOf(await sessions.list({ created: 2_000_000_000 }))).toEqual(ids.slice(4));
    expect(idsOf(await sessions.list({ created: { gt: 2_000_000_000, lte: 2_000_000_002 } }))).toEqual(
      ids.slice(2, 4),
    );
    expect(idsOf(await sessions.list({ created: { gte: 2_000_000_003, lt: 2_000_000_004 } }))).toEqual(
      ids.slice(1, 2),
    );
  });

  test('filter sessions by status, intent and email', async () => {
    const { sessions } = other.stripe.checkout;
    await sessions.expire(String(ids[0]));
    const paid = await other.paid();
    expect(idsOf(await sessions.list({ status: 'expired' }))).toEqual([ids[0]]);
    expect(idsOf(await sessions.list({ status: 'complete' }))).toEqual([paid.id]);
    expect(idsOf(await sessions.list({ payment_intent: paid.payment_intent.id }))).toEqual([paid.id]);
    expect(idsOf(await sessions.list({ customer_details: { email: 'buyer@example.com' } }))).toEqual([
      paid.id,
    ]);
    expect(idsOf(await sessions.list({ customer_details: { email: 'x@example.com' } }))).toEqual([]);
  });

  test.each([
    [{ limit: 0 }, 'greater than or equal to 1'],
    [{ limit: 101 }, 'less than or equal to 100'],
    [{ starting_after: 'cs_test_none' }, 'No such'],
    [{ colour: 'red' } as never, 'unknown parameter'],
  ])('refuse %o', async (params, message) => {
    expect((await errorOf(other.stripe.checkout.sessions.list(params))).message).toContain(message);
  });
});

describe('events', () => {
  test('are listed by type, several types and a family of types, to the last page', async () => {
    await using other = await startFixture();
    await other.paid();
    await other.paid();
    const list = other.stripe.events;
    const typesOf = async (params: Stripe.EventListParams) =>
      (await list.list(params).autoPagingToArray({ limit: 100 })).map(({ type }) => type);
    expect(await typesOf({ type: 'charge.succeeded', limit: 1 })).toEqual([
      'charge.succeeded',
      'charge.succeeded',
    ]);
    expect(
      await typesOf({ types: ['checkout.session.completed', 'payment_intent.created'], limit: 1 }),
    ).toEqual([
      'checkout.session.completed',
      'payment_intent.created',
      'checkout.session.completed',
      'payment_intent.created',
    ]);
    expect(new Set(await typesOf({ type: 'payment_intent.*' }))).toEqual(
      new Set(['payment_intent.created', 'payment_intent.succeeded']),
    );
  });

  test('are forgotten after 30 days', async () => {
    await using other = await startFixture();
    await other.paid();
    await other.double.control({ advance: 30 * 24 * 3600 });
    expect((await other.stripe.events.list()).data).toEqual([]);
  });

  test('carry the whole envelope and say which request made them', async () => {
    await using other = await startFixture();
    const { id } = await other.create();
    const { lastResponse } = await other.stripe.checkout.sessions.expire(
      id,
      {},
      { idempotencyKey: 'expire_1' },
    );
    await other.double.idle();
    const [event] = (await other.stripe.events.list()).data;
    expect(event).toEqual({
      id: expect.stringMatching(/^evt_/),
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: expect.any(Number),
      livemode: false,
      pending_webhooks: 0,
      request: { id: lastResponse.requestId, idempotency_key: 'expire_1' },
      type: 'checkout.session.expired',
      data: { object: expect.objectContaining({ id, status: 'expired' }) },
    });
  });

  test('keep the object as it was', async () => {
    await using other = await startFixture();
    const { id } = await other.paid({}, { method: 'delayed' });
    await other.double.control({ settle: { id, ok: true } });
    const { data } = await other.stripe.events.list({ type: 'checkout.session.completed' });
    expect(data[0]?.data.object).toMatchObject({ payment_status: 'unpaid' });
  });
});
