import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { media } from '@/db/schema';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { PhotoWords } from '@/lib/media/types';
import { type RecordKind, type Stored, saveRecord } from '../editing';

const photoRecord = (fileName: string): RecordKind<PhotoWords> => ({
  subject: 'photo',
  label: () => fileName,

  async read(tx, id, lock = 'no key update') {
    const found = tx.select().from(media).where(eq(media.id, id));
    const [row] = await (lock === 'none' ? found : found.for(lock));
    if (!row) return null;
    const { version, alt, credit, focusX, focusY } = row;
    return { version, values: { alt, credit, focusX, focusY } };
  },

  async write(tx, id, fields, version) {
    await tx
      .update(media)
      .set({ ...fields, version })
      .where(eq(media.id, id));
  },
});

/**
 * Changes what is said about a photo that is still at `version`, and keeps what was said before; its files never change.
 * @throws DomainError not_found, stale_edit
 */
export const savePhoto = (
  db: Db,
  actor: Actor,
  edit: { id: string; version: number; changes: Partial<PhotoWords> },
): Promise<Stored<PhotoWords>> =>
  db.transaction(async (tx) => {
    const [photo] = await tx.select({ fileName: media.fileName }).from(media).where(eq(media.id, edit.id));
    if (!photo) throw new DomainError('not_found');
    return saveRecord(tx, actor, photoRecord(photo.fileName), edit);
  });
