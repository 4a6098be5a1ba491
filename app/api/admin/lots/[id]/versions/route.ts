import { shopDb } from '@/db/pools';
import { listVersions } from '@/lib/admin/editing';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (_, { id }: { id: string }) =>
  Response.json(await listVersions(shopDb(), 'lot', id)),
);
