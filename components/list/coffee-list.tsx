import { CardGrid } from '@/components/product/card-grid';
import {
  type Facet,
  type FacetKey,
  type Question,
  questionHref,
  type Sort,
  withValue,
} from '@/lib/catalog/facets';
import type { CatalogEntry } from '@/lib/catalog/types';
import { entryCount } from '@/lib/catalog/words';
import { plural } from '@/lib/kernel/format';
import { FilterForm } from './filter-form';

/** The three that people reach for first: shown as links above the list. */
const PROMOTED: readonly FacetKey[] = ['process', 'taste', 'form'];

type Props = {
  title: string;
  found: readonly CatalogEntry[];
  facets: readonly Facet[];
  sorts: Readonly<Record<Sort, string>>;
  question: Question;
  emptying: { key: FacetKey; title: string; count: number } | null;
  today: string;
};

const chip =
  'inline-flex min-h-10 items-center gap-2 border px-3.5 text-small font-semibold hover:bg-ink hover:text-paper';

/** The coffee list with its filters. All state is in the address; every control is a link or a form field. */
export function CoffeeList({ title, found, facets, sorts, question, emptying, today }: Props) {
  const chosen = facets.flatMap((f) => f.values.filter((v) => v.chosen).map((v) => ({ facet: f, v })));
  if (found.length === 0 && chosen.length === 0 && !emptying)
    return (
      <main id="main" className="frame pt-9 md:pt-14">
        <h1 className="text-display">{title}</h1>
        <p className="mt-5 max-w-prose text-lead">The table is being laid: there is nothing to buy yet.</p>
      </main>
    );
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-display">{title}</h1>
      <p className="mt-2 text-ink-2" aria-live="polite">
        {entryCount(found)}
        {chosen.length === 0
          ? '. Filter by taste, process, origin or price.'
          : ` for ${chosen.map((c) => c.v.label.toLowerCase()).join(', ')}.`}
      </p>

      {chosen.length > 0 ? (
        <ul className="mt-5 flex flex-wrap gap-2" aria-label="Chosen filters">
          {chosen.map(({ facet, v }) => (
            <li key={`${facet.key}${v.value}`}>
              <a
                href={questionHref(withValue(question, facet.key, v.value))}
                className={`${chip} border-ink bg-ink text-paper hover:bg-paper hover:text-ink`}
              >
                {v.label}
                <span aria-hidden="true">×</span>
                <span className="sr-only">: take this filter off</span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <div className="mt-5 flex flex-wrap gap-2">
          {facets
            .filter((f) => PROMOTED.includes(f.key))
            .flatMap((f) => f.values.slice(0, f.key === 'taste' ? 4 : 3).map((v) => ({ f, v })))
            .map(({ f, v }) => (
              <a
                key={`${f.key}${v.value}`}
                href={questionHref(withValue(question, f.key, v.value))}
                className={`${chip} border-rule`}
              >
                {v.label}
              </a>
            ))}
        </div>
      )}

      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-9 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <details className="group border border-ink bg-sheet lg:hidden">
          <summary className="flex min-h-12 items-center justify-between px-4 font-semibold">
            All filters and sorting{' '}
            <span aria-hidden="true" className="group-open:rotate-45">
              +
            </span>
          </summary>
          <div className="border-t border-ink p-4">
            <FilterForm facets={facets} sorts={sorts} question={question} id="narrow" />
          </div>
        </details>
        <div className="hidden lg:block">
          <FilterForm facets={facets} sorts={sorts} question={question} id="wide" follows />
        </div>
        {found.length > 0 ? (
          <CardGrid entries={found} today={today} headingLevel={2} eager={4} />
        ) : (
          <div className="self-start border border-ink bg-sheet p-6 md:p-9">
            <h2 className="text-h2">Nothing on the table fits all of that</h2>
            {emptying && (
              <p className="mt-3">
                Without the filter “{emptying.title}” there {emptying.count === 1 ? 'is' : 'are'}{' '}
                {plural(emptying.count, 'coffee')}.{' '}
                <a
                  href={questionHref({ ...question, filters: { ...question.filters, [emptying.key]: [] } })}
                  className="link"
                >
                  Take it off
                </a>
              </p>
            )}
            <p className="mt-3">
              <a href="/coffee" className="link">
                See all coffees
              </a>
            </p>
          </div>
        )}
      </div>
    </main>
  );
}
