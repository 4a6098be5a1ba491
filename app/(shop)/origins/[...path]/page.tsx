import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/layout/missing';
import { OriginSheet } from '@/components/origin/origin-sheet';
import { JsonLd } from '@/components/ui/json-ld';
import { originJsonLd } from '@/lib/catalog/json-ld';
import { catalogEntries, originPage, renamedTo, shopDay } from '@/lib/catalog/pages';
import { sheetOfOrigin } from '@/lib/catalog/rules';
import { originWords } from '@/lib/catalog/words';
import { BUILD_SLUG } from '@/lib/kernel/build';
import { mapsIn } from '@/lib/stories/rules';

export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ path: [BUILD_SLUG] }];

const pathOf = async (params: PageProps<'/origins/[...path]'>['params']) => (await params).path.join('/');

export async function generateMetadata({ params }: PageProps<'/origins/[...path]'>): Promise<Metadata> {
  const origin = await originPage(await pathOf(params));
  if (!origin) return { title: 'Not found' };
  const { title, cardTitle, description } = originWords(origin);
  const hasPicture = origin.photo ?? sheetOfOrigin(origin.path, await catalogEntries());
  return {
    title: origin.seoTitle ? { absolute: title } : title,
    description,
    alternates: { canonical: `/origins/${origin.path}` },
    openGraph: {
      title: cardTitle,
      description,
      ...(hasPicture && {
        images: [{ url: `/og/origin/${origin.path}`, width: 1200, height: 630 }],
      }),
    },
  };
}

export default async function OriginRoute({ params }: PageProps<'/origins/[...path]'>) {
  const path = await pathOf(params);
  const origin = await originPage(path);
  if (!origin) {
    const now = await renamedTo('origin', path);
    if (now && now !== path) permanentRedirect(`/origins/${now}`);
    return (
      <Missing what="No coffee of ours comes from a place with this address. The list of origins has all that do." />
    );
  }
  const [today, entries, ...maps] = await Promise.all([
    shopDay(),
    catalogEntries(),
    ...mapsIn(origin.body).map(originPage),
  ]);
  return (
    <>
      <JsonLd data={originJsonLd(origin)} />
      <OriginSheet origin={origin} entries={entries} maps={maps} today={today} />
    </>
  );
}
