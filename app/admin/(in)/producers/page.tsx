import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { ProducersPage } from '@/components/admin/producers/producers-page';
import { shopDb } from '@/db/pools';
import { producersQuery } from '@/lib/admin/producers/client';
import { listProducerRows } from '@/lib/admin/producers/queries';
import { PRODUCER_TABLE } from '@/lib/admin/producers/types';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Producers' };

export default async function ProducersRoute({ searchParams }: PageProps<'/admin/producers'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, PRODUCER_TABLE);
  const { timeZone } = await getShopSettings(shopDb());
  const queries = new QueryClient();
  await queries.prefetchQuery({
    queryKey: producersQuery(state).queryKey,
    queryFn: () => listProducerRows(shopDb(), state),
  });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ProducersPage mayEdit={roleMay(person.role, 'stories.edit')} timeZone={timeZone} />
    </HydrationBoundary>
  );
}
