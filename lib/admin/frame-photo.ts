import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { mediaPlacements } from '@/db/schema';
import type { MediaSubject } from '@/lib/media/types';

/** The id of the photo in a record's frame, or null. */
export async function framePhotoId(
  db: Db | Tx,
  subject: MediaSubject,
  subjectId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: mediaPlacements.mediaId })
    .from(mediaPlacements)
    .where(
      and(
        eq(mediaPlacements.subject, subject),
        eq(mediaPlacements.subjectId, subjectId),
        eq(mediaPlacements.position, 0),
      ),
    );
  return row?.id ?? null;
}
