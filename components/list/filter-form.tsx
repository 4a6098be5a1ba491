import { type Facet, type Question, questionHref, type Sort } from '@/lib/catalog/facets';
import { FollowChoices } from './follow-choices';

/**
 * A GET form: works without JavaScript, and its address can be sent to somebody. Beside the list (`follows`) each choice
 * is shown at once; in the panel of a phone, which a new page would close, the button in reach shows them together.
 */
export function FilterForm({
  facets,
  sorts,
  question,
  id,
  follows = false,
}: {
  facets: readonly Facet[];
  sorts: Readonly<Record<Sort, string>>;
  question: Question;
  id: string;
  follows?: boolean;
}) {
  const asked = questionHref(question) !== '/coffee';
  return (
    <form action="/coffee/find" method="get" className="space-y-6" aria-label="Filters">
      {facets.map((facet) => (
        <fieldset key={facet.key}>
          <legend className="label text-ink-2">{facet.title}</legend>
          <ul className="mt-2">
            {facet.values.map((v) => (
              <li key={v.value}>
                <label className="flex min-h-9 cursor-pointer items-start gap-2.5 py-1.5 hover:underline">
                  <input
                    type="checkbox"
                    name={facet.key}
                    value={v.value}
                    defaultChecked={v.chosen}
                    className="mt-1 size-4 shrink-0 accent-cherry"
                    aria-describedby={v.plain ? `${id}-${facet.key}-${v.value}` : undefined}
                  />
                  <span className={v.count === 0 ? 'flex-1 text-ink-2' : 'flex-1'}>
                    {v.label}
                    {v.plain && (
                      <span
                        id={`${id}-${facet.key}-${v.value}`}
                        className="block text-small leading-snug text-ink-2"
                      >
                        {v.plain}
                      </span>
                    )}
                  </span>
                  <span className="text-small text-ink-2 tabular">
                    {v.count}
                    <span className="sr-only"> coffees</span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
      <div>
        <label htmlFor={`${id}-sort`} className="label text-ink-2">
          Sort
        </label>
        <select id={`${id}-sort`} name="sort" defaultValue={question.sort} className="field mt-2">
          {Object.entries(sorts).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className="sticky bottom-0 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-ink bg-sheet py-2 lg:bg-paper">
        {follows && <FollowChoices />}
        <button type="submit" className="action-quiet flex-1">
          Show coffees
        </button>
        {asked && (
          <a href="/coffee" className="link px-2 py-3">
            Clear all
          </a>
        )}
      </div>
    </form>
  );
}
