import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dailyCounts } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { setUpShop } from '@/lib/orders/testing';
import { setNow } from './clock';
import { bump } from './daily-counts';

const database = useTestDatabase();
const counts = () => database.db.select().from(dailyCounts).orderBy(dailyCounts.day, dailyCounts.subject);

beforeEach(() => database.db.delete(dailyCounts));
afterEach(() => setNow());

it('loses no count, however many come at once', async () => {
  setNow('2026-11-22T12:00:00Z');
  await Promise.all(Array.from({ length: 60 }, (_, i) => bump(database.db, 'cart_add', i % 2 ? 'a' : 'b')));
  expect(await counts()).toEqual([
    { day: '2026-11-22', kind: 'cart_add', subject: 'a', n: 30 },
    { day: '2026-11-22', kind: 'cart_add', subject: 'b', n: 30 },
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
    database.db.execute(sql`insert into daily_counts (day, kind) values ('2026-11-22', 'visitor')`),
  ).rejects.toThrow();
});
