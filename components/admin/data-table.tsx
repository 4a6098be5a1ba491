'use client';

import { keepPreviousData, type QueryKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useId, useState } from 'react';
import {
  PAGE_SIZE,
  readTableState,
  type TablePage,
  type TableShape,
  type TableState,
  writeTableState,
} from '@/lib/admin/table';
import { plural, whole } from '@/lib/kernel/format';
import { SearchInput } from './search-input';
import { SortSelect } from './sort-select';
import { TableScroll } from './table-scroll';

export type Column<Row> = {
  /** Also the sort name when `sortable`. */
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  number?: boolean;
};

type Props<Row> = {
  /** Names the table for screen readers. */
  caption: string;
  shape: TableShape;
  /** Query key and fetch of one page, from the table's own GET route. */
  query: (state: TableState) => {
    queryKey: QueryKey;
    queryFn: (context: { signal: AbortSignal }) => Promise<TablePage<Row>>;
  };
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  /** The first column is the row's name: it stays in view and opens the record. */
  onOpen?: (row: Row) => void;
  openId?: string | null;
  filters?: readonly { name: string; label: string; options: readonly { value: string; label: string }[] }[];
  searchLabel?: string;
  empty?: ReactNode;
  /** With it, rows are cards in a grid, each opening its record, and a list sorts them. */
  card?: (row: Row) => ReactNode;
  /** With it, rows can be ticked; gets what is ticked and a way to untick all. */
  selection?: (ids: readonly string[], clear: () => void) => ReactNode;
};

