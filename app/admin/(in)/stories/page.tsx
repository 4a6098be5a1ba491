import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { StoriesPage } from '@/components/admin/stories/stories-page';
import { shopDb } from '@/db/pools';
import { storiesQuery } from '@/lib/admin/stories/client';
import { listStoryRows } from '@/lib/admin/stories/queries';
import { STORY_TABLE } from '@/lib/admin/stories/types';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Stories' };

export default async function StoriesRoute({ searchParams }: PageProps<'/admin/stories'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, STORY_TABLE);
  const { timeZone } = await getShopSettings(shopDb());
  const queries = new QueryClient();
  await queries.prefetchQuery({
    queryKey: storiesQuery(state).queryKey,
    queryFn: () => listStoryRows(shopDb(), state),
  });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <StoriesPage mayEdit={roleMay(person.role, 'stories.edit')} timeZone={timeZone} />
    </HydrationBoundary>
  );
}
