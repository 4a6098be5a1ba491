import { sql } from 'drizzle-orm';
import { beforeAll, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { PAGE_SIZE, readTableState } from '../table';
import { listLots } from './queries';
import { LOT_TABLE } from './tables';

const database = useTestDatabase();
const LOTS = 5000;

beforeAll(async () => {
  await database.db.execute(sql`insert into coffees (id, slug, kind, name, status, provenance)
    values ('cof_many', 'many', 'coffee', 'Many', 'draft', 'demo')`);
  await database.db.execute(sql`
    insert into lots (id, coffee_id, lot_code, crop_year, stage, provenance)
    select 'lot_' || n, 'cof_many', 'MANY-' || lpad(n::text, 4, '0'), '2026', 'draft', 'demo'
    from generate_series(1, ${sql.raw(String(LOTS))}) n`);
  await database.db.execute(sql`analyze lots`);
});

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};
const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Rows of `lots` that the database touches to answer the page's own statement, the one with a limit. */
async function lotsRead(query: string): Promise<number> {
  const asked = vi.spyOn(database.pool, 'query');
  await listLots(database.db, readTableState(new URLSearchParams(query), LOT_TABLE));
  const calls = asked.mock.calls as unknown as [{ text: string }, unknown[]][];
  asked.mockRestore();
  const [page] = calls.filter(([{ text }]) => text.includes(' limit $') && text.includes('order by'));
  if (!page) throw new Error('the page is asked for without a limit');
  const { rows } = await database.pool.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `explain (analyze, format json) ${page[0].text}`,
    page[1],
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('no plan');
  return nodesOf(plan)
    .filter((node) => node['Relation Name'] === 'lots')
    .reduce(
      (sum, node) =>
        sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    );
}

it.each(['', 'sort=-code'])('the first page (%s) reads little more than its own rows', async (query) => {
  expect(await lotsRead(query)).toBeLessThanOrEqual(2 * PAGE_SIZE);
});

it('a later page reads no further than its own end', async () => {
  expect(await lotsRead('page=3')).toBeLessThanOrEqual(4 * PAGE_SIZE);
});
