import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { StockTable } from '@/components/admin/stock/stock-table';
import { shopDb } from '@/db/pools';
import { stockQuery } from '@/lib/admin/stock/client';
import { listStock } from '@/lib/admin/stock/queries';
import { STOCK_SHAPE } from '@/lib/admin/stock/rules';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Stock' };

export default async function StockRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const person = await staffPage('stock.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, STOCK_SHAPE);
  const { timeZone } = await getShopSettings(shopDb());
  const queries = new QueryClient();
  await queries.prefetchQuery({
    queryKey: stockQuery(state).queryKey,
    queryFn: () => listStock(shopDb(), state),
  });
  return (
    <>
      <PageHead
        title="Stock"
        lead="What each lot has, to the gram. Lasts: how long the available part goes at the pace of the paid orders of the last 28 days, or of its first days when it is younger."
      />
      <HydrationBoundary state={dehydrate(queries)}>
        <StockTable
          mayMove={roleMay(person.role, 'stock.move')}
          seesOrders={roleMay(person.role, 'orders.view')}
          timeZone={timeZone}
          person={person.name}
        />
      </HydrationBoundary>
    </>
  );
}
