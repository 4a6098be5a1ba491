import { CardGrid } from '@/components/product/card-grid';
import { Notice } from '@/components/ui/notice';
import type { CatalogEntry } from '@/lib/catalog/types';
import { entryCount } from '@/lib/catalog/words';
import { plural } from '@/lib/kernel/format';
import { TASTE_FAMILIES } from '@/lib/kernel/taste';
import type { SearchHit } from '@/lib/search/types';
import { SearchField } from './search-field';

const KIND: Record<SearchHit['kind'], string> = {
  coffee: 'Coffee',
  origin: 'Origin',
  producer: 'Producer',
  story: 'Story',
};

type Props = {
  asked: string;
  busy: boolean;
  coffees: readonly CatalogEntry[];
  pages: readonly SearchHit[];
  /** What fits best is a coffee: then coffees stand above pages. */
  isCoffee: boolean;
  /** Nothing fitted every word: these fit some, or are spelled alike. */
  loose: boolean;
  today: string;
};

export function SearchResults({ asked, busy, coffees, pages, isCoffee, loose, today }: Props) {
  const empty = coffees.length === 0 && pages.length === 0;
  const idle = asked.trim() === '';
  const thePages = pages.length > 0 && (
    <ul key="pages" className="mt-6 grid gap-3 md:grid-cols-2 lg:grid-cols-3" aria-label="Pages">
      {pages.map((hit) => (
        <li key={hit.href}>
          <a
            href={hit.href}
            className="flex min-h-14 items-center justify-between gap-4 border border-rule bg-sheet px-4 py-2 hover:border-ink"
          >
            <span>
              <span className="font-display text-lead">{hit.title}</span>
              {hit.subtitle && <span className="block text-small text-ink-2">{hit.subtitle}</span>}
            </span>
            <span className="label text-ink-2">{KIND[hit.kind]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
  const theCoffees = coffees.length > 0 && (
    <section key="coffees" aria-label="Coffees" className="mt-6">
      <CardGrid entries={coffees} today={today} headingLevel={2} eager={4} />
    </section>
  );
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-h1">Search</h1>
      <div className="mt-6 max-w-[44rem]">
        <SearchField id="page-search" value={asked} />
      </div>
      {busy && (
        <div className="mt-6 max-w-prose">
          <Notice tone="problem" title="Too many searches in a minute" live>
            <p>Wait a moment and search again. Your words are kept above.</p>
          </Notice>
        </div>
      )}
      {!busy && !idle && (
        <p className="mt-4 text-ink-2" role="status">
          {empty
            ? 'Nothing fits these words.'
            : `${[coffees.length > 0 && entryCount(coffees), pages.length > 0 && plural(pages.length, 'page')]
                .filter(Boolean)
                .join('; ')}${loose ? ' that come close' : ''}.`}
        </p>
      )}
      {isCoffee ? [theCoffees, thePages] : [thePages, theCoffees]}
      {(empty || idle) && !busy && (
        <section className="mt-9" aria-labelledby="ways">
          <h2 id="ways" className="text-h3">
            {idle ? 'Or start from taste' : 'Other ways in'}
          </h2>
          <ul className="mt-3 flex flex-wrap gap-2">
            {Object.entries(TASTE_FAMILIES).map(([value, { label }]) => (
              <li key={value}>
                <a
                  href={`/coffee/find?taste=${value}`}
                  className="inline-flex min-h-11 items-center border border-rule px-4 font-semibold hover:bg-ink hover:text-paper"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <p className="mt-4">
            <a href="/coffee" className="link">
              All coffees
            </a>{' '}
            ·{' '}
            <a href="/origins" className="link">
              All origins
            </a>
          </p>
        </section>
      )}
    </main>
  );
}
