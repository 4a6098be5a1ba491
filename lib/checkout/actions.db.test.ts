import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { checkoutAttempts, rateLimits } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import { errorText } from '@/lib/kernel/error-copy';
import { startCheckout } from './actions';

/** What the browser sends: the action, its limit and the database are the real ones. */
const request = vi.hoisted(() => ({ address: '203.0.113.1' }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'sec-fetch-site': 'same-origin', 'x-forwarded-for': request.address }),
  cookies: async () => ({ get: () => undefined }),
}));

const database = useTestDatabase();
const ENV = ['DATABASE_URL', 'SESSION_SECRET'] as const;
const before = ENV.map((name) => process.env[name]);

beforeAll(() => {
  process.env.DATABASE_URL = database.url;
  process.env.SESSION_SECRET = 'a secret of more than thirty-two characters';
});
beforeEach(async () => {
  setNow('2026-11-22T10:05:00Z');
  request.address = '203.0.113.1';
  await database.db.delete(rateLimits);
});
afterAll(async () => {
  setNow();
  const pools = (globalThis as { yungaPools?: Map<string, { pool: { end(): Promise<void> } }> }).yungaPools;
  for (const { pool } of pools?.values() ?? []) await pool.end();
  pools?.clear();
  for (const [i, name] of ENV.entries()) {
    if (before[i] === undefined) delete process.env[name];
    else process.env[name] = before[i];
  }
});

/** The code of the answer. Without a cart a start that the limit lets through ends at once, and for that reason. */
const start = async () => {
  const result = await startCheckout({ country: 'US', cartHash: 'a'.repeat(64) });
  return result.ok ? 'ok' : result.error.code;
};

it('the 21st start of a checkout within a quarter of an hour is refused in words', async () => {
  for (let n = 1; n <= 20; n++) expect(await start(), `start ${n}`).toBe('cart_empty');
  expect(await start()).toBe('too_many_attempts');
  const refused = await startCheckout({ country: 'US', cartHash: 'a'.repeat(64) });
  expect(refused.ok ? '' : errorText(refused.error)).toBe(
    'Too many attempts. Wait 10 minutes and try again.',
  );
  expect(await database.db.$count(checkoutAttempts)).toBe(0);
});

it('another address may still start, and the same one in the next window', async () => {
  for (let n = 1; n <= 21; n++) await start();
  expect(await start()).toBe('too_many_attempts');
  request.address = '203.0.113.2';
  expect(await start()).toBe('cart_empty');
  request.address = '203.0.113.1';
  setNow('2026-11-22T10:15:00Z');
  expect(await start()).toBe('cart_empty');
});
