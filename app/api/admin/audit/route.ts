import { shopDb } from '@/db/pools';
import { readAuditFilter } from '@/lib/admin/audit/filter';
import { listAudit } from '@/lib/admin/audit/queries';
import { staffRoute } from '@/lib/identity/staff-action';
import { getShopSettings } from '@/lib/shipping/queries';

/** A page of the audit log; `before` is the id where the last page ended. */
export const GET = staffRoute('audit.view', async (request) => {
  const params = new URL(request.url).searchParams;
  const asked = Number(params.get('before'));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  const shop = await getShopSettings(shopDb());
  return Response.json(await listAudit(shopDb(), readAuditFilter(params), shop, before));
});