/**
 * A dense table whose search, filters, sort and page live in the URL and are answered by the server. On phones its rows
 * are cards and a list sorts them (admin.css).
 */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, shape, query, columns, rowId, onOpen, openId, filters = [], selection, card } = props;
  const params = useSearchParams();
  const state = readTableState(new URLSearchParams(params), shape);
  const queries = useQueryClient();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...query(state),
    placeholderData: keepPreviousData,
  });
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const base = useId();

  const show = (next: Partial<TableState>) => {
    // Read from the address, not from the last render: a search typed just before a row was opened must not close it.
    const kept = new URLSearchParams(window.location.search);
    const shown = readTableState(kept, shape);
    for (const name of ['q', 'sort', 'page', ...Object.keys(shape.filters)]) kept.delete(name);
    const query = writeTableState({ ...shown, page: 1, ...next }, shape);
    const all = [query, kept.toString()].filter(Boolean).join('&');
    window.history.replaceState(null, '', all ? `?${all}` : window.location.pathname);
  };

  const last = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE_SIZE));
  const prefetch = (page: number) => {
    if (page >= 1 && page <= last) void queries.prefetchQuery(query({ ...state, page }));
  };
  const isNarrowed = state.q !== '' || Object.keys(state.filters).length > 0;

  return (
    <div>
      <search className="mb-3 flex flex-wrap items-end gap-3" aria-label={caption}>
        <div className="min-w-56 flex-1">
          <SearchInput label={props.searchLabel ?? 'Search'} value={state.q} onValue={(q) => show({ q })} />
        </div>
        {filters.map((filter) => (
          <div key={filter.name}>
            <label htmlFor={`${base}-${filter.name}`} className="mb-1 block text-small font-semibold">
              {filter.label}
            </label>
            <select
              id={`${base}-${filter.name}`}
              className="input w-auto"
              value={state.filters[filter.name] ?? ''}
              onChange={(event) => show({ filters: { ...state.filters, [filter.name]: event.target.value } })}
            >
              <option value="">All</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        ))}
        {columns.some((column) => column.sortable) && (
          <div className={card ? undefined : 'md:hidden'}>
            <SortSelect columns={columns} state={state} onSort={show} />
          </div>
        )}
        {isNarrowed && (
          <button type="button" className="button button-plain" onClick={() => show({ q: '', filters: {} })}>
            Show all
          </button>
        )}
      </search>

      {selection && ticked.length > 0 && (
        <div
          className="sticky top-0 z-10 mb-2 flex flex-wrap items-center gap-3 border border-ink bg-sheet p-2"
          role="status"
        >
          <span className="font-semibold">{plural(ticked.length, 'row')} ticked</span>
          {selection(ticked, () => setTicked([]))}
        </div>
      )}

      {error ? (
        <div role="alert" className="border-l-4 border-vermilion bg-sheet p-4">
          <p className="font-bold text-vermilion">The list did not load.</p>
          <p className="mt-1">Nothing was changed. Check the connection, then try again.</p>
          <button type="button" className="button mt-3" onClick={() => refetch()}>
            Try again
          </button>
        </div>
      ) : (
        <TableScroll label={caption} busy={!data || isPlaceholderData}>
          {card ? (
            <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-4 xl:grid-cols-6">
              {data?.rows.map((row) => (
                <li key={rowId(row)}>
                  <button
                    type="button"
                    className="block w-full border border-transparent p-1 text-start hover:border-ink aria-expanded:border-ink aria-expanded:bg-wash"
                    aria-expanded={openId === rowId(row) || undefined}
                    onClick={() => onOpen?.(row)}
                  >
                    {card(row)}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <table className="table-dense" data-cards>
              <caption className="sr-only">{caption}</caption>
              <thead>
                <tr>
                  {selection && (
                    <th scope="col" data-tick>
                      <input
                        type="checkbox"
                        className="size-5 accent-ink"
                        aria-label="Tick all rows of this page"
                        checked={
                          Boolean(data?.rows.length) && data?.rows.every((row) => ticked.includes(rowId(row)))
                        }
                        onChange={(event) =>
                          setTicked(event.target.checked ? (data?.rows.map(rowId) ?? []) : [])
                        }
                      />
                      <span className="md:hidden" aria-hidden="true">
                        All of this page
                      </span>
                    </th>
                  )}
                  {columns.map((column, index) => {
                    const isSorted = state.sort === column.key;
                    return (
                      <th
                        key={column.key}
                        scope="col"
                        className={column.number ? 'number' : undefined}
                        data-sticky={index === 0 || undefined}
                        aria-sort={isSorted ? (state.descending ? 'descending' : 'ascending') : undefined}
                      >
                        {column.sortable ? (
                          <button
                            type="button"
                            className="min-h-8 font-semibold underline-offset-4 hover:underline"
                            onClick={() =>
                              show({ sort: column.key, descending: isSorted && !state.descending })
                            }
                          >
                            {column.head}
                            <span aria-hidden="true">{isSorted ? (state.descending ? ' ↓' : ' ↑') : ''}</span>
                          </button>
                        ) : (
                          column.head
                        )}
                      </th>
                    );
                  })}
                </tr>
              </thead>
              <tbody>
                {data?.rows.map((row) => {
                  const id = rowId(row);
                  return (
                    <tr key={id} aria-selected={openId === id || ticked.includes(id) || undefined}>
                      {selection && (
                        <td data-tick>
                          <input
                            type="checkbox"
                            className="size-5 accent-ink"
                            aria-label="Tick this row"
                            aria-describedby={`${base}-${id}`}
                            checked={ticked.includes(id)}
                            onChange={(event) =>
                              setTicked(
                                event.target.checked
                                  ? [...ticked, id]
                                  : ticked.filter((other) => other !== id),
                              )
                            }
                          />
                        </td>
                      )}
                      {columns.map((column, index) =>
                        index === 0 ? (
                          <th key={column.key} scope="row" data-sticky id={`${base}-${id}`}>
                            {onOpen ? (
                              <button
                                type="button"
                                data-opens
                                className="min-h-8 text-start font-semibold text-water underline underline-offset-4"
                                onClick={() => onOpen(row)}
                              >
                                {column.cell(row)}
                              </button>
                            ) : (
                              column.cell(row)
                            )}
                          </th>
                        ) : (
                          <td
                            key={column.key}
                            className={column.number ? 'number' : undefined}
                            data-label={column.head}
                          >
                            {column.cell(row)}
                          </td>
                        ),
                      )}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          {data?.rows.length === 0 && (
            <div className="border-b border-line p-6">
              {isNarrowed ? (
                <>
                  <p className="font-semibold">Nothing fits this search.</p>
                  <button type="button" className="button mt-3" onClick={() => show({ q: '', filters: {} })}>
                    Show all
                  </button>
                </>
              ) : (
                (props.empty ?? <p>Nothing here yet.</p>)
              )}
            </div>
          )}
        </TableScroll>
      )}

      {data && data.total > 0 && (
        <nav aria-label={`Pages of ${caption}`} className="mt-3 flex flex-wrap items-center gap-3 text-small">
          <span className="tabular" role="status">
            {whole((state.page - 1) * PAGE_SIZE + 1)}–{whole(Math.min(state.page * PAGE_SIZE, data.total))} of{' '}
            {whole(data.total)}
          </span>
          {last > 1 && (
            <>
              <button
                type="button"
                className="button"
                disabled={state.page <= 1}
                onPointerEnter={() => prefetch(state.page - 1)}
                onFocus={() => prefetch(state.page - 1)}
                onClick={() => show({ page: state.page - 1 })}
              >
                Previous
              </button>
              <button
                type="button"
                className="button"
                disabled={state.page >= last}
                onPointerEnter={() => prefetch(state.page + 1)}
                onFocus={() => prefetch(state.page + 1)}
                onClick={() => show({ page: state.page + 1 })}
              >
                Next
              </button>
            </>
          )}
        </nav>
      )}
    </div>
  );
}
