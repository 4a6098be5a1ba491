import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NotAllowed } from '@/components/admin/not-allowed';
import { PageHead } from '@/components/admin/page-head';
import { PhotosPage } from '@/components/admin/photos/photos-page';
import { shopDb } from '@/db/pools';
import { photosQuery } from '@/lib/admin/photos/client';
import { listPhotos } from '@/lib/admin/photos/queries';
import { PHOTO_TABLE } from '@/lib/admin/photos/types';
import { readTableState } from '@/lib/admin/table';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';

export const metadata: Metadata = { title: 'Photos' };

export default async function PhotosRoute({ searchParams }: PageProps<'/admin/photos'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const state = readTableState(await searchParams, PHOTO_TABLE);
  const queries = new QueryClient();
  const [{ timeZone }] = await Promise.all([
    getShopSettings(shopDb()),
    queries.prefetchQuery({
      queryKey: photosQuery(state).queryKey,
      queryFn: () => listPhotos(shopDb(), state),
    }),
  ]);
  return (
    <>
      <PageHead
        title="Photos"
        lead="Pictures of pack, place, people and process. Without one, the shop shows a drawing in its place."
      />
      <HydrationBoundary state={dehydrate(queries)}>
        <PhotosPage timeZone={timeZone} mayEdit={roleMay(person.role, 'media.edit')} />
      </HydrationBoundary>
    </>
  );
}
