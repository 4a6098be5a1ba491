import Link from 'next/link';
import type { ReactNode } from 'react';
import { PhotoFigure } from '@/components/ui/photo-figure';
import type { ProducerPage } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';
import { FactList } from './fact-list';
import { factOf } from './words';

const KIND: Record<string, string> = {
  cooperative: 'Cooperative',
  central: 'Second-tier cooperative',
  association: 'Association of producers',
  estate: 'Estate',
  'smallholder-group': 'Smallholder group',
  'washing-station': 'Washing station',
  exporter: 'Exporter',
};

/** What a product page tells of its producer; the rest stands on the producer's own page. */
const IN_SHORT = ['members', 'fairTradeSince', 'bases'];

/** Who grew it: the profile's prose beside its facts, each with the one who says so. */
export function ProducerProfile({
  producer,
  body,
  linked = true,
}: {
  producer: ProducerPage;
  body: ReactNode;
  linked?: boolean;
}) {
  const facts = linked ? producer.facts.filter((f) => IN_SHORT.includes(f.key)) : producer.facts;
  return (
    <div className="grid gap-9 lg:grid-cols-12">
      <div className="lg:col-span-7">
        {linked && (
          <h3 className="mb-4 text-h3" translate="no">
            <Link href={`/producers/${producer.slug}`} prefetch={false} className="hover:underline">
              {producer.fullName ?? producer.name}
            </Link>
          </h3>
        )}
        {body ?? <p className="max-w-prose font-display text-lead">{producer.summary}</p>}
      </div>
      <div className="lg:col-span-5">
        {producer.photo && (
          <div className="mb-6">
            <PhotoFigure photo={producer.photo} sizes="(min-width: 68.75rem) 36rem, 96vw" />
          </div>
        )}
        <FactList
          rows={[
            {
              label: 'Kind',
              value: KIND[producer.kind] ?? producer.kind,
              fact: linked ? undefined : factOf(producer, 'kind'),
            },
            ...(facts.some((f) => f.key === 'foundedOn')
              ? []
              : [{ label: 'Founded', value: producer.foundedOn && partialDate(producer.foundedOn) }]),
            ...facts.map((fact) => ({
              label: fact.label,
              value: fact.value,
              fact: linked ? undefined : fact,
            })),
          ].filter((row, i, all) => all.findIndex((other) => other.label === row.label) === i)}
        />
        {facts.length < producer.facts.length && (
          <p className="mt-3">
            <Link href={`/producers/${producer.slug}`} prefetch={false} className="link">
              All facts about {producer.name}, with who says so
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}
