import { sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { PAGE_SIZE, readTableState } from '../table';
import { listCoffees, listLots, listVariants } from './queries';
import { COFFEE_TABLE, LOT_TABLE, VARIANT_TABLE } from './tables';

const database = useTestDatabase();
const db = () => database.db;
const LOTS = 5000;

const lotsAt = (query: string) => listLots(db(), readTableState(new URLSearchParams(query), LOT_TABLE));
const coffeesAt = (query: string) =>
  listCoffees(db(), readTableState(new URLSearchParams(query), COFFEE_TABLE));
const sizesAt = (query: string) =>
  listVariants(db(), readTableState(new URLSearchParams(query), VARIANT_TABLE));

beforeAll(async () => {
  await db().execute(sql`insert into regions (id, path, parent_id, level, name) values
    ('reg_peru', 'peru', null, 'country', 'Perú'), ('reg_jaen', 'peru/jaen', 'reg_peru', 'department', 'Jaén'),
    ('reg_peru2', 'peruvia', null, 'country', 'Peruvia')`);
  await db().execute(sql`
    insert into coffees (id, slug, kind, name, status, provenance, region_id)
    select 'cof_' || n, 'coffee-' || n, 'coffee', 'Coffee ' || lpad(n::text, 3, '0'),
      (case n % 3 when 0 then 'draft' when 1 then 'published' else 'archived' end)::publication, 'demo',
      case when n % 2 = 0 then 'reg_jaen' else 'reg_peru2' end
    from generate_series(1, 100) n`);
  await db().execute(sql`
    insert into coffee_regions (coffee_id, region_id) select id, region_id from coffees`);
  await db().execute(sql`
    insert into lots (id, coffee_id, lot_code, crop_year, stage, provenance, process)
    select 'lot_' || n, 'cof_' || (n % 100 + 1), 'LOT-' || lpad(n::text, 4, '0'), '2026',
      (case when n % 10 = 0 then 'draft' else 'landed' end)::lot_stage, 'demo',
      (case when n % 4 = 0 then 'honey' else 'washed' end)::process_method
    from generate_series(1, ${sql.raw(String(LOTS))}) n`);
  await db().execute(sql`
    insert into variants (id, lot_id, sku, form, size_label, net_g, gross_g, draw_g, price_minor)
    select 'var_' || n, 'lot_' || n, 'SKU-' || lpad(n::text, 4, '0'), 'roasted', '250 g', 250, 270, 298, 1000 + n
    from generate_series(1, 200) n`);
  await db().execute(sql`
    insert into stock_ledger (lot_id, kind, d_on_hand_g, d_reserved_g) values ('lot_1', 'receive', 1000, 0)`);
  await db().execute(sql`update lots set on_hand_g = 1000 where id = 'lot_1'`);
});

it('answers the first of 5,000 lots with one page of rows and the number of all', async () => {
  const first = await lotsAt('');
  expect(first.rows).toHaveLength(PAGE_SIZE);
  expect(first.total).toBe(LOTS);
  expect(first.rows[0]?.lotCode).toBe('LOT-0001');
});

it('asks the database for one page, not for all rows', async () => {
  const asked: string[] = [];
  const listen = (text: unknown) => asked.push(String((text as { text?: string }).text ?? text));
  const { pool } = database;
  const original = pool.query.bind(pool);
  // The real pool still answers; its questions are only written down.
  pool.query = ((...args: [never]) => {
    listen(args[0]);
    return original(...args);
  }) as typeof pool.query;
  try {
    await lotsAt('sort=-coffee&page=3');
  } finally {
    pool.query = original as typeof pool.query;
  }
  expect(asked).toHaveLength(2);
  for (const text of asked) expect(text).toMatch(/\blimit \$|count\(\*\)/i);
});

it('meets every lot once over all pages, whatever it is sorted by', async () => {
  for (const sort of ['code', '-coffee', 'stage', '-free', 'crop']) {
    const seen = new Set<string>();
    for (let page = 1; page <= LOTS / PAGE_SIZE; page += 33) {
      const { rows } = await lotsAt(`sort=${sort}&page=${page}`);
      const next = await lotsAt(`sort=${sort}&page=${page + 1}`);
      for (const row of [...rows, ...next.rows]) {
        expect(seen.has(row.id), `${sort}: ${row.id} twice`).toBe(false);
        seen.add(row.id);
      }
    }
  }
});

it('finds by words in any order, without accents and case, and takes signs as they are', async () => {
  expect((await lotsAt('q=0042 coffee')).rows.map((row) => row.lotCode)).toEqual(['LOT-0042']);
  expect((await lotsAt('q=lot-0007')).total).toBe(1);
  expect((await lotsAt('q=100%')).total).toBe(0);
  expect((await lotsAt('q=LOT_0007')).total).toBe(0);
});

it('filters by stage, process, origin at any depth, and what is for sale', async () => {
  expect((await lotsAt('stage=draft')).total).toBe(500);
  expect((await lotsAt('process=honey')).total).toBe(1250);
  expect((await lotsAt('origin=peru')).total).toBe(2500);
  expect((await lotsAt('origin=peru/jaen')).total).toBe(2500);
  expect((await lotsAt('stock=in')).rows.map((row) => row.id)).toEqual(['lot_1']);
  expect((await lotsAt('stage=nonsense')).total).toBe(LOTS);
});

it('lists coffees and sizes the same way', async () => {
  expect(await coffeesAt('status=draft')).toMatchObject({ total: 33 });
  expect((await coffeesAt('sort=-free')).rows[0]).toMatchObject({ id: 'cof_2', freeG: 1000, origin: 'Perú' });
  expect((await coffeesAt('stock=in')).total).toBe(1);
  expect((await sizesAt('sort=-price')).rows[0]).toMatchObject({ sku: 'SKU-0200', price: 1200 });
  expect((await sizesAt('stock=in')).rows).toMatchObject([{ sku: 'SKU-0001', units: 3 }]);
  expect((await sizesAt('active=no')).total).toBe(0);
});
