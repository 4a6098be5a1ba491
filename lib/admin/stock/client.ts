import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import { type TablePage, type TableState, writeTableState } from '../table';
import { STOCK_SHAPE } from './rules';
import type { LedgerPage, LotStock, StockRow } from './types';

/** Everything that a movement makes old. */
export const STOCK_KEY = ['admin', 'stock'] as const;

export function stockQuery(state: TableState) {
  const query = writeTableState(state, STOCK_SHAPE);
  return {
    queryKey: [...STOCK_KEY, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<TablePage<StockRow>>(`/api/admin/stock?${query}`, signal),
  };
}

export const lotStockQuery = (lotId: string) =>
  queryOptions({
    queryKey: [...STOCK_KEY, 'lot', lotId],
    queryFn: ({ signal }) => read<LotStock>(`/api/admin/stock/${lotId}`, signal),
  });

export const ledgerQuery = (lotId: string, page: number, movesOnly: boolean) =>
  queryOptions({
    queryKey: [...STOCK_KEY, 'ledger', lotId, page, movesOnly],
    queryFn: ({ signal }) =>
      read<LedgerPage>(
        `/api/admin/stock/${lotId}/ledger?page=${page}${movesOnly ? '&moves=only' : ''}`,
        signal,
      ),
  });
