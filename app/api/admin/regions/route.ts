import { shopDb } from '@/db/pools';
import { listOriginRows } from '@/lib/admin/origins/queries';
import { ORIGIN_TABLE } from '@/lib/admin/origins/types';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, ORIGIN_TABLE);
  return Response.json(await listOriginRows(shopDb(), state));
});
