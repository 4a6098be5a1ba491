import { afterEach, beforeEach, expect, test } from 'vitest';
import { errorOf, type Fixture, line, startFixture, until } from './fixture';

let shop: Fixture;
beforeEach(async () => {
  shop = await startFixture();
});
afterEach(() => shop[Symbol.asyncDispose]());

test('the same key and parameters give the same session, marked as a replay', async () => {
  const params = shop.params();
  const first = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  const second = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  expect(second.id).toBe(first.id);
  expect(shop.double.sessions()).toHaveLength(1);
  expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId);
});

test('a replay shows the session as it was created, not as it is', async () => {
  const params = shop.params();
  const { id } = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  await shop.stripe.checkout.sessions.expire(id);
  const replayed = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  expect(replayed.status).toBe('open');
});

test('the same key with other parameters is refused', async () => {
  await shop.create({}, 'key');
  const error = await errorOf(shop.create({ client_reference_id: 'ord_2' }, 'key'));
  expect(error.type).toBe('StripeIdempotencyError');
  expect(shop.double.sessions()).toHaveLength(1);
});

test('a key that is in use answers 409 and runs once', async () => {
  await shop.double.control({ faults: { api: [{ path: '^POST', mode: 'slow', ms: 600_000 }] } });
  const params = shop.params();
  const first = shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  await until(() => shop.double.overview().faults.api?.[0]?.times === 0);
  const error = await errorOf(shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' }));
  expect(error).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
  await shop.double.control({ faults: {} });
  expect(shop.double.sessions().map(({ id }) => id)).toEqual([(await first).id]);
});

test('a failed validation is forgotten, so the corrected request may use the key', async () => {
  await errorOf(shop.create({ line_items: [line(18.5)] }, 'key'));
  await expect(shop.create({}, 'key')).resolves.toMatchObject({ status: 'open' });
});

test('a refused expires_at proves that the key never made a session', async () => {
  const params = shop.params();
  await shop.double.control({ advance: 3600 });
  const error = await errorOf(shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' }));
  expect(error.param).toBe('expires_at');
});

test('a made session is replayed even when its expires_at has come too close', async () => {
  const params = shop.params();
  const { id } = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  await shop.double.control({ advance: 3600 });
  const replayed = await shop.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  expect(replayed.id).toBe(id);
});

test('an error of the execution is replayed', async () => {
  const paid = await shop.paid();
  const refund = { payment_intent: paid.payment_intent.id, amount: 99_999 };
  const first = await errorOf(shop.stripe.refunds.create(refund, { idempotencyKey: 'key' }));
  await shop.stripe.refunds.create({ payment_intent: paid.payment_intent.id });
  // Executed anew it would say that everything is refunded.
  const second = await errorOf(shop.stripe.refunds.create(refund, { idempotencyKey: 'key' }));
  expect(second.message).toBe(first.message);
  expect(second.headers?.['idempotent-replayed']).toBe('true');
});

test('a key is forgotten after 24 hours', async () => {
  const { id } = await shop.create({}, 'key');
  await shop.double.control({ advance: 24 * 3600 });
  const again = await shop.create({}, 'key');
  expect(again.id).not.toBe(id);
});
