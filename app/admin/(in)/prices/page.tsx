import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { VariantsPage } from '@/components/admin/catalog/variants-page';
import { NotAllowed } from '@/components/admin/not-allowed';
import { shopDb } from '@/db/pools';
import { variantTable } from '@/lib/admin/catalog/client';
import { listCountries, listVariants } from '@/lib/admin/catalog/queries';
import { VARIANT_TABLE } from '@/lib/admin/catalog/tables';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';

export const metadata: Metadata = { title: 'Sizes & prices' };

export default async function VariantsRoute({ searchParams }: PageProps<'/admin/prices'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, VARIANT_TABLE);
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...variantTable(state), queryFn: () => listVariants(shopDb(), state) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <VariantsPage
        mayEdit={roleMay(person.role, 'catalog.edit')}
        countries={await listCountries(shopDb())}
      />
    </HydrationBoundary>
  );
}
