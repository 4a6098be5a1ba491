import 'server-only';
import { randomBytes } from 'node:crypto';
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { previewLinks, scheduledChanges, shopSettings } from '@/db/schema';
import { type Actor, THE_SHOP, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { appOrigin } from '@/lib/kernel/env';
import { errorText } from '@/lib/kernel/error-copy';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { mayPass } from '@/lib/kernel/overtaken';
import { errorLine, logProblem } from '@/lib/orders/log';
import { changeStanding } from './kinds';
import { getStanding, hashToken, nextDue } from './queries';
import { instantIn, overtakenBy, PLAN_AHEAD_DAYS, standingAfter } from './rules';
import type { PublishAct, PublishSubject } from './types';

type Record = { subject: PublishSubject; id: string };
const DAY = 24 * 3600 * 1000;

/**
 * Publishes a record or takes it off the table, as one version of its history.
 * @throws DomainError not_found; nothing_to_show when a coffee's page would be empty
 */
export const setPublished = (db: Db | Tx, actor: Actor, { act, ...record }: Record & { act: PublishAct }) =>
  db.transaction((tx) => carryOut(tx, actor, record, act, ''));

const carryOut = (tx: Tx, actor: Actor, record: Record, act: PublishAct, note: string) =>
  changeStanding(tx, actor, record, standingAfter(record.subject, act), note);

const timeZoneOf = async (tx: Tx): Promise<string> =>
  (await tx.select({ zone: shopSettings.timeZone }).from(shopSettings).limit(1))[0]?.zone ?? 'UTC';

/**
 * Plans a change for a day and time on the shop's clocks. A record has one planned publication and one planned end of
 * it at most: planning again moves it.
 * @throws DomainError not_found; invalid_input at `local`
 */
export async function plan(
  db: Db | Tx,
  actor: Actor,
  { subject, id, act, local }: Record & { act: PublishAct; local: string },
): Promise<{ id: string; due: string; isFirstOfTwo: boolean }> {
  return db.transaction(async (tx) => {
    const record = await getStanding(tx, subject, id);
    if (!record) throw new DomainError('not_found');
    const instant = instantIn(await timeZoneOf(tx), local);
    const refuse = (words: string) => new DomainError('invalid_input', {}, { local: [words] });
    if (instant.kind === 'no-date') throw refuse('Enter day and time.');
    if (instant.kind === 'never')
      throw refuse('The clocks go forward over this time: it does not exist that day. Choose another one.');
    if (instant.at <= now()) throw refuse('This time has passed. To do it now, use the button above.');
    if (instant.at.getTime() > now().getTime() + PLAN_AHEAD_DAYS * DAY)
      throw refuse('This is more than two years away. Check the year.');
    // Two people who plan at once come one after the other.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`plan:${subject}:${id}`}))`);
    const [before] = await tx
      .update(scheduledChanges)
      .set({ cancelledAt: now() })
      .where(
        and(
          eq(scheduledChanges.subject, subject),
          eq(scheduledChanges.subjectId, id),
          eq(scheduledChanges.act, act),
          isOpen,
        ),
      )
      .returning({ due: scheduledChanges.due });
    const planned = { id: newId('sch'), subject, subjectId: id, act, due: instant.at, createdBy: actor.id };
    await tx.insert(scheduledChanges).values(planned);
    await writeAudit(tx, actor, {
      action: `${subject}.plan`,
      subject,
      subjectId: id,
      label: record.label,
      changes: { [act]: { from: before?.due.toISOString() ?? null, to: instant.at.toISOString() } },
    });
    return { id: planned.id, due: instant.at.toISOString(), isFirstOfTwo: instant.kind === 'twice' };
  });
}

const isOpen = and(isNull(scheduledChanges.doneAt), isNull(scheduledChanges.cancelledAt));

/** @throws DomainError moved_on when it was done or cancelled already */
export async function cancelPlanned(
  db: Db | Tx,
  actor: Actor,
  { subject, id }: { subject: PublishSubject; id: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .update(scheduledChanges)
      .set({ cancelledAt: now() })
      .where(and(eq(scheduledChanges.id, id), eq(scheduledChanges.subject, subject), isOpen))
      .returning();
    if (!row) throw new DomainError('moved_on');
    await writeAudit(tx, actor, {
      action: `${subject}.plan_cancelled`,
      subject,
      subjectId: row.subjectId,
      label: (await getStanding(tx, subject, row.subjectId))?.label ?? '',
      changes: { [row.act]: { from: row.due.toISOString(), to: null } },
    });
  });
}

/**
 * Carries out what is due, each change in a transaction of its own together with the mark that it is done: two processes
 * never do one twice. Of one record the earlier change goes first. What cannot be done, or was decided otherwise since, is
 * closed with the reason.
 * @returns how many were carried out
 */
export async function runDue(db: Db): Promise<number> {
  let done = 0;
  for (;;) {
    const result = await db.transaction(runNext);
    if (result === 'nothing') return done;
    if (result === 'done') done += 1;
  }
}

