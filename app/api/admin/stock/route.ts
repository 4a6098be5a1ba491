import { shopDb } from '@/db/pools';
import { listStock } from '@/lib/admin/stock/queries';
import { STOCK_SHAPE } from '@/lib/admin/stock/rules';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('stock.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, STOCK_SHAPE);
  return Response.json(await listStock(shopDb(), state));
});
