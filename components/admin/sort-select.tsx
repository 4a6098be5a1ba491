'use client';

import { useId } from 'react';
import type { TableState } from '@/lib/admin/table';

/** The order of a grid of cards, which has no column heads to click on. */
export function SortSelect({
  columns,
  state,
  onSort,
}: {
  columns: readonly { key: string; head: string; sortable?: boolean }[];
  state: TableState;
  onSort: (sort: Pick<TableState, 'sort' | 'descending'>) => void;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-small font-semibold">
        Sorted by
      </label>
      <select
        id={id}
        className="input w-auto"
        value={`${state.descending ? '-' : ''}${state.sort}`}
        onChange={({ target: { value } }) =>
          onSort({ sort: value.replace(/^-/, ''), descending: value.startsWith('-') })
        }
      >
        {columns
          .filter((column) => column.sortable)
          .flatMap(({ key, head }) => [
            <option key={key} value={key}>{`${head} ↑`}</option>,
            <option key={`-${key}`} value={`-${key}`}>{`${head} ↓`}</option>,
          ])}
      </select>
    </div>
  );
}
