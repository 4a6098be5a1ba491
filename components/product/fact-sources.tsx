import type { Fact } from '@/lib/catalog/types';
import { partialDate } from '@/lib/kernel/format';

const STATUS = { verified: 'Verified', stated: 'Stated', demo: 'Demo' } as const;

/**
 * Who says so, and since when. Opens in place; several sources show where they disagree. Nothing where nobody is named.
 * Words are put together before they are drawn: React parts them by comments, and a page has many.
 */
export function FactSources({ fact }: { fact: Fact | undefined }) {
  if (!fact || fact.sources.length === 0) return null;
  return (
    <details className="mt-1 text-small">
      <summary className="inline-flex min-h-6 items-center text-water underline decoration-dotted underline-offset-4">
        {fact.sources.length > 1 ? `${fact.sources.length} sources` : 'Source'}
        <span className="sr-only">{` for ${fact.label}`}</span>
      </summary>
      <ul className="mt-1 space-y-1 border-l-2 border-contour pl-3">
        {fact.sources.map((s) => (
          <li key={`${s.source}${s.value ?? ''}`}>
            {s.value && <strong>{`${s.value}: `}</strong>}
            {s.url ? (
              <a href={s.url} className="link" rel="noopener">
                {s.source}
              </a>
            ) : (
              s.source
            )}
            <span className="text-ink-2">
              {` · ${STATUS[s.status]}${s.asOf ? `, ${partialDate(s.asOf)}` : ''}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
