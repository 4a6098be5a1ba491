import { shopDb } from '@/db/pools';
import { listLots } from '@/lib/admin/catalog/queries';
import { LOT_TABLE } from '@/lib/admin/catalog/tables';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (request) =>
  Response.json(await listLots(shopDb(), readTableState(new URL(request.url).searchParams, LOT_TABLE))),
);
