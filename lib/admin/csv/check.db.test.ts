import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { coffees, importRuns, lots, variants } from '@/db/schema';
import { stageFile } from './stage';
import { ADA, bytes, useImports } from './testing';

const { database, stage, runOf, apply, reportOf, aSize } = useImports();

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
    await expect(stageFile(database.db, ADA, { name: 'x.csv', body }, 'catalogue')).rejects.toMatchObject({
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

  it('finds in a file that LibreOffice saved with German settings what was changed, and nothing else', async () => {
    const saved = readFileSync(
      new URL('../../../e2e/fixtures/sizes-semicolons-libreoffice.csv', import.meta.url),
      'utf8',
    );
    const id = await stage(saved);
    expect(await runOf(id)).toMatchObject({
      delimiter: ';',
      counts: { create: 0, change: 1, unchanged: 6, error: 0 },
    });
    expect((await reportOf(id)).find((row) => row.outcome === 'change')).toMatchObject({
      key: 'PE-APRO-2026-R-250G',
      changes: {
        size_label: { from: '250 g', to: '250 g; "neu"' },
        price: { from: '14,50', to: '19,45' },
      },
    });
  });
});
