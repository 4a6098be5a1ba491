import { shopDb } from '@/db/pools';
import { listRuns } from '@/lib/admin/csv/queries';
import { staffRoute } from '@/lib/identity/staff-action';

/** The newest imports. */
export const GET = staffRoute('catalog.view', async () => Response.json(await listRuns(shopDb())));
