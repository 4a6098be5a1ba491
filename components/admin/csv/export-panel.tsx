'use client';

import { useState } from 'react';
import { Panel } from '@/components/admin/panel';
import { KIND_WORDS } from '@/lib/admin/csv/rules';
import type { ImportKind } from '@/lib/admin/csv/types';

const FILES: readonly { kind: ImportKind; says: string }[] = [
  { kind: 'coffee', says: 'addresses, texts, places, tastes' },
  { kind: 'lot', says: 'crops, processing, dates, notes' },
  { kind: 'variant', says: 'SKUs, weights, prices' },
  { kind: 'count', says: 'all lots with what should be there, to fill in' },
];

/** Downloads of the whole catalogue, one file for each kind of record. */
export function ExportPanel() {
  const [separator, setSeparator] = useState<'comma' | 'semicolon'>('comma');
  return (
    <Panel title="Export">
      <fieldset className="mb-3">
        <legend className="mb-1 font-semibold">Between the cells</legend>
        <div className="flex flex-wrap gap-x-6">
          {(
            [
              ['comma', 'Comma', '18.50'],
              ['semicolon', 'Semicolon', '18,50'],
            ] as const
          ).map(([value, name, example]) => (
            <label key={value} className="flex min-h-11 items-center gap-2">
              <input
                type="radio"
                name="separator"
                className="size-5 accent-ink"
                checked={separator === value}
                onChange={() => setSeparator(value)}
              />
              {name}, prices like {example}
            </label>
          ))}
        </div>
        <p className="text-small text-ink-2">
          Take the semicolon when your spreadsheet writes decimals with a comma. The files are UTF-8.
        </p>
      </fieldset>
      <ul className="divide-y divide-line border-t border-line">
        {FILES.map(({ kind, says }) => (
          <li key={kind} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              <span className="font-semibold">{KIND_WORDS[kind].title}</span>
              <span className="block text-small text-ink-2">{says}</span>
            </span>
            <a className="button" href={`/api/admin/export?kind=${kind}&separator=${separator}`} download>
              Download<span className="sr-only"> {KIND_WORDS[kind].title}</span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
