import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, isNotNull, isNull, min, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, previewLinks, producers, scheduledChanges, staff, stories } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import type { CoffeeId, LotId, ProducerId, StoryId } from '@/lib/kernel/units';
import type { PlannedRow, Publishing, PublishSubject, Standing } from './types';

type Reader = Db | Tx;
/** Failures are shown that long beside what is planned. */
const FAILURE_SHOWN_MS = 14 * 24 * 3600 * 1000;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Null when there is no such record. @param lock nobody changes it before the transaction ends */
export async function getStanding(
  db: Reader,
  subject: PublishSubject,
  id: string,
  { lock = false } = {},
): Promise<{ standing: Standing; label: string; slug: string } | null> {
  const query = {
    coffee: () =>
      db
        .select({ standing: coffees.status, label: coffees.name, slug: coffees.slug })
        .from(coffees)
        .where(eq(coffees.id, id as CoffeeId)),
    // Its page is its coffee's.
    lot: () =>
      db
        .select({ standing: lots.stage, label: lots.lotCode, slug: coffees.slug })
        .from(lots)
        .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
        .where(eq(lots.id, id as LotId)),
    story: () =>
      db
        .select({ standing: stories.status, label: stories.title, slug: stories.slug })
        .from(stories)
        .where(eq(stories.id, id as StoryId)),
    producer: () =>
      db
        .select({ standing: producers.status, label: producers.name, slug: producers.slug })
        .from(producers)
        .where(eq(producers.id, id as ProducerId)),
  }[subject]();
  const of = { coffee: coffees, lot: lots, story: stories, producer: producers }[subject];
  const [row] = await (lock ? query.for('no key update', { of }) : query);
  return row ?? null;
}

export async function getPublishing(
  db: Db,
  subject: PublishSubject,
  id: string,
): Promise<Omit<Publishing, 'may'> | null> {
  const record = await getStanding(db, subject, id);
  if (!record) return null;
  const [planned, links] = await Promise.all([
    listPlanned(db, { subject, id }),
    db
      .select({
        id: previewLinks.id,
        expiresAt: previewLinks.expiresAt,
        createdAt: previewLinks.createdAt,
        by: staff.name,
      })
      .from(previewLinks)
      .innerJoin(staff, eq(staff.id, previewLinks.createdBy))
      .where(
        and(
          eq(previewLinks.subject, subject),
          eq(previewLinks.subjectId, id),
          isNull(previewLinks.revokedAt),
          gt(previewLinks.expiresAt, now()),
        ),
      )
      .orderBy(asc(previewLinks.expiresAt), asc(previewLinks.id)),
  ]);
  return {
    standing: record.standing,
    planned,
    links: links.map((link) => ({
      ...link,
      expiresAt: link.expiresAt.toISOString(),
      createdAt: link.createdAt.toISOString(),
    })),
  };
}

/** What will happen, next first, then what lately could not; of one record, or of the whole shop (at most 200). */
export async function listPlanned(
  db: Reader,
  of?: { subject: PublishSubject; id: string },
): Promise<PlannedRow[]> {
  const isOpen = and(isNull(scheduledChanges.doneAt), isNull(scheduledChanges.cancelledAt));
  const hasFailed = and(
    isNotNull(scheduledChanges.failure),
    gt(scheduledChanges.cancelledAt, new Date(now().getTime() - FAILURE_SHOWN_MS)),
  );
  const isOf = (subject: PublishSubject, key: AnyPgColumn) =>
    and(eq(scheduledChanges.subject, subject), sql`${key} = ${scheduledChanges.subjectId}`);
  const rows = await db
    .select({
      id: scheduledChanges.id,
      subject: scheduledChanges.subject,
      subjectId: scheduledChanges.subjectId,
      act: scheduledChanges.act,
      due: scheduledChanges.due,
      cancelledAt: scheduledChanges.cancelledAt,
      failure: scheduledChanges.failure,
      by: staff.name,
      label: sql<string>`coalesce(${coffees.name}, ${lots.lotCode}, ${stories.title}, ${producers.name}, '')`,
    })
    .from(scheduledChanges)
    .innerJoin(staff, eq(staff.id, scheduledChanges.createdBy))
    .leftJoin(coffees, isOf('coffee', coffees.id))
    .leftJoin(lots, isOf('lot', lots.id))
    .leftJoin(stories, isOf('story', stories.id))
    .leftJoin(producers, isOf('producer', producers.id))
    .where(
      and(
        or(isOpen, hasFailed),
        of && eq(scheduledChanges.subject, of.subject),
        of && eq(scheduledChanges.subjectId, of.id),
      ),
    )
    .orderBy(
      sql`${scheduledChanges.cancelledAt} nulls first`,
      asc(scheduledChanges.due),
      asc(scheduledChanges.id),
    )
    .limit(200);
  return rows.map(({ cancelledAt, due, subject, ...row }) => ({
    ...row,
    subject: subject as PublishSubject,
    due: due.toISOString(),
    state: row.failure !== null ? 'failed' : cancelledAt ? 'cancelled' : 'planned',
  }));
}

/** When the next planned change is due; null when none is planned. */
export async function nextDue(db: Reader): Promise<Date | null> {
  const [row] = await db
    .select({ due: min(scheduledChanges.due) })
    .from(scheduledChanges)
    .where(and(isNull(scheduledChanges.doneAt), isNull(scheduledChanges.cancelledAt)));
  return row?.due ?? null;
}

/** What a preview link shows, or null when it never was, has expired or was taken back: nobody learns which. */
export async function openPreviewLink(
  db: Reader,
  token: string,
): Promise<{ subject: PublishSubject; subjectId: string; expiresAt: Date } | null> {
  const [link] = await db
    .select({
      subject: previewLinks.subject,
      subjectId: previewLinks.subjectId,
      expiresAt: previewLinks.expiresAt,
    })
    .from(previewLinks)
    .where(
      and(
        eq(previewLinks.tokenHash, hashToken(token)),
        isNull(previewLinks.revokedAt),
        gt(previewLinks.expiresAt, now()),
      ),
    )
    .orderBy(desc(previewLinks.createdAt))
    .limit(1);
  return link ? { ...link, subject: link.subject as PublishSubject } : null;
}
