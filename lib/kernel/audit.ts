import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { now } from './clock';
import { sameJson } from './same-json';

// Shaped like a Drizzle connection, since the kernel knows no tables.
type Executes = { execute(query: SQL): PromiseLike<{ rows: Record<string, unknown>[] }> };

/** Who acts: a person of the staff by id and name, or one of the two below. */
export type Actor = { id: string; name: string };
/** What the shop does on its own: schedules, Stripe's reports. */
export const THE_SHOP: Actor = { id: 'shop', name: 'the shop' };
/** Somebody who did not get in. */
export const NOBODY: Actor = { id: 'nobody', name: 'nobody' };

export type AuditEntry = {
  /** `coffee.save`, `stock.receive`, `staff.signed_in`: subject and verb. */
  action: string;
  subject: string;
  subjectId: string;
  /** What a person calls the record. */
  label?: string;
  /** Field → before and after. */
  changes?: Record<string, { from: unknown; to: unknown }>;
  note?: string;
};

/**
 * Writes down who changed what. Call it in the transaction of the change, so that neither exists without the other;
 * the chain over all entries is closed at commit (migration 0019).
 */
export const writeAudit = (tx: Executes, actor: Actor, entry: AuditEntry): Promise<void> =>
  writeAudits(tx, actor, [entry]);

/** As `writeAudit`, for many changes in one statement; the chain keeps their order. At most 8,000. */
export async function writeAudits(tx: Executes, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(
    ({ action, subject, subjectId, label = '', changes = {}, note = '' }) =>
      sql`(${actor.id}, ${actor.name}, ${action}, ${subject}, ${subjectId}, ${label}, ${JSON.stringify(changes)}::jsonb, ${note})`,
  );
  await tx.execute(sql`
    insert into audit_log (actor_id, actor_name, action, subject, subject_id, label, changes, note)
    values ${sql.join(rows, sql`, `)}`);
}

/** Fields of `after` that differ from `before`, for `changes`. Compared as JSON, since that is what is kept. */
export function changed<T extends Record<string, unknown>>(
  before: T,
  after: Partial<T>,
): Record<string, { from: unknown; to: unknown }> {
  const found: Record<string, { from: unknown; to: unknown }> = {};
  for (const [field, to] of Object.entries(after)) {
    const from = before[field];
    if (!sameJson(from, to)) found[field] = { from: from ?? null, to: to ?? null };
  }
  return found;
}

export type ChainReport = {
  entries: number;
  head: string;
  broken: { seq: number; id: number; why: string } | null;
};

let lastCheck: { holdsUntil: number; report: Promise<ChainReport> } | undefined;

/**
 * As `checkAuditChain`, for those who press a button: one run at a time in this process, and a whole log counts as whole
 * for a minute. What is broken is looked at anew, since somebody is mending it.
 */
export async function sharedAuditCheck(db: Executes): Promise<ChainReport> {
  if (lastCheck && now().getTime() < lastCheck.holdsUntil) return lastCheck.report;
  const mine = { holdsUntil: Number.POSITIVE_INFINITY, report: checkAuditChain(db) };
  lastCheck = mine;
  mine.report.then(
    ({ broken }) => {
      mine.holdsUntil = broken ? 0 : now().getTime() + 60_000;
    },
    () => {
      mine.holdsUntil = 0;
    },
  );
  return mine.report;
}

/**
 * Reads the whole chain and says where it first breaks: a changed entry, a missing one, or one put in later. Whoever
 * can rewrite every hash could forge it all, so keep the head that `npm run audit:check` prints somewhere else.
 */
export async function checkAuditChain(db: Executes): Promise<ChainReport> {
  const { rows } = await db.execute(sql`
    with chain as (
      select a.seq, a.id, a.hash, audit_hash(coalesce(lag(a.hash) over w, ''), a) as right_hash,
        coalesce(lag(a.seq) over w, 0) + 1 as right_seq
      from audit_log a window w as (order by a.seq nulls last)
    )
    select (select count(*) from audit_log)::int as entries, h.seq as head_seq, h.hash as head,
      (select hash from audit_log order by seq desc nulls last limit 1) as last_hash,
      b.seq, b.id, b.hash = b.right_hash as hash_fits, b.seq = b.right_seq as seq_fits
    from audit_head h left join lateral (
      select * from chain where hash is distinct from right_hash or seq is distinct from right_seq
      order by seq nulls last limit 1) b on true`);
  const row = rows[0];
  if (!row)
    return { entries: 0, head: '', broken: { seq: 0, id: 0, why: 'the head of the chain is missing' } };
  const report = { entries: Number(row.entries), head: String(row.head) };
  if (row.id !== null) {
    const why = row.seq_fits ? 'its content is not what was written' : 'an entry before it is missing';
    return { ...report, broken: { seq: Number(row.seq), id: Number(row.id), why } };
  }
  if (Number(row.head_seq) !== report.entries || (row.last_hash ?? '') !== report.head)
    return { ...report, broken: { seq: Number(row.head_seq), id: 0, why: 'entries are missing at the end' } };
  return { ...report, broken: null };
}
