import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/layout/missing';
import { Breadcrumb } from '@/components/product/breadcrumb';
import { CardGrid } from '@/components/product/card-grid';
import { Certificates } from '@/components/product/certificates';
import { ProducerProfile } from '@/components/product/producer-profile';
import { proseMap } from '@/components/story/prose-map';
import { StoryBody } from '@/components/story/story-body';
import { Section } from '@/components/ui/section';
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
  const own = entries.filter((e) => e.producer?.slug === slug);
  return (
    <main id="main">
      <Breadcrumb
        crumbs={producer.region.map((r) => ({ href: `/origins/${r.path}`, name: r.name }))}
        here={producer.name}
      />
      <div className="frame">
        <p className="label text-ink-2">Producer</p>
        <h1 className="mt-2 text-display" translate="no">
          {producer.name}
        </h1>
        {producer.fullName && producer.fullName !== producer.name && (
          <p className="mt-2 font-italic text-h3 text-ink-2 italic" translate="no">
            {producer.fullName}
          </p>
        )}
        <div className="mt-9">
          <ProducerProfile
            producer={producer}
            linked={false}
            body={
              producer.body && (
                <StoryBody
                  doc={producer.body}
                  entries={new Map(entries.map((e) => [e.slug, e]))}
                  today={today}
                  map={proseMap(origins)}
                />
              )
            }
          />
        </div>
      </div>
      <Section id="coffees" title={own.length > 0 ? 'Their coffee here' : 'Not on the table yet'}>
        {own.length > 0 ? (
          <CardGrid entries={own} today={today} />
        ) : (
          <p className="max-w-prose">
            We don’t sell their coffee yet. The profile is here because our stories speak of them.
          </p>
        )}
      </Section>
      {producer.certifications.length > 0 && (
        <Section id="certificates" title="Certificates">
          <Certificates badges={producer.certifications} />
        </Section>
      )}
    </main>
  );
}
