import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { createdAt } from './columns';
import { staff } from './staff';

export const importKind = pgEnum('import_kind', ['coffee', 'lot', 'variant', 'count']);
/** `moved`: records changed between the check and the import, so nothing was imported and the check was made anew. */
export const importState = pgEnum('import_state', [
  'checking',
  'ready',
  'moved',
  'applying',
  'applied',
  'failed',
  'discarded',
]);
export const importOutcome = pgEnum('import_outcome', ['create', 'change', 'unchanged', 'error']);

/** A column of the file; `field` is null when it is not imported, and `why` says why. */
export type ImportColumn = { name: string; field: string | null; why?: string };
export type ImportProblem = { column: string; words: string };

/** One uploaded file, from the check to the import. Its rows are kept for some days (`lib/admin/csv`). */
export const importRuns = pgTable(
  'import_runs',
  {
    id: text().primaryKey(),
    kind: importKind().notNull(),
    fileName: text().notNull(),
    delimiter: text().notNull(),
    columns: jsonb().$type<ImportColumn[]>().notNull(),
    state: importState().notNull(),
    /** Rows of the file, and how many of them the running step has behind it. */
    total: integer().notNull().default(0),
    done: integer().notNull().default(0),
    /** Raised by every check. Whoever imports names the one whose report they saw. */
    checks: integer().notNull().default(0),
    /** Whose the running import is: an import that was taken over finds another one here. */
    claim: text(),
    /** Why it failed, in words. */
    failure: text(),
    createdBy: text()
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    /** When the running step last said that it lives. */
    seenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    appliedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('import_runs_created_idx').on(t.createdAt)],
);

export const importRows = pgTable(
  'import_rows',
  {
    runId: text()
      .notNull()
      .references(() => importRuns.id, { onDelete: 'cascade' }),
    /** As a spreadsheet numbers them: the head is row 1. */
    row: integer().notNull(),
    /** Slug, lot code or SKU. */
    key: text().notNull(),
    cells: jsonb().$type<string[]>().notNull(),
    outcome: importOutcome(),
    /** Column → what it reads now and what it will read. */
    changes: jsonb().$type<Record<string, { from: string; to: string }>>().notNull().default({}),
    problems: jsonb().$type<ImportProblem[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.row] }),
    index('import_rows_key_idx').on(t.runId, t.key),
    index('import_rows_outcome_idx').on(t.runId, t.outcome, t.row),
  ],
);
