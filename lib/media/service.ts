import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { media, mediaPlacements } from '@/db/schema';
import { type Actor, changed, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { agree, plural } from '@/lib/kernel/format';
import { newId } from '@/lib/kernel/ids';
import { photosIn, type StoryDoc } from '@/lib/kernel/story-doc';
import { framePhotoId, listPlacements } from './queries';
import { placesText } from './rules';
import type { MadePhoto } from './sizes';
import type { MediaStorage } from './storage';
import type { MediaSubject, PhotoWords } from './types';

/**
 * Adding and taking away the files of one upload wait for each other, in every process: otherwise a photo that is
 * uploaded again while it is deleted would lose its files.
 */
const alone = (tx: Tx, sha256: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`media:${sha256}`}, 0))`);

/**
 * Keeps an uploaded photo: its files first, then its row, so that no page ever points at a file that is not there.
 * The same file twice is one photo: the second time gives the first one's id, and its words stay as they are.
 */
export async function addPhoto(
  db: Db,
  storage: MediaStorage,
  actor: Actor,
  photo: { sha256: string; fileName: string; made: MadePhoto; words: PhotoWords },
): Promise<{ id: string; isNew: boolean }> {
  const { sha256, fileName, made, words } = photo;
  return db.transaction(async (tx) => {
    await alone(tx, sha256);
    const known = await photoOfFile(tx, sha256);
    if (known) return { id: known, isNew: false };
    for (const { bytes, file } of made.files) await storage.put(file.key, bytes, `image/${file.format}`);
    const id = newId<string>('med');
    await tx.insert(media).values({
      id,
      sha256,
      fileName,
      ...words,
      width: made.width,
      height: made.height,
      renditions: made.files.map(({ file }) => file),
      createdBy: actor.id,
    });
    await writeAudit(tx, actor, {
      action: 'photo.add',
      subject: 'photo',
      subjectId: id,
      label: fileName,
      changes: changed({}, words),
    });
    return { id, isNew: true };
  });
}

/** The photo that was made from these very bytes, or null. */
export async function photoOfFile(db: Db | Tx, sha256: string): Promise<string | null> {
  const [row] = await db.select({ id: media.id }).from(media).where(eq(media.sha256, sha256));
  return row?.id ?? null;
}

/**
 * Deletes a photo that is used nowhere, then its files.
 * @throws DomainError not_found, photo_in_use with the places
 */
export async function deletePhoto(db: Db, storage: MediaStorage, actor: Actor, id: string): Promise<void> {
  const row = await db.transaction(async (tx) => {
    // Whoever places this photo now waits, and then finds it gone.
    const [found] = await tx.select().from(media).where(eq(media.id, id)).for('update');
    if (!found) throw new DomainError('not_found');
    const uses = await listPlacements(tx, id);
    if (uses.length > 0) throw new DomainError('photo_in_use', { places: placesText(uses) });
    await tx.delete(media).where(eq(media.id, id));
    const { alt, credit } = found;
    await writeAudit(tx, actor, {
      action: 'photo.delete',
      subject: 'photo',
      subjectId: id,
      label: found.fileName,
      changes: { alt: { from: alt, to: null }, credit: { from: credit, to: null } },
    });
    return found;
  });
  // After the commit: files without a row are only waste, a row without files is a broken page.
  await db.transaction(async (tx) => {
    await alone(tx, row.sha256);
    if (await photoOfFile(tx, row.sha256)) return;
    for (const { key } of row.renditions) await storage.remove(key);
  });
}

/**
 * Puts a photo into the frame of a coffee, producer, region or story, or takes it out with null. Call it in the
 * transaction that saves the record. Pages follow by trigger. An unchanged photo writes nothing.
 * @throws DomainError invalid_input at `photo` when the photo is gone
 */
export async function placePhoto(
  tx: Tx,
  actor: Actor,
  { subject, subjectId, mediaId }: { subject: MediaSubject; subjectId: string; mediaId: string | null },
): Promise<void> {
  const here = and(
    eq(mediaPlacements.subject, subject),
    eq(mediaPlacements.subjectId, subjectId),
    eq(mediaPlacements.position, 0),
  );
  const before = await framePhotoId(tx, subject, subjectId);
  if (before === mediaId) return;
  const about = mediaId ?? before ?? '';
  const [photo] = await tx
    .select({ fileName: media.fileName })
    .from(media)
    .where(eq(media.id, about))
    .for('key share');
  if (!photo)
    throw new DomainError(
      'invalid_input',
      {},
      { photo: ['This photo was deleted meanwhile. Choose another one, or none.'] },
    );
  if (mediaId === null) await tx.delete(mediaPlacements).where(here);
  else
    await tx
      .insert(mediaPlacements)
      .values({ subject, subjectId, mediaId })
      .onConflictDoUpdate({
        target: [mediaPlacements.subject, mediaPlacements.subjectId, mediaPlacements.position],
        set: { mediaId },
      });
  await writeAudit(tx, actor, {
    action: 'photo.place',
    subject,
    subjectId,
    label: photo.fileName,
    changes: { photo: { from: before, to: mediaId } },
  });
}

/**
 * Keeps the photos of a text until the transaction that saves it ends: whoever deletes one waits, and then finds it used.
 * @throws DomainError invalid_input at `body` when one of them is gone
 */
export async function holdPhotosOf(tx: Tx, body: StoryDoc | null | undefined): Promise<void> {
  const ids = [...new Set(body ? photosIn(body) : [])];
  if (ids.length === 0) return;
  const there = await tx
    .select({ id: media.id })
    .from(media)
    .where(inArray(media.id, ids))
    .orderBy(asc(media.id))
    .for('key share');
  const gone = ids.length - there.length;
  if (gone > 0)
    throw new DomainError(
      'invalid_input',
      {},
      {
        body: [
          `${plural(gone, 'photo')} of this text ${agree(gone, 'was', 'were')} deleted meanwhile. Take ${agree(gone, 'it', 'them')} out of the text, or put others in ${agree(gone, 'its', 'their')} place; then save again.`,
        ],
      },
    );
}
