import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dailyCounts } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { setUpShop } from '@/lib/orders/testing';
import { setNow } from './clock';
import { bump, countMode } from './daily-counts';

const database = useTestDatabase();
const counts = () => database.db.select().from(dailyCounts).orderBy(dailyCounts.day, dailyCounts.subject);

beforeEach(() => database.db.delete(dailyCounts));
afterEach(() => setNow());

it('loses no count, however many come at once', async () => {
  setNow('2026-11-22T12:00:00Z');
  await Promise.all(Array.from({ length: 60 }, (_, i) => bump(database.db, 'cart_add', i % 2 ? 'a' : 'b')));
  expect(await counts()).toEqual([
    { day: '2026-11-22', kind: 'cart_add', subject: 'a', mode: 'live', n: 30 },
    { day: '2026-11-22', kind: 'cart_add', subject: 'b', mode: 'live', n: 30 },
  ]);
});

it('counts nothing for what was taken back', async () => {
  await database.db
    .transaction(async (tx) => {
      await bump(tx, 'paid');
      throw new Error('undo');
    })
    .catch(() => {});
  expect(await counts()).toEqual([]);
});

it('puts a count on the day it is at the shop, not in Greenwich', async () => {
  await setUpShop(database.db);
  setNow('2026-11-22T03:00:00Z');
  await bump(database.db, 'paid');
  expect((await counts()).map(({ day }) => day)).toEqual(['2026-11-21']);
});

it('knows four kinds and no other', async () => {
  await expect(
    database.db.execute(
      sql`insert into daily_counts (day, kind, mode) values ('2026-11-22', 'visitor', 'demo')`,
    ),
  ).rejects.toMatchObject({ cause: { constraint: 'daily_counts_kind' } });
});

it.each([
  [{ STRIPE_SECRET_KEY: 'sk_test_demo_1', STRIPE_API_BASE: 'http://127.0.0.1:1' }, 'demo'],
  [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'test'],
  [{ STRIPE_SECRET_KEY: 'rk_live_1' }, 'live'],
  [{}, 'live'],
])('counts a shop with %j as %s', (settings, mode) => {
  expect(countMode(settings as Parameters<typeof countMode>[0])).toBe(mode);
});
