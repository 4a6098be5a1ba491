import { shopDb } from '@/db/pools';
import { coffeeDetail } from '@/lib/admin/catalog/details';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (_, { id }: { id: string }) =>
  Response.json(await coffeeDetail(shopDb(), id)),
);
