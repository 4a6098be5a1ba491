import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { OriginsPage } from '@/components/admin/origins/origins-page';
import { shopDb } from '@/db/pools';
import { originsQuery } from '@/lib/admin/origins/client';
import { listOriginRows, listParents } from '@/lib/admin/origins/queries';
import { ORIGIN_TABLE } from '@/lib/admin/origins/types';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Origins' };

export default async function OriginsRoute({ searchParams }: PageProps<'/admin/origins'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, ORIGIN_TABLE);
  const { timeZone } = await getShopSettings(shopDb());
  const queries = new QueryClient();
  await queries.prefetchQuery({
    queryKey: originsQuery(state).queryKey,
    queryFn: () => listOriginRows(shopDb(), state),
  });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OriginsPage
        mayEdit={roleMay(person.role, 'stories.edit')}
        timeZone={timeZone}
        parents={await listParents(shopDb())}
      />
    </HydrationBoundary>
  );
}
