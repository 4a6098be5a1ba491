import { bigint, index, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** One field before and after, as it reads in JSON. */
export type FieldChange = { from: unknown; to: unknown };

/**
 * Who changed what, when. Append-only. At commit a trigger gives each row its number in the chain and the hash over
 * its content and the hash before it (migration 0004): a row that is changed, taken out or put in later is found by
 * `npm run audit:check`.
 */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Gapless, in order of commit. Null only inside the transaction that writes the row. */
    seq: bigint({ mode: 'number' }),
    at: timestamp({ withTimezone: true, precision: 3 }).notNull().defaultNow(),
    /** A staff id; `shop` for what the shop does on its own; `nobody` for a sign-in that failed. */
    actorId: text().notNull(),
    /** The name at that time: it stays readable when the person has left. */
    actorName: text().notNull(),
    /** `coffee.save`, `stock.receive`, `staff.signed_in` … */
    action: text().notNull(),
    subject: text().notNull(),
    subjectId: text().notNull(),
    /** What a person calls the record: its name, code or number. */
    label: text().notNull().default(''),
    changes: jsonb().$type<Record<string, FieldChange>>().notNull().default({}),
    note: text().notNull().default(''),
    hash: text(),
  },
  (t) => [
    uniqueIndex('audit_log_seq_key').on(t.seq),
    index('audit_log_subject_idx').on(t.subject, t.subjectId, t.id),
    index('audit_log_actor_idx').on(t.actorId, t.id),
    index('audit_log_action_idx').on(t.action, t.id),
  ],
);
