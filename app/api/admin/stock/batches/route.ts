import { shopDb } from '@/db/pools';
import { listBatches } from '@/lib/admin/roasting/queries';
import { BATCH_SHAPE } from '@/lib/admin/roasting/rules';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('stock.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, BATCH_SHAPE);
  return Response.json(await listBatches(shopDb(), state));
});
