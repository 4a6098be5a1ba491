import { drawSheet } from '@/app/og/draw-sheet';
import { shopDb } from '@/db/pools';
import { readSharedPage } from '@/lib/admin/sharing/input';
import { findSharedPicture } from '@/lib/admin/sharing/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';
import { sharedPicture } from '@/lib/media/share';
import { mediaStorage } from '@/lib/media/storage';

const picture = (body: Uint8Array<ArrayBuffer>, type: string) =>
  new Response(body, { headers: { 'content-type': type } });

/** The picture of a page in its editor's preview: the very one that /og answers with once it is published. */
export const GET = staffRoute('catalog.view', async (request) => {
  const asked = readSharedPage(new URL(request.url).searchParams);
  if (!asked) throw new DomainError('invalid_input');
  const { photo, sheet } = await findSharedPicture(shopDb(), asked);
  const jpeg = photo && (await sharedPicture(mediaStorage(), photo));
  if (jpeg) return picture(jpeg, 'image/jpeg');
  return sheet ? picture(await drawSheet(sheet), 'image/png') : new Response(null, { status: 204 });
});
