import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { LotsPage } from '@/components/admin/catalog/lots-page';
import { NotAllowed } from '@/components/admin/not-allowed';
import { shopDb } from '@/db/pools';
import { lotTable } from '@/lib/admin/catalog/client';
import { listCountries, listLots } from '@/lib/admin/catalog/queries';
import { LOT_TABLE } from '@/lib/admin/catalog/tables';
import { readTableState } from '@/lib/admin/table';
import { shopToday } from '@/lib/catalog/queries';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';

export const metadata: Metadata = { title: 'Lots' };

export default async function LotsRoute({ searchParams }: PageProps<'/admin/lots'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, LOT_TABLE);
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...lotTable(state), queryFn: () => listLots(shopDb(), state) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <LotsPage
        mayEdit={roleMay(person.role, 'catalog.edit')}
        countries={await listCountries(shopDb())}
        year={(await shopToday(shopDb())).slice(0, 4)}
      />
    </HydrationBoundary>
  );
}
