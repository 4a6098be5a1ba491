import { orderDb } from '@/db/pools';
import { getOrdersOverview } from '@/lib/admin/orders/queries';
import { staffRoute } from '@/lib/identity/staff-action';

export const GET = staffRoute('orders.view', async () => Response.json(await getOrdersOverview(orderDb())));
