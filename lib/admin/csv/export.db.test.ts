import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { importRows, importRuns } from '@/db/schema';
import { writeRecord } from './cells';
import { exportFile } from './export';
import { listReport } from './queries';
import { checkRun, discardRun } from './service';
import { stageFile } from './stage';
import { ADA, bytes, useImports } from './testing';
import type { Delimiter, ImportKind } from './types';

const { database, stage, runOf } = useImports();

async function exported(kind: ImportKind, delimiter: Delimiter = ','): Promise<string> {
  let text = '';
  for await (const piece of exportFile(database.db, kind, delimiter)) text += piece;
  return text;
}

describe('export, then import', () => {
  it.each([
    ['coffee', ','],
    ['coffee', ';'],
    ['coffee', '\t'],
    ['lot', ','],
    ['lot', ';'],
    ['lot', '\t'],
    ['variant', ','],
    ['variant', ';'],
    ['variant', '\t'],
  ] as const)('reports zero changes: %s with %j', async (kind, delimiter) => {
    const text = await exported(kind, delimiter);
    const id = await stage(text);
    const run = await runOf(id);
    const { rows } = await listReport(database.db, id, { page: 1, outcome: 'error' });
    expect(rows).toEqual([]);
    expect((await listReport(database.db, id, { page: 1, outcome: 'change' })).rows).toEqual([]);
    expect(run.counts).toMatchObject({ create: 0, change: 0, error: 0 });
    expect(run.counts.unchanged).toBeGreaterThan(20);
    expect(run.columns.filter((column) => column.field === null)).toEqual([]);
  });

  it('has no cell that a spreadsheet takes for a formula', async () => {
    const text = await exported('coffee');
    expect(text.startsWith('\uFEFFslug,')).toBe(true);
    expect(text).toContain('"\'=HYPERLINK(""http://elsewhere.test"")"');
    expect(text).toContain("'@home");
    expect(text).toContain(`;'=HYPERLINK(""x"")\nsecond line, '+49\n\n'-third; ''@fourth"`);
  });

  it.each([',', ';'] as const)('has none with %j for a program that splits at another mark', async (mark) => {
    for (const kind of ['coffee', 'lot', 'variant', 'count'] as const) {
      const pieces = (await exported(kind, mark)).split(/[,;\t\r\n]/);
      expect(
        pieces.filter((piece) => /^[\s"]*[=+\-@]/.test(piece) && !/^"?-\d+(\.\d+)?$/.test(piece)),
      ).toEqual([]);
    }
  });

  it('of a count list counts nothing', async () => {
    const id = await stage(await exported('count'), 'count');
    expect((await runOf(id)).counts).toMatchObject({ change: 0, error: 0 });
  });
});

describe('ten thousand rows', () => {
  it('are never held at once: what was read from the file is at most a few batches ahead of what is put aside', async () => {
    const ROWS = 10_000;
    let [produced, ahead] = [0, 0];
    const body = (async function* () {
      yield bytes('slug,name,kind,description\r\n');
      for (let row = 0; row < ROWS; row += 100) {
        let text = '';
        for (let i = row; i < row + 100; i++)
          text += writeRecord([`bulk-${i}`, `Coffee ${i}`, 'coffee', 'x'.repeat(200)], ',');
        produced += 100;
        const [stored] = await database.db
          .select({ total: importRuns.total })
          .from(importRuns)
          .where(eq(importRuns.fileName, 'long.csv'));
        ahead = Math.max(ahead, produced - (stored?.total ?? 0));
        yield bytes(text);
      }
    })();
    const id = await stageFile(database.db, ADA, { name: 'long.csv', body }, 'catalogue');
    expect((await runOf(id)).total).toBe(ROWS);
    expect(ahead).toBeLessThan(2000);
    await checkRun(database.db, id);
    expect((await runOf(id)).counts).toMatchObject({ create: ROWS, error: 0 });
    await discardRun(database.db, id);
    expect(await database.db.$count(importRows, eq(importRows.runId, id))).toBe(0);
  }, 60_000);
});
