import { shopDb } from '@/db/pools';
import { getRun } from '@/lib/admin/csv/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

/** How far an import is. */
export const GET = staffRoute<{ run: string }>('catalog.view', async (_request, { run }) => {
  const found = await getRun(shopDb(), run);
  if (!found) throw new DomainError('not_found');
  return Response.json(found);
});
