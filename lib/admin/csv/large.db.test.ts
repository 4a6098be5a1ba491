import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { checkAuditChain } from '@/lib/kernel/audit';
import { useImports } from './testing';

const { database, stage, apply, runOf } = useImports();
const ROWS = 3000;

afterEach(() => vi.restoreAllMocks());

/** Statements that this process sends to the database while `run` runs. */
async function statementsOf(run: () => Promise<unknown>): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await run();
  const n = sent.mock.calls.length;
  sent.mockRestore();
  return n;
}

const number = async (query: ReturnType<typeof sql>) =>
  Number((await database.db.execute<{ n: number }>(query)).rows[0]?.n);

/** Rows of history that say they come from a file. */
const kept = async () => ({
  versions: await number(sql`select count(*) as n from record_versions where note like 'file.csv, row %'`),
  entries: await number(sql`select count(*) as n from audit_log where note like 'file.csv, row %'`),
  prices: await number(
    sql`select count(*) as n from price_history h join variants v on v.id = h.variant_id where v.sku like 'BIG-%'`,
  ),
});

it('of thousands of rows asks the database a few times for each five hundred, and keeps all history of each row', async () => {
  const { rows } = await database.db.execute<{ code: string }>(
    sql`select lot_code as code from lots where stage = 'landed' order by id limit 1`,
  );
  const file = (price: string) => {
    let text = 'sku,lot_code,form,size_label,net_g,gross_g,price\r\n';
    for (let i = 0; i < ROWS; i++) text += `BIG-${i},${rows[0]?.code},roasted,250 g,250,270,${price}\r\n`;
    return text;
  };
  const created = await stage(file('12.00'));
  // One by one it would be several for each row; what is done for every five hundred is about a dozen.
  expect(await statementsOf(() => apply(created))).toBeLessThan(ROWS / 10);
  expect(await kept()).toEqual({ versions: ROWS, entries: ROWS, prices: ROWS });

  const changed = await stage(file('12.50'));
  expect((await runOf(changed)).counts).toMatchObject({ change: ROWS, error: 0 });
  expect(await statementsOf(() => apply(changed))).toBeLessThan(ROWS / 10);
  expect(await kept()).toEqual({ versions: 2 * ROWS, entries: 2 * ROWS, prices: 2 * ROWS });
  expect(await number(sql`select count(*) as n from variants where sku like 'BIG-%' and version = 2`)).toBe(
    ROWS,
  );

  expect((await checkAuditChain(database.db)).broken).toBeNull();
  // The chain's head is written once for an import. Written for each row, it would leave a version for each behind, and
  // whoever looks for the newest one passes all of them.
  expect(await number(sql`select pg_relation_size('audit_head') as n`)).toBeLessThanOrEqual(8192);
}, 60_000);

it('of texts and lots asks as seldom, whatever hangs on the records', async () => {
  const N = 1000;
  const file = (head: string, row: (i: number) => string) =>
    [head, ...Array.from({ length: N }, (_, i) => row(i))].join('\r\n');
  for (const word of ['first', 'second']) {
    const coffees = await stage(file('slug,name,kind,summary', (i) => `big-${i},Big ${i},coffee,${word}`));
    expect(await statementsOf(() => apply(coffees))).toBeLessThan(N / 10);
    const lots = await stage(
      file('lot_code,coffee,crop_year,stage,flavour_notes', (i) => `BIG-${i},big-${i},2026,landed,${word}`),
    );
    expect(await statementsOf(() => apply(lots))).toBeLessThan(N / 10);
  }
  expect(
    await number(
      sql`select count(*) as n from coffees c join lots l on l.coffee_id = c.id
        where l.lot_code like 'BIG-%' and c.version = 2 and l.version = 2 and c.summary = 'second'
          and l.flavour_notes = '{second}' and l.stage = 'landed'`,
    ),
  ).toBe(N);
}, 60_000);
