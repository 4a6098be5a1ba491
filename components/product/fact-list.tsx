import type { ReactNode } from 'react';
import type { Fact } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';

export type FactRow = { label: string; value: ReactNode; fact?: Fact | undefined };

const STATUS = { verified: 'Verified', stated: 'Stated', demo: 'Demo' } as const;

/** Who says so, and since when. Opens in place; several sources show where they disagree. */
function Sources({ fact }: { fact: Fact }) {
  return (
    <details className="mt-1 text-small">
      <summary className="inline-flex min-h-6 items-center text-water underline decoration-dotted underline-offset-4">
        {fact.sources.length > 1 ? `${fact.sources.length} sources` : 'Source'}
        <span className="sr-only"> for {fact.label}</span>
      </summary>
      <ul className="mt-1 space-y-1 border-l-2 border-contour pl-3">
        {fact.sources.map((s) => (
          <li key={`${s.source}${s.value ?? ''}`}>
            {s.value && <strong>{s.value}: </strong>}
            {s.url ? (
              <a href={s.url} className="link" rel="noopener">
                {s.source}
              </a>
            ) : (
              s.source
            )}
            <span className="text-ink-2">
              {' '}
              · {STATUS[s.status]}
              {s.asOf && `, ${partialDate(s.asOf)}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Facts as a description list. A row without a value is not printed at all, and no title over nothing. */
export function FactList({ rows, title }: { rows: readonly FactRow[]; title?: string }) {
  const known = rows.filter((r) => r.value !== null && r.value !== undefined && r.value !== '');
  if (known.length === 0) return null;
  const facts = (
    <dl className="facts">
      {known.map(({ label, value, fact }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {fact && fact.sources.length > 0 && <Sources fact={fact} />}
          </dd>
        </div>
      ))}
    </dl>
  );
  if (!title) return facts;
  return (
    <div>
      <h3 className="mb-3 text-h3">{title}</h3>
      {facts}
    </div>
  );
}
