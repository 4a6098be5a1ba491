import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApiFault } from './faults';
import { clientOf, errorOf, type Fixture, startFixture, until } from './fixture';

let shop: Fixture;
beforeEach(async () => {
  shop = await startFixture();
});
afterEach(() => shop[Symbol.asyncDispose]());

const fail = (mode: ApiFault['mode'], times = 1, path = 'POST /v1/checkout/sessions$') =>
  shop.double.control({ faults: { api: [{ path, mode, times }] } });

describe('a crash', () => {
  // The SDK sends a request again, once, when the connection breaks; the second time it tells.
  test('before the request arrived made nothing', async () => {
    await fail('crash_before', 2);
    const error = await errorOf(shop.create({}, 'key'));
    expect(error.type).toBe('StripeConnectionError');
    expect(shop.double.sessions()).toEqual([]);
  });

  test('after it was done made the session, and the same key finds it', async () => {
    await fail('crash_after', 2);
    const params = shop.params();
    const call = shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
    expect((await errorOf(call)).type).toBe('StripeConnectionError');
    const [made] = shop.double.sessions();
    const found = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
    expect(found.id).toBe(made?.id);
    expect(shop.double.sessions()).toHaveLength(1);
  });

  test('is healed by the retries of the SDK without a second session', async () => {
    await fail('crash_after');
    const client = clientOf(shop.double, { maxNetworkRetries: 2 });
    await client.checkout.sessions.create(shop.params());
    expect(shop.double.sessions()).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test.each([
    ['500', 'StripeAPIError'],
    ['429', 'StripeRateLimitError'],
  ] as const)('with %s did nothing, and the same key works afterwards', async (mode, type) => {
    await fail(mode);
    expect((await errorOf(shop.create({}, 'key'))).type).toBe(type);
    expect(shop.double.sessions()).toEqual([]);
    await expect(shop.create({}, 'key')).resolves.toMatchObject({ status: 'open' });
  });

  test('500_stored is replayed for its key, and another key works', async () => {
    await fail('500_stored');
    const params = shop.params();
    const { sessions } = shop.stripe.checkout;
    await errorOf(sessions.create(params, { idempotencyKey: 'key' }));
    expect((await errorOf(sessions.create(params, { idempotencyKey: 'key' }))).statusCode).toBe(500);
    await expect(sessions.create(params, { idempotencyKey: 'key_2' })).resolves.toMatchObject({
      status: 'open',
    });
    expect(shop.double.sessions()).toHaveLength(1);
  });
});

test('slow does its work late, whether or not the caller still waits', async () => {
  await shop.double.control({ faults: { api: [{ path: '^POST', mode: 'slow', ms: 3_600_000 }] } });
  const impatient = clientOf(shop.double, { timeout: 50 });
  const error = await errorOf(impatient.checkout.sessions.create(shop.params()));
  expect(error.type).toBe('StripeConnectionError');
  expect(shop.double.sessions()).toEqual([]);
  await shop.double.control({ faults: {} });
  await until(() => shop.double.sessions().length === 1);
});

test('a fault hits only its path and only so many times', async () => {
  await fail('429', 2, 'GET /v1/events');
  await expect(shop.create()).resolves.toMatchObject({ status: 'open' });
  await errorOf(shop.stripe.events.list());
  await errorOf(shop.stripe.events.list());
  await expect(shop.stripe.events.list()).resolves.toMatchObject({ object: 'list' });
});

describe('control', () => {
  const send = (command: object) =>
    fetch(`${shop.double.base}/__control`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });

  test('works from another process and tells the virtual time', async () => {
    const before = shop.double.now();
    const answer = (await (await send({ advance: 1000 })).json()) as { now: number };
    expect(answer.now).toBeGreaterThanOrEqual(before + 1000);
  });

  test('shows everything as JSON', async () => {
    const paid = await shop.paid();
    const seen = await (await fetch(`${shop.double.base}/__control`)).json();
    expect(seen).toMatchObject({
      sessions: [{ id: paid.id, status: 'complete' }],
      paymentIntents: [{ id: paid.payment_intent.id }],
      deliveries: [{ status: 200 }, { status: 200 }, { status: 200 }, { status: 200 }],
    });
    expect(seen).toHaveProperty('events.length', 4);
  });

  test.each([
    [{ advanced: 60 }],
    [{ faults: { webhook: { dorp: ['*'] } } }],
    [{ faults: { api: [{ path: '(', mode: '500' }] } }],
    [{ settle: { id: 'cs_test_1' } }],
    [{ settle: { id: 'cs_test_none', ok: true } }],
    [{ redeliver: 'evt_none' }],
  ])('refuses %j rather than doing nothing', async (command) => {
    const answer = await send(command);
    expect(answer.ok).toBe(false);
    expect(await answer.json()).toHaveProperty('error.message');
  });
});
