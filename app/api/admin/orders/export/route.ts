import { shopDb } from '@/db/pools';
import { noteExport, ordersCsv } from '@/lib/admin/orders/export';
import { ORDERS_SHAPE } from '@/lib/admin/orders/rules';
import { readTableState } from '@/lib/admin/table';
import { staffRoute } from '@/lib/identity/staff-action';
import { now } from '@/lib/kernel/clock';

/** The present view as a file. It holds names and addresses, so the audit log says who took it. */
export const GET = staffRoute('orders.view', async (request, _params, person) => {
  const state = readTableState(new URL(request.url).searchParams, ORDERS_SHAPE);
  await noteExport(shopDb(), person, state);
  const day = now().toISOString().slice(0, 10);
  return new Response(ordersCsv(shopDb(), state), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="orders-${day}.csv"`,
    },
  });
});
