import 'server-only';
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { auditLog } from '@/db/schema';
import { nameRecords } from './names';
import type { AuditChoices, AuditEntry, AuditFilter, AuditPage } from './types';
import { shownTexts } from './words';

export const AUDIT_PAGE = 50;
/** Entries that a search reads at once, and at most before it answers: whoever wants to look further asks again. */
const BATCH = 500;
const MOST_READ = 20_000;

type Shop = { timeZone: string; currency: string };
type Row = typeof auditLog.$inferSelect;

/**
 * One page of the log, newest first, from before `before`: what is written meanwhile moves nothing. A search looks
 * through what a reader sees and through what was written; it may give fewer than a page and a `next`.
 * @param shop its days are the filter's days, its currency is that of amounts
 */
export async function listAudit(
  db: Db | Tx,
  filter: AuditFilter,
  shop: Shop,
  before: number | null = null,
): Promise<AuditPage> {
  const size = filter.q ? BATCH : AUDIT_PAGE + 1;
  const fits = finder(filter.q, shop);
  const found: AuditEntry[] = [];
  let read = 0;
  let last = before;
  for (;;) {
    const rows = await db
      .select()
      .from(auditLog)
      .where(and(...conditions(filter, shop.timeZone), last === null ? undefined : lt(auditLog.id, last)))
      .orderBy(desc(auditLog.id))
      .limit(size);
    const named = await nameRecords(db, rows);
    for (const [at, row] of rows.entries()) {
      const { hash: _, ...entry } = named[at] ?? row;
      const shown = { ...entry, at: row.at.toISOString(), seq: row.seq ?? 0 };
      if (fits(row, shown)) found.push(shown);
    }
    if (found.length > AUDIT_PAGE)
      return { entries: found.slice(0, AUDIT_PAGE), next: found[AUDIT_PAGE - 1]?.id ?? null };
    if (rows.length < size) return { entries: found, next: null };
    last = rows.at(-1)?.id ?? null;
    read += rows.length;
    if (read >= MOST_READ) return { entries: found, next: last };
  }
}

/** 1,250.00 and 1250.00 are the same amount. */
const plain = (parts: readonly string[]) =>
  parts
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .toLowerCase();

/** The words as they stand there, in what was written or in what is shown; else each of them in what is shown. */
function finder(q: string, { currency, timeZone }: Shop): (row: Row, shown: AuditEntry) => boolean {
  const phrase = plain([q]);
  const words = phrase.split(' ').filter(Boolean);
  return (row, entry) => {
    if (words.length === 0) return true;
    const shown = plain(shownTexts(entry, currency, timeZone));
    if (words.every((word) => shown.includes(word))) return true;
    const { label, actorName, action, note, subjectId, changes } = row;
    return plain([
      ...[label, actorName, action, action.replace(/[._]/g, ' '), note, subjectId],
      JSON.stringify(changes),
    ]).includes(phrase);
  };
}

function conditions(filter: AuditFilter, timeZone: string): (SQL | undefined)[] {
  const midnight = (day: SQL) => sql`(${day})::timestamp at time zone ${timeZone}`;
  return [
    filter.actor ? eq(auditLog.actorId, filter.actor) : undefined,
    filter.area ? eq(auditLog.subject, filter.area) : undefined,
    filter.subject ? eq(auditLog.subject, filter.subject) : undefined,
    filter.id ? eq(auditLog.subjectId, filter.id) : undefined,
    filter.from ? gte(auditLog.at, midnight(sql`${filter.from}::date`)) : undefined,
    filter.to ? lt(auditLog.at, midnight(sql`${filter.to}::date + 1`)) : undefined,
  ];
}

/** Who and what the log knows, for the filters. Names as they were last. */
export async function listAuditChoices(db: Db | Tx): Promise<AuditChoices> {
  const actors = await db
    .selectDistinctOn([auditLog.actorId], { id: auditLog.actorId, name: auditLog.actorName })
    .from(auditLog)
    .orderBy(auditLog.actorId, desc(auditLog.id));
  const areas = await db
    .selectDistinct({ subject: auditLog.subject })
    .from(auditLog)
    .orderBy(auditLog.subject);
  return {
    actors: actors.sort((a, b) => a.name.localeCompare(b.name)),
    areas: areas.map(({ subject }) => subject),
  };
}
