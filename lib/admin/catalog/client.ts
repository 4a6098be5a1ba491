import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import type { TablePage, TableShape, TableState } from '../table';
import { writeTableState } from '../table';
import { COFFEE_TABLE, LOT_TABLE, VARIANT_TABLE } from './tables';
import type {
  CatalogChoices,
  CoffeeDetail,
  CoffeeTableRow,
  LotDetail,
  LotTableRow,
  VariantDetail,
  VariantTableRow,
} from './types';

const table = <Row>(name: string, shape: TableShape, state: TableState) => {
  const query = writeTableState(state, shape);
  return {
    queryKey: ['catalog', name, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<TablePage<Row>> =>
      read(`/api/admin/${name}?${query}`, signal),
  };
};
const detail = <Detail>(name: string, id: string) =>
  queryOptions({
    queryKey: ['catalog', name, 'one', id],
    queryFn: ({ signal }): Promise<Detail> => read(`/api/admin/${name}/${encodeURIComponent(id)}`, signal),
    // An editor always opens on what is saved now.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const coffeeTable = (state: TableState) => table<CoffeeTableRow>('coffees', COFFEE_TABLE, state);
export const lotTable = (state: TableState) => table<LotTableRow>('lots', LOT_TABLE, state);
export const variantTable = (state: TableState) => table<VariantTableRow>('variants', VARIANT_TABLE, state);

export const coffeeQuery = (id: string) => detail<CoffeeDetail>('coffees', id);
export const lotQuery = (id: string) => detail<LotDetail>('lots', id);
export const variantQuery = (id: string) => detail<VariantDetail>('variants', id);

export const choicesQuery = () =>
  queryOptions({
    queryKey: ['catalog', 'choices'],
    queryFn: ({ signal }): Promise<CatalogChoices> => read('/api/admin/coffees/choices', signal),
  });

export type EditorName = 'coffees' | 'lots' | 'variants';

/** Everything that a change of the catalogue may have made old. */
export const CATALOG = ['catalog'] as const;
