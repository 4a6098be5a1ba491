import { shopDb } from '@/db/pools';
import { listPlanned } from '@/lib/admin/publishing/queries';
import { staffRoute } from '@/lib/identity/staff-action';

/** Everything that is planned in the shop. */
export const GET = staffRoute('catalog.view', async () => Response.json(await listPlanned(shopDb())));
