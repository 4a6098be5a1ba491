import { shopDb } from '@/db/pools';
import { openPhoto } from '@/lib/admin/photos/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ id: string }>('catalog.view', async (_request, { id }) => {
  const photo = await openPhoto(shopDb(), id);
  if (!photo) throw new DomainError('not_found');
  return Response.json(photo);
});
