import { expect, it } from 'vitest';
import { dailyCounts } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { getFunnel } from './queries';

const database = useTestDatabase();

it('adds up each step over all coffees from the first day on, and leaves out the days before', async () => {
  const day = '2026-11-10';
  const rows: [day: string, kind: string, subject: string, n: number][] = [
    ['2026-11-09', 'product_view', 'kenya', 1000],
    ['2026-11-09', 'paid', '', 50],
    [day, 'product_view', 'kenya', 40],
    [day, 'product_view', 'peru', 20],
    ['2026-11-11', 'product_view', 'peru', 5],
    [day, 'cart_add', 'peru', 9],
    [day, 'checkout_start', '', 4],
    ['2026-11-11', 'paid', '', 3],
  ];
  await database.db
    .insert(dailyCounts)
    .values(rows.map(([day, kind, subject, n]) => ({ day, kind, subject, n, mode: 'live' as const })));
  expect(await getFunnel(database.db, day, 'live')).toEqual({ views: 65, added: 9, started: 4, paid: 3 });
});

it('counts what happened in a demo, in a test and in the real shop apart', async () => {
  const day = '2027-01-10';
  const modes = ['demo', 'test', 'live'] as const;
  await database.db.insert(dailyCounts).values(
    modes.flatMap((mode, i) => [
      { day, kind: 'product_view', subject: 'kenya', mode, n: 10 ** i },
      { day, kind: 'paid', mode, n: i },
    ]),
  );
  const told = await Promise.all(modes.map((mode) => getFunnel(database.db, day, mode)));
  expect(told.map(({ views, paid }) => [views, paid])).toEqual([
    [1, 0],
    [10, 1],
    [100, 2],
  ]);
});

it('is all nought where nothing was counted', async () => {
  expect(await getFunnel(database.db, '2030-01-01', 'live')).toEqual({
    views: 0,
    added: 0,
    started: 0,
    paid: 0,
  });
});
