import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ImportSheet } from '@/components/admin/csv/import-sheet';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { shopDb } from '@/db/pools';
import { runsQuery } from '@/lib/admin/csv/client';
import { listRuns } from '@/lib/admin/csv/queries';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Import & export' };

export default async function ImportRoute() {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { timeZone } = await getShopSettings(shopDb());
  const queries = new QueryClient();
  await queries.prefetchQuery({ queryKey: runsQuery.queryKey, queryFn: () => listRuns(shopDb()) });
  return (
    <>
      <PageHead
        title="Import & export"
        lead="The catalogue as files for a spreadsheet. What you export and import unchanged changes nothing."
      />
      <HydrationBoundary state={dehydrate(queries)}>
        <ImportSheet
          timeZone={timeZone}
          mayImport={roleMay(person.role, 'catalog.edit')}
          mayCount={roleMay(person.role, 'stock.move')}
        />
      </HydrationBoundary>
    </>
  );
}
