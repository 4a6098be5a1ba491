import 'server-only';
import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { importRows, importRuns, staff } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import type { TablePage } from '../table';
import { REPORT_PAGE, STUCK_MS } from './rules';
import type { Column, Delimiter, Outcome, ReportRow, Run } from './types';

const NONE: Record<Outcome, number> = { create: 0, change: 0, unchanged: 0, error: 0 };

/** @returns null for an unknown import */
export async function getRun(db: Db, id: string): Promise<Run | null> {
  return (await readRuns(db, eq(importRuns.id, id)))[0] ?? null;
}

/** The newest imports, at most ten. */
export const listRuns = (db: Db): Promise<Run[]> => readRuns(db);

async function readRuns(db: Db, which?: SQL): Promise<Run[]> {
  const rows = await db
    .select({ run: importRuns, by: staff.name })
    .from(importRuns)
    .innerJoin(staff, eq(staff.id, importRuns.createdBy))
    .where(which)
    .orderBy(desc(importRuns.createdAt), desc(importRuns.id))
    .limit(10);
  const ids = rows.map(({ run }) => run.id);
  const counted =
    ids.length === 0
      ? []
      : await db
          .select({ runId: importRows.runId, outcome: importRows.outcome, n: count() })
          .from(importRows)
          .where(inArray(importRows.runId, ids))
          .groupBy(importRows.runId, importRows.outcome);
  return rows.map(({ run, by }) => ({
    id: run.id,
    kind: run.kind,
    fileName: run.fileName,
    delimiter: run.delimiter as Delimiter,
    columns: run.columns as Column[],
    state: run.state,
    total: run.total,
    done: run.done,
    failure: run.failure,
    check: run.checks,
    by,
    at: run.createdAt.toISOString(),
    appliedAt: run.appliedAt?.toISOString() ?? null,
    isStuck:
      (run.state === 'checking' || run.state === 'applying') &&
      run.seenAt.getTime() < now().getTime() - STUCK_MS,
    counts: {
      ...NONE,
      ...Object.fromEntries(
        counted.flatMap(({ runId, outcome, n }) => (runId === run.id && outcome ? [[outcome, n]] : [])),
      ),
    },
  }));
}

/** Rows of a checked file in its order, 50 a page; all, or those with one outcome. */
export async function listReport(
  db: Db,
  id: string,
  { outcome, page }: { outcome?: Outcome | undefined; page: number },
): Promise<TablePage<ReportRow>> {
  const which = and(eq(importRows.runId, id), outcome && eq(importRows.outcome, outcome));
  const [rows, total] = await Promise.all([
    db
      .select({
        row: importRows.row,
        key: importRows.key,
        outcome: importRows.outcome,
        changes: importRows.changes,
        problems: importRows.problems,
      })
      .from(importRows)
      .where(which)
      .orderBy(asc(importRows.row))
      .limit(REPORT_PAGE)
      .offset((page - 1) * REPORT_PAGE),
    db.$count(importRows, which),
  ]);
  return { rows: rows.map((row) => ({ ...row, outcome: row.outcome ?? 'unchanged' })), total };
}
