import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { CoffeesPage } from '@/components/admin/catalog/coffees-page';
import { NotAllowed } from '@/components/admin/not-allowed';
import { shopDb } from '@/db/pools';
import { coffeeTable } from '@/lib/admin/catalog/client';
import { listCoffees, listCountries } from '@/lib/admin/catalog/queries';
import { COFFEE_TABLE } from '@/lib/admin/catalog/tables';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';

export const metadata: Metadata = { title: 'Coffees' };

export default async function CoffeesRoute({ searchParams }: PageProps<'/admin/coffees'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, COFFEE_TABLE);
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...coffeeTable(state), queryFn: () => listCoffees(shopDb(), state) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <CoffeesPage mayEdit={roleMay(person.role, 'catalog.edit')} countries={await listCountries(shopDb())} />
    </HydrationBoundary>
  );
}
