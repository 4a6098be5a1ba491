import { read } from '../read';
import { type TablePage, type TableState, writeTableState } from '../table';
import { BATCH_SHAPE } from './rules';
import type { BatchRow } from './types';

export const BATCHES_KEY = ['admin', 'roast-batches'] as const;

export function batchesQuery(state: TableState) {
  const query = writeTableState(state, BATCH_SHAPE);
  return {
    queryKey: [...BATCHES_KEY, query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<TablePage<BatchRow>>(`/api/admin/stock/batches?${query}`, signal),
  };
}
