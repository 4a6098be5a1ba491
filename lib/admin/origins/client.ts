import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import { type TablePage, type TableState, writeTableState } from '../table';
import { type OpenOrigin, ORIGIN_TABLE, type OriginRow } from './types';

/** Everything about origins, to make it old after a change. */
export const ORIGINS_KEY = ['admin', 'regions'] as const;

export function originsQuery(state: TableState) {
  const query = writeTableState(state, ORIGIN_TABLE);
  return {
    queryKey: [...ORIGINS_KEY, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<TablePage<OriginRow>>(`/api/admin/regions?${query}`, signal),
  };
}

export const readOrigin = (id: string, signal?: AbortSignal) =>
  read<OpenOrigin>(`/api/admin/regions/${encodeURIComponent(id)}`, signal);
export const originQuery = (id: string) =>
  queryOptions({
    queryKey: [...ORIGINS_KEY, 'one', id],
    queryFn: ({ signal }) => readOrigin(id, signal),
    // An editor always opens on what is saved now.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
