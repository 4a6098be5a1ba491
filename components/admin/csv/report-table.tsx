'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TableScroll } from '@/components/admin/table-scroll';
import { Tag, type Tone } from '@/components/admin/tag';
import { reportQuery } from '@/lib/admin/csv/client';
import { KIND_WORDS, REPORT_PAGE } from '@/lib/admin/csv/rules';
import type { Outcome, ReportRow, Run } from '@/lib/admin/csv/types';
import { whole } from '@/lib/kernel/format';

const OUTCOME: Record<Outcome, { tone: Tone; word: string }> = {
  create: { tone: 'new', word: 'create' },
  change: { tone: 'waiting', word: 'change' },
  unchanged: { tone: 'quiet', word: 'unchanged' },
  error: { tone: 'problem', word: 'error' },
};
const CHIP: Record<Outcome, string> = {
  create: 'Create',
  change: 'Change',
  unchanged: 'Unchanged',
  error: 'Errors',
};
const ALL: readonly Outcome[] = ['error', 'create', 'change', 'unchanged'];

/** Row by row what a file does. */
export function ReportTable({ run }: { run: Run }) {
  const [chosen, setChosen] = useState<Outcome | '' | null>(null);
  const [page, setPage] = useState(1);
  // Errors first: they are what there is to do.
  const outcome = chosen ?? (run.counts.error > 0 ? 'error' : '');
  const { data } = useQuery(reportQuery(run, outcome, page));
  const last = Math.max(1, Math.ceil((data?.total ?? 0) / REPORT_PAGE));
  const show = (next: Outcome | '') => {
    setChosen(next);
    setPage(1);
  };
  return (
    <div className="space-y-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Rows to show</legend>
        {(['', ...ALL] as const).map((value) => (
          <button
            key={value}
            type="button"
            className={outcome === value ? 'button !bg-ink !text-paper' : 'button'}
            aria-pressed={outcome === value}
            disabled={value !== '' && run.counts[value] === 0}
            onClick={() => show(value)}
          >
            {value === '' ? 'All rows' : `${CHIP[value]} ${whole(run.counts[value])}`}
          </button>
        ))}
      </fieldset>
      <TableScroll label="What the file does" busy={!data}>
        <table className="table-dense">
          <caption className="sr-only">What the file does, row by row</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                Row
              </th>
              <th scope="col">{KIND_WORDS[run.kind].key}</th>
              <th scope="col">What</th>
              <th scope="col">Details</th>
            </tr>
          </thead>
          <tbody>
            {data?.rows.map((row) => (
              <tr key={row.row}>
                <td className="number">{row.row}</td>
                <th scope="row" translate="no">
                  {row.key || '(empty)'}
                </th>
                <td>
                  <Tag tone={OUTCOME[row.outcome].tone}>{OUTCOME[row.outcome].word}</Tag>
                </td>
                <td className="min-w-80 !whitespace-normal">
                  <Details row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {!data && <p className="p-3 text-ink-2">Reading the rows…</p>}
      </TableScroll>
      {last > 1 && (
        <nav aria-label="Pages of the report" className="flex flex-wrap items-center gap-3">
          <button type="button" className="button" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          <span className="tabular" role="status">
            Page {whole(page)} of {whole(last)}
          </span>
          <button type="button" className="button" disabled={page >= last} onClick={() => setPage(page + 1)}>
            Next
          </button>
        </nav>
      )}
    </div>
  );
}

const LONG = 120;
const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);

function Details({ row }: { row: ReportRow }) {
  if (row.problems.length > 0) {
    return (
      <ul className="py-1">
        {row.problems.map(({ column, words }) => (
          <li key={`${column} ${words}`}>
            {column && (
              <>
                <code translate="no" className="font-semibold">
                  {column}
                </code>
                :{' '}
              </>
            )}
            {words}
          </li>
        ))}
      </ul>
    );
  }
  const changes = Object.entries(row.changes).filter(([, { from, to }]) => from !== '' || to !== '');
  if (changes.length === 0) return null;
  return (
    <ul className="py-1">
      {changes.map(([column, { from, to }]) => (
        <li key={column}>
          <code translate="no" className="font-semibold">
            {column}
          </code>
          :{' '}
          {row.outcome === 'change' && (
            <>
              <del className="text-ink-2">{short(from) || 'empty'}</del> <span aria-hidden="true">→</span>
              <span className="sr-only">becomes</span>{' '}
            </>
          )}
          <ins className="no-underline">{short(to) || 'empty'}</ins>
        </li>
      ))}
    </ul>
  );
}
