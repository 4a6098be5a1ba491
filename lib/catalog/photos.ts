import 'server-only';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { media, mediaPlacements } from '@/db/schema';
import { type Photo, photoOfRow } from '@/lib/kernel/photo';

/**
 * The photo in the frame of each coffee, producer or region that has one. Read from the tables: the catalogue knows no
 * other domain. Pages follow every change by trigger.
 */
export async function photosOn(
  db: Db | Tx,
  subject: 'coffee' | 'producer' | 'region',
  subjectIds?: readonly string[],
): Promise<Map<string, Photo>> {
  const rows = await db
    .select({ subjectId: mediaPlacements.subjectId, media })
    .from(mediaPlacements)
    .innerJoin(media, eq(media.id, mediaPlacements.mediaId))
    .where(
      and(
        eq(mediaPlacements.subject, subject),
        subjectIds && inArray(mediaPlacements.subjectId, [...subjectIds]),
      ),
    )
    // The first position is written last, so it is the one that stays.
    .orderBy(desc(mediaPlacements.position));
  return new Map(rows.map((row) => [row.subjectId, photoOfRow(row.media)]));
}
