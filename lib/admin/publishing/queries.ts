import 'server-only';
import { createHash } from 'node:crypto';
import { and, asc, desc, eq, gt, isNotNull, isNull, min, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db, Tx } from '@/db/client';
import { coffees, previewLinks, scheduledChanges, staff, stories } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import type { CoffeeId, StoryId } from '@/lib/kernel/units';
import type { PlannedRow, Publishing, PublishStatus, PublishSubject } from './types';

type Reader = Db | Tx;
/** Failures are shown that long beside what is planned. */
const FAILURE_SHOWN_MS = 14 * 24 * 3600 * 1000;

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Null when there is no such record. @param lock nobody changes it before the transaction ends */
export async function getStatus(
  db: Reader,
  subject: PublishSubject,
  id: string,
  { lock = false } = {},
): Promise<{ status: PublishStatus; label: string; slug: string } | null> {
  const query =
    subject === 'coffee'
      ? db
          .select({ status: coffees.status, label: coffees.name, slug: coffees.slug })
          .from(coffees)
          .where(eq(coffees.id, id as CoffeeId))
      : db
          .select({ status: stories.status, label: stories.title, slug: stories.slug })
          .from(stories)
          .where(eq(stories.id, id as StoryId));
  const [row] = await (lock ? query.for('no key update') : query);
  return row ?? null;
}

export async function getPublishing(
  db: Db,
  subject: PublishSubject,
  id: string,
): Promise<Omit<Publishing, 'may'> | null> {
  const record = await getStatus(db, subject, id);
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
    status: record.status,
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
  const coffee = alias(coffees, 'coffee');
  const story = alias(stories, 'story');
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
      label: sql<string>`coalesce(${coffee.name}, ${story.title}, '')`,
    })
    .from(scheduledChanges)
    .innerJoin(staff, eq(staff.id, scheduledChanges.createdBy))
    .leftJoin(
      coffee,
      and(eq(scheduledChanges.subject, 'coffee'), sql`${coffee.id} = ${scheduledChanges.subjectId}`),
    )
    .leftJoin(
      story,
      and(eq(scheduledChanges.subject, 'story'), sql`${story.id} = ${scheduledChanges.subjectId}`),
    )
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
