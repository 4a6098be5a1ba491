import { shopDb } from '@/db/pools';
import { listVariants } from '@/lib/admin/catalog/queries';
import { VARIANT_TABLE } from '@/lib/admin/catalog/tables';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (request) =>
  Response.json(
    await listVariants(shopDb(), readTableState(new URL(request.url).searchParams, VARIANT_TABLE)),
  ),
);
