import { shopDb } from '@/db/pools';
import { listSellable } from '@/lib/admin/orders/manual';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('orders.fulfil', async (request) => {
  const q = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json(await listSellable(shopDb(), q.trim().slice(0, 200)));
});
