import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CoffeeId } from '@/lib/kernel/units';
import { coffees } from './coffees';
import { createdAt } from './columns';
import { staff } from './staff';

/** What the editors edit, each guarded by its own `version`. */
export const editable = pgEnum('editable', [
  'coffee',
  'lot',
  'variant',
  'producer',
  'region',
  'story',
  'settings',
  'photo',
]);

/** A record as its editor shows it, after each save. `version` is the one the save made. */
export const recordVersions = pgTable(
  'record_versions',
  {
    subject: editable().notNull(),
    subjectId: text().notNull(),
    version: integer().notNull(),
    snapshot: jsonb().$type<Record<string, unknown>>().notNull(),
    actorId: text().notNull(),
    actorName: text().notNull(),
    note: text().notNull().default(''),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.subjectId, t.version] })],
);

export const scheduledAct = pgEnum('scheduled_act', ['publish', 'unpublish']);

/** Carried out on time by whichever process comes first (`lib/admin/publishing`); a row is done once. */
export const scheduledChanges = pgTable(
  'scheduled_changes',
  {
    id: text().primaryKey(),
    subject: editable().notNull(),
    subjectId: text().notNull(),
    act: scheduledAct().notNull(),
    due: timestamp({ withTimezone: true }).notNull(),
    createdBy: text()
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
    doneAt: timestamp({ withTimezone: true }),
    cancelledAt: timestamp({ withTimezone: true }),
    /** Why it could not be done, in words for the person who planned it. */
    failure: text(),
  },
  (t) => [
    uniqueIndex('scheduled_changes_one_open')
      .on(t.subject, t.subjectId, t.act)
      .where(sql`${t.doneAt} is null and ${t.cancelledAt} is null`),
    index('scheduled_changes_due_idx').on(t.due).where(sql`${t.doneAt} is null and ${t.cancelledAt} is null`),
  ],
);

/** Shows a draft to whoever holds the link, until it expires or is taken back. Only its SHA-256 is kept. */
export const previewLinks = pgTable(
  'preview_links',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull(),
    subject: editable().notNull(),
    subjectId: text().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
    createdBy: text()
      .notNull()
      .references(() => staff.id),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('preview_links_token_key').on(t.tokenHash),
    index('preview_links_subject_idx').on(t.subject, t.subjectId),
  ],
);

export type BulkRow = {
  subject: string;
  id: string;
  label: string;
  field: string;
  from: unknown;
  to: unknown;
  /** The one that the edit made: a record with another one was changed since. */
  version: number;
};

/** One bulk edit, whole: what it changed, so that it can be taken back as long as nobody changed the rows since. */
export const bulkEdits = pgTable('bulk_edits', {
  id: text().primaryKey(),
  kind: text().notNull(),
  summary: text().notNull(),
  rows: jsonb().$type<BulkRow[]>().notNull(),
  createdBy: text()
    .notNull()
    .references(() => staff.id),
  createdAt: createdAt(),
  undoneAt: timestamp({ withTimezone: true }),
  undoneBy: text().references(() => staff.id),
});

export const relatedChoice = pgEnum('related_choice', ['pin', 'exclude']);

/** What a person decided about Related Products, over the computed order. */
export const relatedChoices = pgTable(
  'related_choices',
  {
    coffeeId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id, { onDelete: 'cascade' }),
    otherId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id, { onDelete: 'cascade' }),
    choice: relatedChoice().notNull(),
    position: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.coffeeId, t.otherId] }),
    check('related_choices_not_itself', sql`${t.coffeeId} <> ${t.otherId}`),
  ],
);
