import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, media, mediaPlacements, producers, regions, staff, stories } from '@/db/schema';
import { type Photo, photoOfRow } from '@/lib/kernel/photo';
import type { MediaSubject, PhotoRecord, PhotoUse } from './types';

type Reader = Db | Tx;

/** The id of the photo in the frame of a coffee, producer, region or story, or null. */
export const framePhotoId = async (
  db: Reader,
  subject: MediaSubject,
  subjectId: string,
): Promise<string | null> => (await framePhotoIds(db, subject, [subjectId])).get(subjectId) ?? null;

/** As `framePhotoId`, by the id of the record; one without a photo has no entry. */
export async function framePhotoIds(
  db: Reader,
  subject: MediaSubject,
  subjectIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ of: mediaPlacements.subjectId, id: mediaPlacements.mediaId })
    .from(mediaPlacements)
    .where(
      and(
        eq(mediaPlacements.subject, subject),
        inArray(mediaPlacements.subjectId, [...subjectIds]),
        eq(mediaPlacements.position, 0),
      ),
    );
  return new Map(rows.map(({ of, id }) => [of, id]));
}

/** Photos by id, for prose that holds ids. An id that is gone has no entry. */
export async function photosById(db: Reader, ids: readonly string[]): Promise<Map<string, Photo>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(media)
    .where(inArray(media.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, photoOfRow(row)]));
}

/** @returns null for an id that is unknown or gone. */
export async function getPhoto(db: Reader, id: string): Promise<PhotoRecord | null> {
  const [row] = await db
    .select({ media, createdBy: staff.name })
    .from(media)
    .leftJoin(staff, eq(staff.id, media.createdBy))
    .where(eq(media.id, id));
  if (!row) return null;
  const { fileName, version, createdAt } = row.media;
  return {
    ...photoOfRow(row.media),
    fileName,
    version,
    createdAt: createdAt.toISOString(),
    createdBy: row.createdBy ?? '',
  };
}

/** Every place that shows a photo: frames first, then prose that holds its id. */
export async function listPlacements(db: Reader, mediaId: string): Promise<PhotoUse[]> {
  // Ids are long and random: one that stands in a document is there on purpose.
  const { rows } = await db.execute<PhotoUse>(sql`
    select p.subject, p.subject_id as "subjectId", coalesce(c.name, m.name, r.name, s.title, '') as name, 'frame' as "where"
    from ${mediaPlacements} p
    left join ${coffees} c on p.subject = 'coffee' and c.id = p.subject_id
    left join ${producers} m on p.subject = 'producer' and m.id = p.subject_id
    left join ${regions} r on p.subject = 'region' and r.id = p.subject_id
    left join ${stories} s on p.subject = 'story' and s.id = p.subject_id
    where p.media_id = ${mediaId}
    union all
    select 'story', id, title, 'text' from ${stories} where position(${mediaId} in body::text) > 0
    union all
    select 'producer', id, name, 'text' from ${producers} where position(${mediaId} in body::text) > 0
    union all
    select 'region', id, name, 'text' from ${regions} where position(${mediaId} in body::text) > 0
    order by 4, 1, 3`);
  return rows;
}
