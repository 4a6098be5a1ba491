import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import { type TablePage, type TableState, writeTableState } from '../table';
import { ORDERS_SHAPE } from './rules';
import type { AdminOrder, OrderRow, OrdersOverview, Sellable } from './types';

/** Everything that a change to an order makes old. */
export const ORDERS_KEY = ['admin', 'orders'] as const;

export function ordersQuery(state: TableState) {
  const query = writeTableState(state, ORDERS_SHAPE);
  return {
    queryKey: [...ORDERS_KEY, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<TablePage<OrderRow>>(`/api/admin/orders?${query}`, signal),
  };
}

export const overviewQuery = queryOptions({
  queryKey: [...ORDERS_KEY, 'overview'],
  queryFn: ({ signal }) => read<OrdersOverview>('/api/admin/orders/overview', signal),
});

export const orderQuery = (number: string) =>
  queryOptions({
    queryKey: [...ORDERS_KEY, 'order', number],
    queryFn: ({ signal }) => read<AdminOrder>(`/api/admin/orders/${encodeURIComponent(number)}`, signal),
  });

export const sellableQuery = (q: string) =>
  queryOptions({
    queryKey: [...ORDERS_KEY, 'sellable', q],
    queryFn: ({ signal }) =>
      read<Sellable[]>(`/api/admin/orders/sellable?q=${encodeURIComponent(q)}`, signal),
    enabled: q.length > 1,
  });
