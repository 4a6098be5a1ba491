import 'server-only';
import { and, asc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { importRows, importRuns, lots } from '@/db/schema';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { errorText } from '@/lib/kernel/error-copy';
import { DomainError } from '@/lib/kernel/errors';
import { plural } from '@/lib/kernel/format';
import { newId } from '@/lib/kernel/ids';
import { mayPass } from '@/lib/kernel/overtaken';
import { carryOut, type Planned, type RunRow, type Staged } from './carry-out';
import type { Context } from './columns';
import { type CountedLot, planCount } from './counts';
import { planRow, type RowPlan } from './plan';
import { lockTargets, readContext, readPages, readParents, readRecords } from './records';
import { BATCH, KIND_WORDS, STUCK_MS } from './rules';
import type { Column, Delimiter, ImportKind, RunState } from './types';

const NOT_NOW =
  'The database was busy or away in the middle of this. Nothing was imported; the file is still checked. Press Import again.';
const NOT_CHECKED =
  'The database was busy or away while the file was checked. Nothing was imported; the file is still here. Press Check again.';
const STUMBLED =
  'The shop stumbled over this file. Nothing was imported. Press Check again; if it happens again, tell whoever runs the server.';

/** Whose turn it is with a run: a step that was taken over, or that came too late, changes nothing of it any more. */
const held = (id: string, state: RunState, by: { check: number } | { claim: string }) =>
  and(
    eq(importRuns.id, id),
    eq(importRuns.state, state),
    'check' in by ? eq(importRuns.checks, by.check) : eq(importRuns.claim, by.claim),
  );

/**
 * The dry run: compares every row with the records as they are, and writes what it would do beside it. Each check has a
 * number of its own, so that what is imported is what somebody saw.
 * @param after the import that found records moved: the run says so until it is looked at anew
 */
export async function checkRun(db: Db | Tx, id: string, after?: { claim: string }): Promise<void> {
  const [run] = await db
    .update(importRuns)
    .set({ state: 'checking', done: 0, seenAt: now(), checks: sql`${importRuns.checks} + 1` })
    .where(after ? held(id, 'applying', after) : and(eq(importRuns.id, id), eq(importRuns.state, 'checking')))
    .returning();
  if (!run) throw new DomainError('moved_on');
  const own = held(id, 'checking', { check: run.checks });
  try {
    for await (const batch of plans(db, run)) {
      await writePlans(db, id, batch);
      await progress(db, own, batch.length);
    }
    await db
      .update(importRuns)
      .set({ state: after ? 'moved' : 'ready' })
      .where(own);
  } catch (error) {
    await fail(db, own, error, NOT_CHECKED);
    throw error;
  }
}

/**
 * Opens a file for another check that failed, or whose process ended. Its rows are still there once a check has begun:
 * before that the upload may have ended in the middle.
 * @throws DomainError moved_on when there is nothing to check again
 */
export async function reopenRun(db: Db | Tx, id: string): Promise<void> {
  const reopened = await db
    .update(importRuns)
    .set({ state: 'checking', done: 0, seenAt: now(), failure: null })
    .where(
      and(
        eq(importRuns.id, id),
        gt(importRuns.checks, 0),
        or(
          eq(importRuns.state, 'failed'),
          and(inArray(importRuns.state, ['checking', 'applying']), lt(importRuns.seenAt, silentSince())),
        ),
      ),
    )
    .returning({ id: importRuns.id });
  if (reopened.length === 0) throw new DomainError('moved_on');
}

const silentSince = () => new Date(now().getTime() - STUCK_MS);

/**
 * Imports a checked file in one transaction: what was checked, or nothing. Rows with an error are left out.
 * @param seen number of the check whose report somebody agreed to
 * @throws DomainError moved_on when it is not ready, or was checked anew since; import_moved when a record changed since
 * the check, which is made anew; what a service refuses. What another moment may mend goes on, and leaves the file ready
 */
export async function applyRun(db: Db | Tx, actor: Actor, id: string, seen: number): Promise<void> {
  const run = await claim(db, id, seen);
  const own = held(id, 'applying', { claim: run.claim });
  try {
    await db.transaction(async (tx) => {
      await lockTargets(tx, run.kind, id);
      const totals = { create: 0, change: 0 };
      for await (const batch of plans(tx, run)) {
        if (batch.some(({ staged, plan }) => !isAsChecked(staged, plan)))
          throw new DomainError('import_moved');
        const done = await carryOut(tx, actor, run, batch);
        totals.create += done.create;
        totals.change += done.change;
        await progress(db, own, batch.length);
      }
      await writeAudit(tx, actor, {
        action: 'import.apply',
        subject: 'import',
        subjectId: id,
        label: run.fileName,
        note: `${KIND_WORDS[run.kind].title}: ${plural(totals.create, 'row')} created, ${plural(totals.change, 'row')} changed`,
      });
      // Last, since the steps before say how far they are outside of this transaction.
      const done = await tx
        .update(importRuns)
        .set({ state: 'applied', appliedAt: now() })
        .where(own)
        .returning({ id: importRuns.id });
      if (done.length === 0) throw new DomainError('moved_on');
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'import_moved')
      await checkRun(db, id, { claim: run.claim });
    else if (mayPass(error))
      await db.update(importRuns).set({ state: 'ready', done: 0, failure: NOT_NOW }).where(own);
    else await fail(db, own, error);
    throw error;
  }
}

export async function discardRun(db: Db, id: string): Promise<void> {
  await db
    .update(importRuns)
    .set({ state: 'discarded' })
    .where(and(eq(importRuns.id, id), inArray(importRuns.state, ['ready', 'moved', 'failed'])));
  await db.delete(importRows).where(
    inArray(
      importRows.runId,
      db
        .select({ id: importRuns.id })
        .from(importRuns)
        .where(and(eq(importRuns.id, id), eq(importRuns.state, 'discarded'))),
    ),
  );
}

/** Whether an import holds a stock count: other people may import it. @throws DomainError not_found */
export const kindOfRun = async (db: Db | Tx, id: string): Promise<ImportKind> => (await runOf(db, id)).kind;

async function runOf(db: Db | Tx, id: string): Promise<RunRow> {
  const [run] = await db.select().from(importRuns).where(eq(importRuns.id, id));
  if (!run) throw new DomainError('not_found');
  return run;
}

/**
 * One press imports once, and only the check that it was pressed for. A step whose process died may be begun again: its
 * transaction died with it, or ends without effect since the claim is another one then.
 */
async function claim(db: Db | Tx, id: string, seen: number): Promise<RunRow & { claim: string }> {
  const from: RunState[] = ['ready', 'moved'];
  const token = newId<string>('clm');
  const [claimed] = await db
    .update(importRuns)
    .set({ state: 'applying', claim: token, done: 0, seenAt: now(), failure: null })
    .where(
      and(
        eq(importRuns.id, id),
        eq(importRuns.checks, seen),
        or(
          inArray(importRuns.state, from),
          and(eq(importRuns.state, 'applying'), lt(importRuns.seenAt, silentSince())),
        ),
      ),
    )
    .returning();
  if (!claimed) throw new DomainError('moved_on');
  return { ...claimed, claim: token };
}

async function progress(db: Db | Tx, own: SQL | undefined, rows: number): Promise<void> {
  await db
    .update(importRuns)
    .set({ done: sql`${importRuns.done} + ${rows}`, seenAt: now() })
    .where(own);
}

/** @param passing said when another moment may mend it */
async function fail(db: Db | Tx, own: SQL | undefined, error: unknown, passing = STUMBLED): Promise<void> {
  const failure =
    error instanceof DomainError
      ? [errorText(error), ...Object.values(error.fields ?? {}).flat()].join(' ')
      : mayPass(error)
        ? passing
        : STUMBLED;
  await db.update(importRuns).set({ state: 'failed', failure }).where(own);
}

/** What every row would do now, 500 rows at a time. */
async function* plans(db: Db | Tx, run: RunRow): AsyncGenerator<Planned[]> {
  const context = await readContext(db, run.delimiter as Delimiter);
  let last = 0;
  for (;;) {
    const rows = await db
      .select()
      .from(importRows)
      .where(and(eq(importRows.runId, run.id), gt(importRows.row, last)))
      .orderBy(asc(importRows.row))
      .limit(BATCH);
    last = rows.at(-1)?.row ?? 0;
    if (rows.length === 0) return;
    yield await planBatch(db, run, rows, context);
  }
}

async function planBatch(
  db: Db | Tx,
  run: RunRow,
  rows: readonly Staged[],
  context: Context,
): Promise<Planned[]> {
  const keys = [...new Set(rows.map((row) => row.key))];
  const firstRow = await firstRows(db, run.id, keys);
  const columns = run.columns as Column[];
  const column = KIND_WORDS[run.kind].key;
  const { kind } = run;
  const lotsByCode = kind === 'count' ? await readCounted(db, keys) : new Map<string, CountedLot>();
  const records = new Map(
    kind === 'count' ? [] : (await readRecords(db, kind, { keys })).map((record) => [record.key, record]),
  );
  const parents =
    kind === 'count' ? new Map<string, string>() : await readParents(db, kind, parentsIn(columns, rows));
  const pages = kind === 'coffee' ? await readPages(db, keys, records) : undefined;
  return rows.map((staged) => {
    const record = records.get(staged.key);
    const refuse = (words: string): Planned => ({
      staged,
      record,
      parentId: '',
      plan: { outcome: 'error', changes: {}, problems: [{ column, words }], fields: {}, parent: '' },
    });
    if (staged.key === '') return refuse('Without it nobody knows which record the row is about.');
    const first = firstRow.get(staged.key) ?? staged.row;
    if (first < staged.row)
      return refuse(`Row ${first} is about ${staged.key} already. Keep one of the two.`);
    const plan =
      kind === 'count'
        ? planCount(columns, staged.cells, lotsByCode.get(staged.key), context.delimiter)
        : planRow(kind, columns, staged.cells, record, parents, context, pages?.get(staged.key));
    const counted = lotsByCode.get(staged.key);
    return { staged, plan, record, parentId: counted?.id ?? parents.get(plan.parent) ?? '' };
  });
}

/** The first row of the file about each of these keys. */
async function firstRows(db: Db | Tx, runId: string, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ key: importRows.key, row: sql<number>`min(${importRows.row})` })
    .from(importRows)
    .where(and(eq(importRows.runId, runId), inArray(importRows.key, [...keys])))
    .groupBy(importRows.key);
  return new Map(rows.map(({ key, row }) => [key, row]));
}

