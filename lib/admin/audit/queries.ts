import 'server-only';
import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { auditLog } from '@/db/schema';
import { nameRecords } from './names';
import type { AuditChoices, AuditFilter, AuditPage } from './types';

export const AUDIT_PAGE = 50;

/**
 * One page of the log, newest first, from before `before`: what is written meanwhile moves nothing.
 * @param timeZone the shop's: its days are the filter's days
 */
export async function listAudit(
  db: Db | Tx,
  filter: AuditFilter,
  timeZone: string,
  before: number | null = null,
): Promise<AuditPage> {
  const rows = await db
    .select()
    .from(auditLog)
    .where(and(...conditions(filter, timeZone), before === null ? undefined : lt(auditLog.id, before)))
    .orderBy(desc(auditLog.id))
    .limit(AUDIT_PAGE + 1);
  const shown = rows.slice(0, AUDIT_PAGE);
  const named = await nameRecords(db, shown);
  return {
    entries: named.map(({ hash: _, at, seq, ...entry }) => ({
      ...entry,
      seq: seq ?? 0,
      at: at.toISOString(),
    })),
    next: rows.length > AUDIT_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

function conditions(filter: AuditFilter, timeZone: string): (SQL | undefined)[] {
  const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
  // People type what they read: "signed in", not "signed_in".
  const text = sql`concat_ws(' ', ${auditLog.label}, ${auditLog.actorName}, ${auditLog.action},
    translate(${auditLog.action}, '._', '  '), ${auditLog.note}, ${auditLog.subjectId}, ${auditLog.changes}::text)`;
  const midnight = (day: SQL) => sql`(${day})::timestamp at time zone ${timeZone}`;
  return [
    filter.q ? sql`${text} ilike ${like}` : undefined,
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
