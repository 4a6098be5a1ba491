import { z } from 'zod';
import { shopDb } from '@/db/pools';
import { listPhotos } from '@/lib/admin/photos/queries';
import { PHOTO_TABLE } from '@/lib/admin/photos/types';
import { readTableState } from '@/lib/admin/table';
import { staffRoute, staffUpload } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';
import { uploadInput } from '@/lib/media/input';
import { mediaStorage } from '@/lib/media/storage';
import { takeUpload } from '@/lib/media/upload';

export const GET = staffRoute('catalog.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, PHOTO_TABLE);
  return Response.json(await listPhotos(shopDb(), state));
});

/** The body is the file, so that it can be refused while it arrives; what is said about it is in the address. */
export const POST = staffUpload('media.edit', async (request, _params, person) => {
  const said = uploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!said.success) throw new DomainError('invalid_input', {}, z.flattenError(said.error).fieldErrors);
  const { fileName, ...words } = said.data;
  const length = request.headers.get('content-length');
  const taken = await takeUpload(shopDb(), mediaStorage(), person, {
    body: request.body,
    declaredBytes: length === null ? null : Number(length),
    fileName,
    words,
  });
  return Response.json(taken, { status: taken.isNew ? 201 : 200 });
});
