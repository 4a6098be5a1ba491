import { shopDb } from '@/db/pools';
import { variantDetail } from '@/lib/admin/catalog/details';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('catalog.view', async (_, { id }: { id: string }) =>
  Response.json(await variantDetail(shopDb(), id)),
);
