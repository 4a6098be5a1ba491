import { shopDb } from '@/db/pools';
import { getServiceRow } from '@/lib/admin/settings/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ id: string }>('settings.view', async (_request, { id }) => {
  const row = await getServiceRow(shopDb(), id);
  if (!row) throw new DomainError('not_found');
  return Response.json(row);
});