async function runNext(tx: Tx): Promise<'nothing' | 'done' | 'failed'> {
  const [row] = await tx
    .select()
    .from(scheduledChanges)
    .where(
      and(
        isOpen,
        lte(scheduledChanges.due, now()),
        sql`not exists (select 1 from scheduled_changes earlier where earlier.subject = ${scheduledChanges.subject}
          and earlier.subject_id = ${scheduledChanges.subjectId} and earlier.done_at is null
          and earlier.cancelled_at is null and (earlier.due, earlier.id) < (${scheduledChanges.due}, ${scheduledChanges.id}))`,
      ),
    )
    // A coffee without a lot is refused: of what is due at the same minute, lots come first.
    .orderBy(scheduledChanges.due, sql`${scheduledChanges.subject} <> 'lot'`, scheduledChanges.id)
    .limit(1)
    .for('update', { skipLocked: true });
  if (!row) return 'nothing';
  const subject = row.subject as PublishSubject;
  const record = { subject, id: row.subjectId };
  const found = await getStanding(tx, subject, row.subjectId, { lock: true });
  // What somebody decided since the plan was made is not undone by it.
  const overtaken = found && overtakenBy(row.act, found.standing);
  if (overtaken) return closeUndone(tx, row, found.label, overtaken);
  try {
    await tx.transaction((inner) => carryOut(inner, THE_SHOP, record, row.act, `planned, ${row.act}`));
    await tx.update(scheduledChanges).set({ doneAt: now() }).where(eq(scheduledChanges.id, row.id));
    return 'done';
  } catch (error) {
    return closeUndone(tx, row, found?.label ?? '', failureWords(error));
  }
}

/** Closes a planned change with the reason why it was not carried out. */
async function closeUndone(
  tx: Tx,
  { id, subject, subjectId }: typeof scheduledChanges.$inferSelect,
  label: string,
  failure: string,
): Promise<'failed'> {
  await tx.update(scheduledChanges).set({ failure, cancelledAt: now() }).where(eq(scheduledChanges.id, id));
  await writeAudit(tx, THE_SHOP, {
    action: `${subject}.plan_failed`,
    subject,
    subjectId,
    label,
    note: failure,
  });
  return 'failed';
}

/**
 * Why a change could not be done. A bug is said too and logged, so that it does not hold up what is planned after it; what
 * another moment mends (a deadlock, a lost connection) goes on, and is tried again.
 */
function failureWords(error: unknown): string {
  if (error instanceof DomainError)
    return [errorText(error), ...Object.values(error.fields ?? {}).flat()].join(' ');
  if (mayPass(error)) throw error;
  logProblem('a planned change failed', { error: errorLine(error) });
  return 'The shop stumbled over this. Try it by hand; if that fails too, tell whoever runs the server.';
}

/** Milliseconds until the next planned change, 0 when one is overdue, at most `most`. */
export async function untilNext(db: Db, most: number): Promise<number> {
  const due = await nextDue(db);
  return due ? Math.min(most, Math.max(0, due.getTime() - now().getTime())) : most;
}

/**
 * Makes an address that shows a record as it is now, drafts too, to whoever has it. Only a hash of it is kept.
 * @returns the address, which nobody can be shown again
 */
export async function createPreviewLink(
  db: Db | Tx,
  actor: Actor,
  { subject, id, days }: Record & { days: number },
): Promise<{ url: string; expiresAt: string }> {
  return db.transaction(async (tx) => {
    const record = await getStanding(tx, subject, id);
    if (!record) throw new DomainError('not_found');
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now().getTime() + days * DAY);
    await tx.insert(previewLinks).values({
      id: newId('prv'),
      tokenHash: hashToken(token),
      subject,
      subjectId: id,
      expiresAt,
      createdBy: actor.id,
    });
    await writeAudit(tx, actor, {
      action: `${subject}.preview_link`,
      subject,
      subjectId: id,
      label: record.label,
      note: `until ${expiresAt.toISOString()}`,
    });
    return { url: `${appOrigin()}/preview/link/${token}`, expiresAt: expiresAt.toISOString() };
  });
}

/** @throws DomainError moved_on when it was taken back already */
export async function revokePreviewLink(
  db: Db | Tx,
  actor: Actor,
  { subject, id }: { subject: PublishSubject; id: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [link] = await tx
      .update(previewLinks)
      .set({ revokedAt: now() })
      .where(and(eq(previewLinks.id, id), eq(previewLinks.subject, subject), isNull(previewLinks.revokedAt)))
      .returning();
    if (!link) throw new DomainError('moved_on');
    await writeAudit(tx, actor, {
      action: `${subject}.preview_link_revoked`,
      subject,
      subjectId: link.subjectId,
      label: (await getStanding(tx, subject, link.subjectId))?.label ?? '',
    });
  });
}
