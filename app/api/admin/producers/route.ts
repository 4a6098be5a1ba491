import { shopDb } from '@/db/pools';
import { listProducerRows } from '@/lib/admin/producers/queries';
import { PRODUCER_TABLE } from '@/lib/admin/producers/types';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, PRODUCER_TABLE);
  return Response.json(await listProducerRows(shopDb(), state));
});
