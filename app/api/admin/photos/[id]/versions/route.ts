import { shopDb } from '@/db/pools';
import { listVersions } from '@/lib/admin/editing';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute<{ id: string }>('catalog.view', async (_request, { id }) =>
  Response.json(await listVersions(shopDb(), 'photo', id)),
);
