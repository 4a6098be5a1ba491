import { orderDb } from '@/db/pools';
import { getAdminOrder } from '@/lib/admin/orders/order-query';
import { staffRoute } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';

export const GET = staffRoute<{ number: string }>('orders.view', async (_request, { number }) => {
  const order = await getAdminOrder(orderDb(), number.slice(0, 40));
  if (!order) throw new DomainError('not_found');
  return Response.json(order);
});
