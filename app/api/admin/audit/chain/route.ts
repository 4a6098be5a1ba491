import { shopDb } from '@/db/pools';
import { staffRoute } from '@/lib/identity/staff-action';
import { sharedAuditCheck } from '@/lib/kernel/audit';

/** Whether the whole log is as it was written. */
export const GET = staffRoute('audit.view', async () => Response.json(await sharedAuditCheck(shopDb())));
