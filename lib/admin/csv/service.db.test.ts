import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import {
  auditLog,
  coffees,
  importRows,
  importRuns,
  lots,
  priceHistory,
  recordVersions,
  staff,
  stockLedger,
  variants,
} from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { writeRecord } from './cells';
import { exportFile } from './export';
import { getRun, listReport } from './queries';
import { applyRun, checkRun, discardRun } from './service';
import { stageFile } from './stage';
import type { Delimiter, ImportKind } from './types';

const database = useTestDatabase();
const ada = { id: 'stf_ada', name: 'Ada' };
const bytes = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
  await database.db.transaction(seedInto);
  await database.db
    .insert(staff)
    .values({ ...ada, email: 'ada@example.com', role: 'owner', emailVerified: true });
  // What a spreadsheet is likely to spoil.
  const [coffee] = await database.db.select().from(coffees).limit(1);
  await database.db
    .update(coffees)
    .set({
      summary: '=HYPERLINK("http://elsewhere.test")',
      description: 'Jaén, "the green city";\nsecond line\n\n-third',
      locality: '@home',
      ingredients: "'+1",
      allergens: ['soya | milk', '-nuts', 'back\\slash'],
    })
    .where(eq(coffees.id, coffee?.id ?? ('' as never)));
});

async function* inPieces(text: string, size = 1000): AsyncGenerator<Uint8Array> {
  const all = bytes(text);
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
async function stage(text: string, expected: 'catalogue' | 'count' = 'catalogue') {
  const id = await stageFile(database.db, ada, { name: 'file.csv', body: inPieces(text) }, expected);
  await checkRun(database.db, id);
  return id;
}
const runOf = async (id: string) => {
  const run = await getRun(database.db, id);
  if (!run) throw new Error('no run');
  return run;
};
/** Imports what the last check says, as somebody who looked at it does. */
const apply = async (id: string) => applyRun(database.db, ada, id, (await runOf(id)).check);
const reportOf = async (id: string) => (await listReport(database.db, id, { page: 1 })).rows;
async function exported(kind: ImportKind, delimiter: Delimiter = ','): Promise<string> {
  let text = '';
  for await (const piece of exportFile(database.db, kind, delimiter)) text += piece;
  return text;
}
const aSize = async () => {
  const [size] = await database.db.select().from(variants).orderBy(variants.sku).limit(1);
  if (!size) throw new Error('no size');
  return size;
};

describe('export, then import', () => {
  it.each([
    ['coffee', ','],
    ['coffee', ';'],
    ['lot', ','],
    ['lot', ';'],
    ['lot', '\t'],
    ['variant', ','],
    ['variant', ';'],
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
  });

  it('of a count list counts nothing', async () => {
    const id = await stage(await exported('count'), 'count');
    expect((await runOf(id)).counts).toMatchObject({ change: 0, error: 0 });
  });
});

describe('a check', () => {
  it('says row by row what would be created, changed, left alone and refused, with column and reason', async () => {
    const size = await aSize();
    const [other] = await database.db.select().from(variants).orderBy(variants.sku).offset(1).limit(1);
    const price = (size.price + 125) / 100;
    const id = await stage(
      [
        'sku,lot_code,price,active',
        `${size.sku},,${price.toFixed(2)},yes`,
        `${other?.sku},,${((other?.price ?? 0) / 100).toFixed(2)},yes`,
        'NEW-1,NOWHERE,12.00,yes',
        `${size.sku},,1.00,yes`,
        ',,1.00,yes',
        'NEW-2,,twelve,perhaps',
      ].join('\r\n'),
    );
    const rows = await reportOf(id);
    expect(rows.map((row) => [row.row, row.outcome])).toEqual([
      [2, 'change'],
      [3, 'unchanged'],
      [4, 'error'],
      [5, 'error'],
      [6, 'error'],
      [7, 'error'],
    ]);
    expect(rows[0]?.changes).toEqual({
      price: { from: (size.price / 100).toFixed(2), to: price.toFixed(2) },
    });
    expect(rows[2]?.problems).toContainEqual({
      column: 'lot_code',
      words: 'No lot has the code “NOWHERE”. Import the lots first.',
    });
    expect(rows[3]?.problems[0]?.words).toContain('Row 2');
    expect(rows[5]?.problems.map((problem) => problem.column)).toEqual(
      expect.arrayContaining(['lot_code', 'price', 'active', 'form']),
    );
    expect((await aSize()).price).toBe(size.price);
  });

  it('names columns it does not know, and stock, which it never imports', async () => {
    const id = await stage('lot_code,on_hand_g,Roaster’s joy\r\nX-1,5,high\r\n');
    expect((await runOf(id)).columns).toEqual([
      { name: 'lot_code', field: 'lotCode' },
      { name: 'on_hand_g', field: null, why: 'stock changes through a count' },
      { name: 'Roaster’s joy', field: null, why: 'a file of lots has no such column' },
    ]);
  });

  it('leaves a column alone that the file does not have, and empties one that is there and empty', async () => {
    const [lot] = await database.db.select().from(lots).where(eq(lots.stage, 'landed')).limit(1);
    await database.db
      .update(lots)
      .set({ grade: 'SHB', drying: 'patio' })
      .where(eq(lots.id, lot?.id ?? ('' as never)));
    const id = await stage(`lot_code,grade\r\n${lot?.lotCode},\r\n`);
    await apply(id);
    const [now] = await database.db
      .select()
      .from(lots)
      .where(eq(lots.id, lot?.id ?? ('' as never)));
    expect(now).toMatchObject({ grade: null, drying: 'patio', onHand: lot?.onHand });
  });

  it('never takes a row that was cut off for empty cells', async () => {
    const [lot] = await database.db.select().from(lots).where(eq(lots.stage, 'landed')).limit(1);
    const id = await stage(`lot_code,crop_year,grade,drying\r\n${lot?.lotCode},${lot?.cropYear}\r\n`);
    expect(await reportOf(id)).toMatchObject([
      {
        outcome: 'error',
        changes: {},
        problems: [{ words: expect.stringContaining('2 cells and the head 4') }],
      },
    ]);
    const counted = await stage(`lot_code,counted_g,on_hand_g\r\n${lot?.lotCode},5\r\n`, 'count');
    expect((await reportOf(counted))[0]?.outcome).toBe('error');
  });

  it('says what an import would refuse: a slug that leads elsewhere, a page with nothing to show', async () => {
    const [coffee] = await database.db
      .select()
      .from(coffees)
      .where(eq(coffees.status, 'published'))
      .orderBy(coffees.slug)
      .limit(1);
    if (!coffee) throw new Error('no coffee');
    await database.db.update(coffees).set({ slug: 'csv-moved' }).where(eq(coffees.id, coffee.id));
    await database.db.insert(coffees).values({
      id: 'cof_csv_empty' as never,
      slug: 'csv-empty',
      kind: 'coffee',
      name: 'Empty',
      provenance: 'shop',
    });
    const id = await stage(
      `slug,name,kind,status\r\n${coffee.slug},Thief,coffee,draft\r\ncsv-empty,Empty,coffee,published\r\n`,
    );
    const rows = await reportOf(id);
    expect(rows.map((row) => [row.outcome, row.problems.map((problem) => problem.column)])).toEqual([
      ['error', ['slug']],
      ['error', ['status']],
    ]);
    expect(rows[0]?.problems[0]?.words).toContain('still leads there');
    await database.db.update(coffees).set({ slug: coffee.slug }).where(eq(coffees.id, coffee.id));
  });

  it('never guesses whether a mark parts thousands or decimals', async () => {
    const size = await aSize();
    const [lot] = await database.db.select().from(lots).where(eq(lots.stage, 'landed')).limit(1);
    const prices = await stage(`sku;price\r\n${size.sku};1.850\r\n`);
    expect((await reportOf(prices))[0]?.problems).toEqual([
      { column: 'price', words: '“1.850” can be read in two ways. Write 1850 or 1,85.' },
    ]);
    const count = await stage(`lot_code,counted_kg\r\n${lot?.lotCode},"1,250"\r\n`, 'count');
    expect((await reportOf(count))[0]?.problems).toEqual([
      { column: 'counted_kg', words: '“1,250” can be read in two ways. Write 1250 or 1.25.' },
    ]);
  });

  it.each([
    ['Windows bytes', new Uint8Array([115, 108, 117, 103, 10, 0x4a, 0x61, 0xe9, 0x6e, 10]), 'not_utf8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 115, 0, 108, 0]), 'utf16'],
    ['a workbook', bytes('PK\u0003\u0004rest'), 'workbook'],
    ['an open quote', bytes('slug,name\r\na,"never closed\r\nb,c\r\n'), 'quotes'],
    ['no key', bytes('name,price\r\na,1\r\n'), 'no_key'],
    ['a head alone', bytes('slug,name\r\n'), 'no_rows'],
    ['a column twice', bytes('slug,name,Name\r\na,b,c\r\n'), 'twice'],
    ['201 columns', bytes(`slug${',x'.repeat(200)}\r\na\r\n`), 'too_many_columns'],
    ['nothing', new Uint8Array(), 'empty'],
    ['a count', bytes('lot_code,counted_g\r\na,1\r\n'), 'is_count'],
  ])('refuses %s in words, and keeps nothing of it', async (_, content, why) => {
    const before = await database.db.$count(importRuns);
    const body = (async function* () {
      yield content;
    })();
    await expect(stageFile(database.db, ada, { name: 'x.csv', body }, 'catalogue')).rejects.toMatchObject({
      code: 'csv_refused',
      detail: { why },
    });
    expect(await database.db.$count(importRuns)).toBe(before);
  });

  it('reads a file as a spreadsheet with semicolons writes it', async () => {
    const size = await aSize();
    const id = await stage(
      `\uFEFFsku;size_label;price\r\n${size.sku};"1 lb; ""big""";${((size.price + 5) / 100).toFixed(2).replace('.', ',')}\r\n;;\r\n`,
    );
    expect(await reportOf(id)).toEqual([
      expect.objectContaining({
        outcome: 'change',
        changes: {
          size_label: { from: size.sizeLabel, to: '1 lb; "big"' },
          price: expect.objectContaining({ to: ((size.price + 5) / 100).toFixed(2).replace('.', ',') }),
        },
      }),
    ]);
  });
});

describe('an import', () => {
  it('creates a coffee, its lot and its size from three files, with history and audit entries', async () => {
    for (const text of [
      'slug,name,kind\r\ncsv-new,From a file,coffee\r\n',
      'lot_code,coffee,crop_year,stage,flavour_notes\r\nCSV-2026-01,csv-new,2026,landed,caramel | plum\r\n',
      'sku,lot_code,form,size_label,net_g,gross_g,price\r\nCSV-250,CSV-2026-01,roasted,250 g,250,270,14.50\r\n',
    ]) {
      const id = await stage(text);
      expect((await reportOf(id)).map((row) => [row.outcome, row.problems])).toEqual([['create', []]]);
      await apply(id);
      expect((await runOf(id)).state).toBe('applied');
    }
    const [size] = await database.db.select().from(variants).where(eq(variants.sku, 'CSV-250'));
    expect(size).toMatchObject({ price: 1450, draw: 298, currency: 'USD', version: 1 });
    const [coffee] = await database.db.select().from(coffees).where(eq(coffees.slug, 'csv-new'));
    expect(coffee).toMatchObject({ status: 'draft', provenance: 'shop' });
    const versions = await database.db
      .select()
      .from(recordVersions)
      .where(eq(recordVersions.subjectId, coffee?.id ?? ''));
    expect(versions).toEqual([
      expect.objectContaining({ version: 1, actorId: ada.id, note: 'file.csv, row 2' }),
    ]);
  });

  it('raises versions and writes the price history, and leaves rows with an error out', async () => {
    const size = await aSize();
    const id = await stage(
      `sku,price\r\n${size.sku},${((size.price + 100) / 100).toFixed(2)}\r\nNO-SUCH,1.00\r\n`,
    );
    expect((await runOf(id)).counts).toMatchObject({ change: 1, error: 1 });
    await apply(id);
    expect(await aSize()).toMatchObject({ price: size.price + 100, version: size.version + 1 });
    const history = await database.db.select().from(priceHistory).where(eq(priceHistory.variantId, size.id));
    expect(history.at(-1)?.price).toBe(size.price + 100);
    const entries = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, size.id));
    expect(entries.at(-1)).toMatchObject({ action: 'variant.save', actorId: ada.id });
  });

  it('imports nothing when a record changed since the check, says which, and imports when confirmed anew', async () => {
    const size = await aSize();
    const id = await stage(`sku,price\r\n${size.sku},${((size.price + 300) / 100).toFixed(2)}\r\n`);
    await database.db
      .update(variants)
      .set({ price: (size.price + 50) as never, version: size.version + 1 })
      .where(eq(variants.id, size.id));
    await expect(apply(id)).rejects.toMatchObject({ code: 'import_moved' });
    expect((await aSize()).price).toBe(size.price + 50);
    const run = await runOf(id);
    expect(run.state).toBe('moved');
    expect((await reportOf(id))[0]?.changes.price?.from).toBe(((size.price + 50) / 100).toFixed(2));
    await apply(id);
    expect((await aSize()).price).toBe(size.price + 300);
  });

  it('of a report that nobody saw does not happen: a second press still means the first report', async () => {
    const size = await aSize();
    const id = await stage(`sku,price\r\n${size.sku},${((size.price + 700) / 100).toFixed(2)}\r\n`);
    const seen = (await runOf(id)).check;
    await database.db
      .update(variants)
      .set({ price: (size.price + 60) as never, version: size.version + 1 })
      .where(eq(variants.id, size.id));
    await expect(applyRun(database.db, ada, id, seen)).rejects.toMatchObject({ code: 'import_moved' });
    await expect(applyRun(database.db, ada, id, seen)).rejects.toMatchObject({ code: 'moved_on' });
    expect((await aSize()).price).toBe(size.price + 60);
    expect((await runOf(id)).check).toBe(seen + 1);
    await apply(id);
    expect((await aSize()).price).toBe(size.price + 700);
  });

  it('that was taken over after a silence changes nothing any more, and does not spoil the one that took over', async () => {
    const size = await aSize();
    const id = await stage(`sku,price\r\n${size.sku},${((size.price + 20) / 100).toFixed(2)}\r\n`);
    const seen = (await runOf(id)).check;
    const hold = await database.pool.connect();
    try {
      await hold.query('begin');
      await hold.query('select 1 from variants where sku = $1 for update', [size.sku]);
      const slow = applyRun(database.db, ada, id, seen);
      const ended = expect(slow).rejects.toMatchObject({ code: 'moved_on' });
      await vi.waitFor(async () => expect((await runOf(id)).state).toBe('applying'));
      // A minute without a word, and another process begins it again.
      await database.db
        .update(importRuns)
        .set({ claim: 'clm_other', seenAt: new Date(0) })
        .where(eq(importRuns.id, id));
      await hold.query('commit');
      await ended;
    } finally {
      hold.release();
    }
    expect(await aSize()).toMatchObject({ price: size.price, version: size.version });
    expect((await runOf(id)).state).toBe('applying');
    await applyRun(database.db, ada, id, seen);
    expect(await aSize()).toMatchObject({ price: size.price + 20, version: size.version + 1 });
  });

  it('says how far it is, rising to the end, and so does the check', async () => {
    const ROWS = 2000;
    let text = 'slug,name,kind\r\n';
    for (let i = 0; i < ROWS; i++) text += `bar-${i},Bar ${i},coffee\r\n`;
    const id = await stageFile(database.db, ada, { name: 'bar.csv', body: inPieces(text) }, 'catalogue');
    const watch = async (work: Promise<void>) => {
      const told: number[] = [];
      let isOver = false;
      const ended = work.finally(() => {
        isOver = true;
      });
      while (!isOver) told.push((await runOf(id)).done);
      await ended;
      return [...told, (await runOf(id)).done];
    };
    const checked = await watch(checkRun(database.db, id));
    const imported = (await watch(apply(id))).slice(1);
    for (const told of [checked, imported]) {
      expect(told.at(-1)).toBe(ROWS);
      // Between nothing and all of it the bar stands at more than one place.
      expect(new Set(told.filter((done) => done > 0 && done < ROWS)).size).toBeGreaterThan(1);
    }
    const beginning = imported.indexOf(0);
    const rising = imported.slice(Math.max(0, beginning));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
  }, 60_000);

  it('is done once, however often it is asked for at the same time', async () => {
    const size = await aSize();
    const id = await stage(`sku,price\r\n${size.sku},${((size.price + 10) / 100).toFixed(2)}\r\n`);
    const results = await Promise.allSettled([1, 2, 3].map(() => apply(id)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect((await aSize()).version).toBe(size.version + 1);
  });

  it('does not happen once it is discarded', async () => {
    const size = await aSize();
    const id = await stage(`sku,price\r\n${size.sku},99.00\r\n`);
    await discardRun(database.db, id);
    await expect(apply(id)).rejects.toMatchObject({ code: 'moved_on' });
    expect((await aSize()).price).toBe(size.price);
  });
});

describe('a stock count', () => {
  it('makes movements of kind count in grams or kilograms, with the reason, and skips what was not counted', async () => {
    const [a, b, c] = await database.db.select().from(lots).where(eq(lots.stage, 'landed')).limit(3);
    if (!a || !b || !c) throw new Error('too few lots');
    const id = await stage(
      [
        'lot_code;coffee;on_hand_g;counted_kg;reason',
        `${a.lotCode};x;${a.onHand};1,25;"Shelf, spilt"`,
        `${b.lotCode};x;${b.onHand};;`,
        `${c.lotCode};x;${c.onHand + 5};2;`,
      ].join('\r\n'),
      'count',
    );
    expect((await reportOf(id)).map((row) => [row.outcome, row.problems.map((p) => p.column)])).toEqual([
      ['change', []],
      ['unchanged', []],
      ['error', ['on_hand_g']],
    ]);
    await apply(id);
    const [now] = await database.db.select().from(lots).where(eq(lots.id, a.id));
    expect(now?.onHand).toBe(1250);
    const moves = await database.db.select().from(stockLedger).where(eq(stockLedger.lotId, a.id));
    expect(moves.at(-1)).toMatchObject({ kind: 'count', actor: ada.id, reason: 'Shelf, spilt' });
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
    const id = await stageFile(database.db, ada, { name: 'long.csv', body }, 'catalogue');
    expect((await runOf(id)).total).toBe(ROWS);
    expect(ahead).toBeLessThan(2000);
    await checkRun(database.db, id);
    expect((await runOf(id)).counts).toMatchObject({ create: ROWS, error: 0 });
    await discardRun(database.db, id);
    expect(await database.db.$count(importRows, eq(importRows.runId, id))).toBe(0);
  }, 60_000);
});
