import type { Metadata } from 'next';
import { CoffeeList } from '@/components/list/coffee-list';
import { JsonLd } from '@/components/ui/json-ld';
import { answer, readQuestion } from '@/lib/catalog/facets';
import { itemListJsonLd } from '@/lib/catalog/json-ld';
import { catalogEntries, shopDay } from '@/lib/catalog/pages';

export const metadata: Metadata = {
  title: 'Coffee on the table',
  description: 'Every lot on sale: green and roasted, by taste, process, origin and price per weight.',
  alternates: { canonical: '/coffee' },
};

export default async function CoffeeListRoute() {
  const [entries, today] = await Promise.all([catalogEntries(), shopDay()]);
  const question = readQuestion({});
  const { found, facets, sorts } = answer(entries, question);
  return (
    <>
      <JsonLd data={{ '@context': 'https://schema.org', ...itemListJsonLd(found) }} />
      <CoffeeList
        title="On the table"
        found={found}
        facets={facets}
        sorts={sorts}
        question={question}
        emptying={null}
        today={today}
      />
    </>
  );
}
