import 'server-only';
import { createHash } from 'node:crypto';
import type { Db } from '@/db/client';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { UPLOAD_MAX_BYTES } from './rules';
import { addPhoto, photoOfFile } from './service';
import { makeSizes } from './sizes';
import type { MediaStorage } from './storage';
import type { PhotoWords } from './types';

/**
 * Reads a body, and stops reading as soon as it is too much.
 * @throws DomainError photo_too_large
 */
export async function readAtMost(body: ReadableStream<Uint8Array> | null, max: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let total = 0;
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    total += value.byteLength;
    if (total > max) {
      // Not waited for: whoever sends may go on for long.
      void reader.cancel().catch(() => {});
      throw new DomainError('photo_too_large');
    }
    parts.push(value);
  }
  return Buffer.concat(parts, total);
}

let last: Promise<unknown> = Promise.resolve();
/** One picture at a time in this process: each may need some hundred megabytes while it is drawn. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => {});
  return mine;
}

/**
 * Makes a photo of an uploaded file. The file itself is not kept.
 * @param declaredBytes the request's Content-Length, when it has one
 * @returns `isNew` false when this very file was uploaded before; then nothing is changed
 * @throws DomainError photo_too_large, photo_refused
 */
export async function takeUpload(
  db: Db,
  storage: MediaStorage,
  actor: Actor,
  upload: {
    body: ReadableStream<Uint8Array> | null;
    declaredBytes: number | null;
    fileName: string;
    words: PhotoWords;
  },
): Promise<{ id: string; isNew: boolean }> {
  const { body, declaredBytes, fileName, words } = upload;
  if (declaredBytes !== null && declaredBytes > UPLOAD_MAX_BYTES) throw new DomainError('photo_too_large');
  const bytes = await readAtMost(body, UPLOAD_MAX_BYTES);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await photoOfFile(db, sha256);
  if (known) return { id: known, isNew: false };
  const made = await inTurn(() => makeSizes(bytes, sha256));
  return addPhoto(db, storage, actor, { sha256, fileName, made, words });
}
