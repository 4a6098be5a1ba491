import { orderDb } from '@/db/pools';
import { listOrders } from '@/lib/admin/orders/queries';
import { ORDERS_SHAPE } from '@/lib/admin/orders/rules';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('orders.view', async (request) => {
  const state = readTableState(new URL(request.url).searchParams, ORDERS_SHAPE);
  return Response.json(await listOrders(orderDb(), state));
});
