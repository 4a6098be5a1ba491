import type { ReactNode } from 'react';
import type { Fact } from '@/lib/catalog/types';
import { FactSources } from './fact-sources';

export type FactRow = { label: string; value: ReactNode; fact?: Fact | undefined };

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
            <FactSources fact={fact} />
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
