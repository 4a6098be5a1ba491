import { type TablePage, type TableState, writeTableState } from '../table';
import { BATCH_SHAPE } from './rules';
import type { BatchRow } from './types';

export const BATCHES_KEY = ['admin', 'roast-batches'] as const;

export function batchesQuery(state: TableState) {
  const query = writeTableState(state, BATCH_SHAPE);
  return {
    queryKey: [...BATCHES_KEY, query],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<TablePage<BatchRow>> => {
      const response = await fetch(`/api/admin/stock/batches?${query}`, { signal });
      if (!response.ok) throw new Error(`the roast batches answered ${response.status}`);
      return (await response.json()) as TablePage<BatchRow>;
    },
  };
}
