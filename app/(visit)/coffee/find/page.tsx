import type { Metadata } from 'next';
import { CoffeeList } from '@/components/list/coffee-list';
import { answer, emptyingFilter, readQuestion } from '@/lib/catalog/facets';
import { catalogEntries, shopDay } from '@/lib/catalog/pages';

export const metadata: Metadata = {
  title: 'Coffee by your filters',
  robots: { index: false, follow: true },
  alternates: { canonical: '/coffee' },
};

/**
 * The filtered list: dynamic, so that the unfiltered one can stay static. A form sent with nothing chosen gets the whole
 * list here: a redirect would come after the first bytes and need a script.
 */
export default async function FindRoute({ searchParams }: PageProps<'/coffee/find'>) {
  const question = readQuestion(await searchParams);
  const [entries, today] = await Promise.all([catalogEntries(), shopDay()]);
  return (
    <CoffeeList
      title="On the table"
      {...answer(entries, question)}
      question={question}
      emptying={emptyingFilter(entries, question)}
      today={today}
    />
  );
}
