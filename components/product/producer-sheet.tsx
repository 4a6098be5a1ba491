import { Breadcrumb } from '@/components/product/breadcrumb';
import { CardGrid } from '@/components/product/card-grid';
import { Certificates } from '@/components/product/certificates';
import { ProducerProfile } from '@/components/product/producer-profile';
import { proseMap } from '@/components/story/prose-map';
import { StoryBody } from '@/components/story/story-body';
import { Section } from '@/components/ui/section';
import type { CatalogEntry, OriginPage, ProducerPage } from '@/lib/catalog/types';

/** The page of a producer: who they are, what of theirs is for sale here, and their certificates. */
export function ProducerSheet({
  producer,
  entries,
  origins,
  today,
}: {
  producer: ProducerPage;
  entries: readonly CatalogEntry[];
  /** The places that maps in the text show. */
  origins: readonly (OriginPage | null)[];
  today: string;
}) {
  const own = entries.filter((e) => e.producer?.slug === producer.slug);
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
                  map={proseMap([...origins])}
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
