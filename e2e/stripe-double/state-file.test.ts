import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientOf, errorOf, SECRET_KEY, startFixture, submit, until } from './fixture';
import { startDouble } from './server';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stripe-double-'));
  stateFile = join(folder, 'deep', 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a restarted double knows its sessions, intents, refunds, events, keys and clock', async () => {
  const first = await startFixture({ stateFile });
  const paid = await first.paid();
  const params = first.params();
  const open = await first.stripe.checkout.sessions.create(params, { idempotencyKey: 'key' });
  const refund = await first.stripe.refunds.create({ payment_intent: paid.payment_intent.id, amount: 100 });
  await first.double.control({ advance: 60, idle: true });
  const events = first.double.events();
  await first[Symbol.asyncDispose]();

  await using second = await startFixture({ stateFile });
  const { stripe } = second;
  expect(await stripe.checkout.sessions.retrieve(paid.id)).toMatchObject({ payment_status: 'paid' });
  expect(await stripe.paymentIntents.retrieve(paid.payment_intent.id)).toMatchObject({ status: 'succeeded' });
  expect((await stripe.refunds.list()).data.map(({ id }) => id)).toEqual([refund.id]);
  expect(second.double.events()).toEqual(events);
  expect((await stripe.checkout.sessions.create(params, { idempotencyKey: 'key' })).id).toBe(open.id);
  expect((await errorOf(stripe.checkout.sessions.expire(paid.id))).message).toContain('`complete`');
  expect(second.double.now()).toBeGreaterThanOrEqual(Math.floor(Date.now() / 1000) + 60);
});

test('an open session is paid after a restart on another port', async () => {
  const first = await startFixture({ stateFile });
  const { id } = await first.create();
  await first[Symbol.asyncDispose]();
  await using second = await startFixture({ stateFile });
  const { url } = await second.stripe.checkout.sessions.retrieve(id);
  await submit(url);
  expect((await second.stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid');
});

test('a webhook that was still owed is delivered after a restart', async () => {
  const first = await startFixture({ stateFile, retryDelaysMs: [3_600_000] });
  first.receiver.statuses = [200, 200, 200, 500];
  const { url } = await first.create();
  await submit(url);
  await until(() => first.double.deliveries().length === 4);
  await first[Symbol.asyncDispose]();
  await using second = await startFixture({ stateFile });
  await second.double.idle();
  expect(second.receiver.types()).toEqual(['checkout.session.completed']);
});

test('state reaches the file without a close, whole', async () => {
  await using running = await startFixture({ stateFile });
  const { id } = await running.create();
  await until(() => readdirSync(join(folder, 'deep')).includes('state.json'));
  await until(() => readFileSync(stateFile, 'utf8').includes(id));
  expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toMatchObject({ format: 1 });
  expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json']);
});

test('a damaged file stops the start with a sentence that says what to do', async () => {
  const broken = join(folder, 'state.json');
  writeFileSync(broken, '{"format":1,');
  const start = startDouble({ secretKey: SECRET_KEY, stateFile: broken });
  await expect(start).rejects.toThrow('Delete the file to start afresh');
});

test('the file never holds a card number that was refused', async () => {
  const running = await startFixture({ stateFile });
  const { url } = await running.create();
  await submit(url, { card: '5555 5555 5555 4444', line1: '7 Kept Road' });
  await running[Symbol.asyncDispose]();
  const text = readFileSync(stateFile, 'utf8');
  expect(text).toContain('7 Kept Road');
  expect(text).not.toMatch(/5555 ?5555 ?5555 ?4444/);
});

test('without a state file nothing is remembered', async () => {
  const first = await startFixture();
  const { id } = await first.create();
  await first[Symbol.asyncDispose]();
  await using second = await startFixture();
  const error = await errorOf(clientOf(second.double).checkout.sessions.retrieve(id));
  expect(error.code).toBe('resource_missing');
});
