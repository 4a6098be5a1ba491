import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import {
  auditLog,
  coffees,
  importRuns,
  lots,
  priceHistory,
  recordVersions,
  stockLedger,
  variants,
} from '@/db/schema';
import { waitsForLock } from '@/db/testing';
import { release } from '@/lib/inventory/service';
import { wasOvertaken } from '@/lib/kernel/overtaken';
import { grams } from '@/lib/kernel/units';
import { hold } from '../stock/testing';
import { applyRun, checkRun, discardRun, reopenRun } from './service';
import { stageFile } from './stage';
import { ADA, inPieces, useImports } from './testing';

const { database, stage, runOf, apply, reportOf, aSize } = useImports();

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
      expect.objectContaining({ version: 1, actorId: ADA.id, note: 'file.csv, row 2' }),
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
    expect(entries.at(-1)).toMatchObject({ action: 'variant.save', actorId: ADA.id });
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
    await expect(applyRun(database.db, ADA, id, seen)).rejects.toMatchObject({ code: 'import_moved' });
    await expect(applyRun(database.db, ADA, id, seen)).rejects.toMatchObject({ code: 'moved_on' });
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
      const slow = applyRun(database.db, ADA, id, seen);
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
    await applyRun(database.db, ADA, id, seen);
    expect(await aSize()).toMatchObject({ price: size.price + 20, version: size.version + 1 });
  });

  it('says how far it is, rising to the end, and so does the check', async () => {
    const ROWS = 2000;
    let text = 'slug,name,kind\r\n';
    for (let i = 0; i < ROWS; i++) text += `bar-${i},Bar ${i},coffee\r\n`;
    const id = await stageFile(database.db, ADA, { name: 'bar.csv', body: inPieces(text) }, 'catalogue');
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

  it('that the database ends for another’s sake imports nothing, says so, and can be pressed again as it is', async () => {
    const [first, second] = await database.db.select().from(variants).orderBy(variants.id).limit(2);
    if (!first || !second) throw new Error('too few sizes');
    const dearer = (size: typeof first) => ((size.price + 40) / 100).toFixed(2);
    const id = await stage(
      `sku,price\r\n${first.sku},${dearer(first)}\r\n${second.sku},${dearer(second)}\r\n`,
    );
    const { check } = await runOf(id);
    let importing: Promise<void> | undefined;
    await database.db.transaction(async (tx) => {
      // The import looks for circles first, so it is the one that ends.
      await tx.execute(sql`set local deadlock_timeout = '1min'`);
      const hold = (size: typeof first) =>
        tx.select().from(variants).where(eq(variants.id, size.id)).for('no key update');
      await hold(second);
      importing = applyRun(database.db, ADA, id, check);
      importing.catch(() => {});
      expect(await waitsForLock(database.db, importing)).toBe(true);
      await hold(first);
    });
    const ended = await importing?.catch((error: unknown) => error);
    expect(wasOvertaken(ended)).toBe(true);
    expect(await runOf(id)).toMatchObject({
      state: 'ready',
      check,
      failure: expect.stringContaining('Nothing was imported'),
    });
    const prices = async () =>
      (await database.db.select().from(variants).orderBy(variants.id).limit(2)).map(({ price }) => price);
    expect(await prices()).toEqual([first.price, second.price]);
    await applyRun(database.db, ADA, id, check);
    expect(await runOf(id)).toMatchObject({ state: 'applied', failure: null });
    expect(await prices()).toEqual([first.price + 40, second.price + 40]);
  });

  it('whose check the database breaks off is checked again from the rows that were uploaded', async () => {
    const size = await aSize();
    const text = `sku,price\r\n${size.sku},${((size.price + 15) / 100).toFixed(2)}\r\n`;
    const upload = () => stageFile(database.db, ADA, { name: 'file.csv', body: inPieces(text) }, 'catalogue');
    const id = await upload();
    const hold = await database.pool.connect();
    try {
      await hold.query('begin');
      await hold.query('lock table import_rows in access exclusive mode');
      const checking = checkRun(database.db, id);
      const ended = expect(checking).rejects.toThrow();
      expect(await waitsForLock(database.db, checking)).toBe(true);
      await hold.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      await ended;
      await hold.query('rollback');
    } finally {
      hold.release();
    }
    expect(await runOf(id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('Press Check again'),
    });
    await reopenRun(database.db, id);
    await checkRun(database.db, id);
    expect(await runOf(id)).toMatchObject({
      state: 'ready',
      failure: null,
      counts: { change: 1, error: 0 },
    });
    // What is checked already, and what may have been cut off while it came in, is not.
    await expect(reopenRun(database.db, id)).rejects.toMatchObject({ code: 'moved_on' });
    const halfWay = await upload();
    await database.db
      .update(importRuns)
      .set({ seenAt: new Date(0) })
      .where(eq(importRuns.id, halfWay));
    await expect(reopenRun(database.db, halfWay)).rejects.toMatchObject({ code: 'moved_on' });
  });

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
    const [a, b, c, d, e] = await database.db.select().from(lots).where(eq(lots.stage, 'landed')).limit(5);
    if (!a || !b || !c || !d || !e) throw new Error('too few lots');
    const id = await stage(
      [
        'lot_code;coffee;on_hand_g;counted_kg;counted_g;reason',
        `${a.lotCode};x;${a.onHand};1,25;;"Shelf, spilt"`,
        `${b.lotCode};x;${b.onHand};;;`,
        `${c.lotCode};x;${c.onHand + 5};2;;`,
        `${d.lotCode};x;${d.onHand};;${d.onHand + 1};`,
        `${e.lotCode};x;${e.onHand};;${e.onHand};`,
      ].join('\r\n'),
      'count',
    );
    expect((await reportOf(id)).map((row) => [row.outcome, row.problems.map((p) => p.column)])).toEqual([
      ['change', []],
      ['unchanged', []],
      ['error', ['on_hand_g']],
      // A difference without a reason; then a count that found what should be there.
      ['error', ['reason']],
      ['change', []],
    ]);
    await apply(id);
    const [now] = await database.db.select().from(lots).where(eq(lots.id, a.id));
    expect(now?.onHand).toBe(1250);
    const moves = await database.db.select().from(stockLedger).where(eq(stockLedger.lotId, a.id));
    expect(moves.at(-1)).toMatchObject({ kind: 'count', actor: ADA.id, reason: 'Shelf, spilt' });
    const [left] = await database.db.select().from(lots).where(eq(lots.id, d.id));
    expect(left?.onHand).toBe(d.onHand);
  });

  describe('below what is promised to open checkouts', () => {
    const ROW = '1.362 kg of this lot are promised to open checkouts, and 5 g were counted.';
    async function twoLots() {
      const found = await database.db
        .select()
        .from(lots)
        .where(and(eq(lots.stage, 'landed'), eq(lots.reserved, grams(0)), gt(lots.onHand, grams(10_000))))
        .orderBy(lots.lotCode)
        .limit(2);
      const [promised, free] = found;
      if (!promised || !free) throw new Error('too few lots');
      const file = [
        'lot_code,counted_g,counted_kg,reason',
        `${promised.lotCode},5,,Spilt`,
        `${free.lotCode},${free.onHand - 7},,Spilt`,
      ].join('\r\n');
      const onHand = async () =>
        (
          await database.db
            .select({ g: lots.onHand })
            .from(lots)
            .where(inArray(lots.id, [promised.id, free.id]))
            .orderBy(lots.lotCode)
        ).map(({ g }) => g);
      return { promised, free, file, onHand };
    }

    it('is an error of its row in the dry run, to the gram, and the other rows are imported', async () => {
      const { promised, free, file, onHand } = await twoLots();
      const order = await hold(database.db, promised.id, 1362);
      const id = await stage(file, 'count');
      expect((await runOf(id)).counts).toMatchObject({ change: 1, error: 1 });
      const [row] = await reportOf(id);
      expect(row).toMatchObject({ row: 2, key: promised.lotCode, outcome: 'error', changes: {} });
      expect(row?.problems).toEqual([
        {
          column: 'counted_g',
          words: expect.stringMatching(/^1\.362 kg of this lot .+ import this row again\.$/),
        },
      ]);
      expect(row?.problems[0]?.words).toContain(ROW);
      const inKilograms = await stage(`lot_code,counted_kg\r\n${promised.lotCode},1.3610\r\n`, 'count');
      expect((await reportOf(inKilograms))[0]?.problems.map(({ column }) => column)).toContain('counted_kg');
      // What is promised may be all there is.
      const enough = await stage(`lot_code,counted_g,reason\r\n${promised.lotCode},1362,Spilt\r\n`, 'count');
      expect((await reportOf(enough))[0]?.outcome).toBe('change');
      await apply(id);
      expect(await onHand()).toEqual([promised.onHand, free.onHand - 7]);
      await database.db.transaction((tx) => release(tx, order, 'expired'));
    });

    it('since the dry run imports nothing and names the row; the rest is imported when confirmed anew', async () => {
      const { promised, free, file, onHand } = await twoLots();
      const id = await stage(file, 'count');
      expect((await runOf(id)).counts).toMatchObject({ change: 2, error: 0 });
      const order = await hold(database.db, promised.id, 1362);
      await expect(apply(id)).rejects.toMatchObject({ code: 'import_moved' });
      expect(await onHand()).toEqual([promised.onHand, free.onHand]);
      expect(await runOf(id)).toMatchObject({ state: 'moved', counts: { change: 1, error: 1 } });
      expect((await reportOf(id))[0]).toMatchObject({
        row: 2,
        key: promised.lotCode,
        problems: [{ column: 'counted_g', words: expect.stringContaining(ROW) }],
      });
      await apply(id);
      expect(await onHand()).toEqual([promised.onHand, free.onHand - 7]);
      await database.db.transaction((tx) => release(tx, order, 'expired'));
    });
  });
});
