import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { CoffeeList } from '@/components/list/coffee-list';
import { answer, emptyingFilter, questionHref, readQuestion } from '@/lib/catalog/facets';
import { catalogEntries, shopDay } from '@/lib/catalog/pages';

export const metadata: Metadata = {
  title: 'Coffee by your filters',
  robots: { index: false, follow: true },
  alternates: { canonical: '/coffee' },
};

/** The filtered list: dynamic, so that the unfiltered one can stay static. */
export default async function FindRoute({ searchParams }: PageProps<'/coffee/find'>) {
  const question = readQuestion(await searchParams);
  if (questionHref(question) === '/coffee') redirect('/coffee');
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
