import { expect, it } from 'vitest';
import { dailyCounts } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { getFunnel } from './queries';

const database = useTestDatabase();

it('adds up each step over all coffees from the first day on, and leaves out the days before', async () => {
  const day = '2026-11-10';
  await database.db.insert(dailyCounts).values([
    { day: '2026-11-09', kind: 'product_view', subject: 'kenya', n: 1000 },
    { day: '2026-11-09', kind: 'paid', n: 50 },
    { day, kind: 'product_view', subject: 'kenya', n: 40 },
    { day, kind: 'product_view', subject: 'peru', n: 20 },
    { day: '2026-11-11', kind: 'product_view', subject: 'peru', n: 5 },
    { day, kind: 'cart_add', subject: 'peru', n: 9 },
    { day, kind: 'checkout_start', n: 4 },
    { day: '2026-11-11', kind: 'paid', n: 3 },
  ]);
  expect(await getFunnel(database.db, day)).toEqual({ views: 65, added: 9, started: 4, paid: 3 });
});

it('is all nought where nothing was counted', async () => {
  expect(await getFunnel(database.db, '2030-01-01')).toEqual({ views: 0, added: 0, started: 0, paid: 0 });
});
