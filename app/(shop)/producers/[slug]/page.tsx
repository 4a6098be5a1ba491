import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/layout/missing';
import { ProducerSheet } from '@/components/product/producer-sheet';
import { catalogEntries, originPage, producerPage, renamedTo, shopDay } from '@/lib/catalog/pages';
import { sheetOfProducer } from '@/lib/catalog/rules';
import { producerWords } from '@/lib/catalog/words';
import { BUILD_SLUG } from '@/lib/kernel/build';
import { mapsIn } from '@/lib/stories/rules';

export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ slug: BUILD_SLUG }];

export async function generateMetadata({ params }: PageProps<'/producers/[slug]'>): Promise<Metadata> {
  const producer = await producerPage((await params).slug);
  if (!producer) return { title: 'Not found' };
  const hasPicture = producer.photo ?? sheetOfProducer(producer, await catalogEntries());
  const { title, cardTitle, description } = producerWords(producer);
  return {
    title: producer.seoTitle ? { absolute: title } : title,
    description,
    alternates: { canonical: `/producers/${producer.slug}` },
    openGraph: {
      title: cardTitle,
      description,
      ...(hasPicture && {
        images: [{ url: `/og/producer/${producer.slug}`, width: 1200, height: 630 }],
      }),
    },
  };
}

export default async function ProducerRoute({ params }: PageProps<'/producers/[slug]'>) {
  const { slug } = await params;
  const producer = await producerPage(slug);
  if (!producer) {
    const now = await renamedTo('producer', slug);
    if (now && now !== slug) permanentRedirect(`/producers/${now}`);
    return <Missing what="We know no producer by this address." />;
  }
  const [today, entries, ...origins] = await Promise.all([
    shopDay(),
    catalogEntries(),
    ...mapsIn(producer.body).map(originPage),
  ]);
  return <ProducerSheet producer={producer} entries={entries} origins={origins} today={today} />;
}
