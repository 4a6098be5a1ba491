import { shopDb } from '@/db/pools';
import { listBulkEdits } from '@/lib/admin/bulk/queries';
import { staffRoute } from '@/lib/identity/staff-action';

/** Past bulk edits, newest first. */
export const GET = staffRoute('catalog.view', async () => Response.json(await listBulkEdits(shopDb())));
