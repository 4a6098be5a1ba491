import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/components/admin/not-allowed';
import { ExportLink } from '@/components/admin/orders/export-link';
import { OrdersTable } from '@/components/admin/orders/orders-table';
import { ReviewPanel } from '@/components/admin/orders/review-panel';
import { PageHead } from '@/components/admin/page-head';
import { orderDb } from '@/db/pools';
import { ordersQuery, overviewQuery } from '@/lib/admin/orders/client';
import { getOrdersOverview, listOrders } from '@/lib/admin/orders/queries';
import { ORDERS_SHAPE } from '@/lib/admin/orders/rules';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Orders' };

export default async function OrdersRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const person = await staffPage('orders.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, ORDERS_SHAPE);
  const { timeZone } = await getShopSettings(orderDb());
  const queries = new QueryClient();
  await queries.prefetchQuery({
    queryKey: ordersQuery(state).queryKey,
    queryFn: () => listOrders(orderDb(), state),
  });
  await queries.prefetchQuery({
    queryKey: overviewQuery.queryKey,
    queryFn: () => getOrdersOverview(orderDb()),
  });
  const mayFulfil = roleMay(person.role, 'orders.fulfil');
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <PageHead title="Orders" lead="What was bought, what has to leave, and what needs a person.">
        <ExportLink />
        {mayFulfil && (
          <Link href="/admin/orders/new" prefetch={false} className="button">
            Write an order
          </Link>
        )}
      </PageHead>
      <div className="space-y-6">
        <ReviewPanel mayAct={mayFulfil} timeZone={timeZone} />
        <OrdersTable timeZone={timeZone} />
      </div>
    </HydrationBoundary>
  );
}
