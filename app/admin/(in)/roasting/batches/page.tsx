import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import Link from 'next/link';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { BatchTable } from '@/components/admin/roasting/batch-table';
import { shopDb } from '@/db/pools';
import { batchesQuery } from '@/lib/admin/roasting/client';
import { listBatches } from '@/lib/admin/roasting/queries';
import { BATCH_SHAPE } from '@/lib/admin/roasting/rules';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';

export const metadata: Metadata = { title: 'Roast batches' };

export default async function BatchesRoute({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const person = await staffPage('stock.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, BATCH_SHAPE);
  const queries = new QueryClient();
  await queries.prefetchQuery({
    queryKey: batchesQuery(state).queryKey,
    queryFn: () => listBatches(shopDb(), state),
  });
  return (
    <>
      <PageHead title="Roast batches" lead="Which bags came from which roast: what a recall needs.">
        <Link className="button" href="/admin/roasting" prefetch={false}>
          Roast plan
        </Link>
      </PageHead>
      <HydrationBoundary state={dehydrate(queries)}>
        <BatchTable
          seesOrders={roleMay(person.role, 'orders.view')}
          mayCorrect={roleMay(person.role, 'stock.move')}
        />
      </HydrationBoundary>
    </>
  );
}
