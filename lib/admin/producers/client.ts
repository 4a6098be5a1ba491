import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import { type TablePage, type TableState, writeTableState } from '../table';
import { type OpenProducer, PRODUCER_TABLE, type ProducerRow } from './types';

/** Everything about producers, to make it old after a change. */
export const PRODUCERS_KEY = ['admin', 'producers'] as const;

export function producersQuery(state: TableState) {
  const query = writeTableState(state, PRODUCER_TABLE);
  return {
    queryKey: [...PRODUCERS_KEY, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<TablePage<ProducerRow>>(`/api/admin/producers?${query}`, signal),
  };
}

export const readProducer = (id: string, signal?: AbortSignal) =>
  read<OpenProducer>(`/api/admin/producers/${encodeURIComponent(id)}`, signal);
export const producerQuery = (id: string) =>
  queryOptions({
    queryKey: [...PRODUCERS_KEY, 'one', id],
    queryFn: ({ signal }) => readProducer(id, signal),
    // An editor always opens on what is saved now.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
