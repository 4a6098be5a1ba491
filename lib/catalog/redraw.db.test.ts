import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { getCoffeePage } from './coffee-page';
import { coffeeJsonLd } from './json-ld';

const shop = useTestDatabase();
const SLUG = 'peru-aprocassi-san-ignacio';
const LOT = 'PE-APRO-2026-01';

let listener: pg.Client;
const heard: string[] = [];
beforeAll(async () => {
  await shop.db.transaction(seedInto);
  listener = new pg.Client({ connectionString: shop.url });
  await listener.connect();
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await listener.query('listen yunga_tags');
});
afterAll(() => listener.end());

/** Leaves so many grams unpromised, and answers whether the pages were told to be drawn anew. */
async function leave(g: number): Promise<boolean> {
  await shop.db.execute(sql`
    insert into stock_ledger (lot_id, kind, d_on_hand_g, d_reserved_g, reason, actor)
    select id, 'adjust', ${g}::int - (on_hand_g - reserved_g), 0, 'Test', 'test' from lots
    where lot_code = ${LOT} and on_hand_g - reserved_g <> ${g}::int`);
  heard.length = 0;
  await shop.db.execute(sql`
    update lots set on_hand_g = reserved_g + ${g}::int where lot_code = ${LOT} and on_hand_g - reserved_g <> ${g}::int`);
  // Its own word comes after whatever the move has sent.
  await listener.query(`select pg_notify('yunga_tags', 'end')`);
  while (!heard.includes('end')) await new Promise((next) => setTimeout(next, 5));
  return heard.includes('catalog');
}

const availabilities = async () => {
  const page = await getCoffeePage(shop.db, SLUG);
  if (!page) throw new Error('no page');
  const text = JSON.stringify(coffeeJsonLd(page, 'Yunga'));
  return [...text.matchAll(/"size":"([^"]+)".*?schema\.org\/(\w+)/g)].map(
    ([, size, state]) => `${size} ${state}`,
  );
};

it('selling grams redraws nothing until a size stops fitting, and structured data says which', async () => {
  await leave(100_000);
  expect(await leave(90_000), 'a few bags of many').toBe(false);
  expect(await leave(700), 'less than a kilogram bag takes').toBe(true);
  expect(await leave(650), 'the same sizes fit').toBe(false);
  const low = await availabilities();
  expect(low).toContain('250 g LimitedAvailability');
  expect(low).toContain('1 kg SoldOut');
  expect(await leave(100_000), 'all fit again').toBe(true);
  expect(new Set((await availabilities()).map((one) => one.split(' ').at(-1)))).toEqual(new Set(['InStock']));
});

it('a lot that becomes low is drawn as low', async () => {
  const smallest = 298;
  await leave(10 * smallest + 200);
  await leave(10 * smallest);
  expect(await leave(10 * smallest - 1)).toBe(true);
  expect(await availabilities()).toContain('250 g LimitedAvailability');
});
