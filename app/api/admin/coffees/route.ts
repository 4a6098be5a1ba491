import { shopDb } from '@/db/pools';
import { listCoffees } from '@/lib/admin/catalog/queries';
import { COFFEE_TABLE } from '@/lib/admin/catalog/tables';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (request) =>
  Response.json(await listCoffees(shopDb(), readTableState(new URL(request.url).searchParams, COFFEE_TABLE))),
);