function parentsIn(columns: readonly Column[], rows: readonly Staged[]): string[] {
  const at = columns.findIndex((column) => column.field === 'parent');
  return at < 0 ? [] : [...new Set(rows.map((row) => (row.cells[at] ?? '').trim()).filter(Boolean))];
}

async function readCounted(db: Db | Tx, codes: readonly string[]): Promise<Map<string, CountedLot>> {
  const rows = await db
    .select({ id: lots.id, lotCode: lots.lotCode, onHand: lots.onHand, reserved: lots.reserved })
    .from(lots)
    .where(inArray(lots.lotCode, [...codes]));
  return new Map(rows.map(({ lotCode, ...lot }) => [lotCode, lot]));
}

async function writePlans(db: Db | Tx, runId: string, batch: readonly Planned[]): Promise<void> {
  const rows = batch.map(({ staged, plan }) => ({
    row: staged.row,
    outcome: plan.outcome,
    changes: plan.changes,
    problems: plan.problems,
  }));
  await db.execute(sql`
    update import_rows set outcome = p.outcome::import_outcome, changes = p.changes, problems = p.problems
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(row int, outcome text, changes jsonb, problems jsonb)
    where import_rows.run_id = ${runId} and import_rows.row = p.row`);
}

/** Key order of jsonb is its own: compared by field. */
function isAsChecked(staged: Staged, plan: RowPlan): boolean {
  const [a, b] = [staged.changes, plan.changes];
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return (
    staged.outcome === plan.outcome &&
    [...names].every((name) => a[name]?.from === b[name]?.from && a[name]?.to === b[name]?.to)
  );
}
