import { shopDb } from '@/db/pools';
import { getOpenOrigin } from '@/lib/admin/origins/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ id: string }>('catalog.view', async (_request, { id }) => {
  const found = await getOpenOrigin(shopDb(), id);
  if (!found) throw new DomainError('not_found');
  return Response.json(found);
});
