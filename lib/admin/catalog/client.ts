import { queryOptions } from '@tanstack/react-query';
import type { VersionRow } from '../editing';
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

async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(`/api/admin/${path}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

const table = <Row>(name: string, shape: TableShape, state: TableState) => {
  const query = writeTableState(state, shape);
  return {
    queryKey: ['catalog', name, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<TablePage<Row>> =>
      read(`${name}?${query}`, signal),
  };
};
const detail = <Detail>(name: string, id: string) =>
  queryOptions({
    queryKey: ['catalog', name, 'one', id],
    queryFn: ({ signal }): Promise<Detail> => read(`${name}/${encodeURIComponent(id)}`, signal),
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
    queryFn: ({ signal }): Promise<CatalogChoices> => read('coffees/choices', signal),
  });

export type EditorName = 'coffees' | 'lots' | 'variants';
export const versionsQuery = (name: EditorName, id: string) =>
  queryOptions({
    queryKey: ['catalog', name, 'versions', id],
    queryFn: ({ signal }): Promise<VersionRow[]> =>
      read(`${name}/${encodeURIComponent(id)}/versions`, signal),
  });

/** Everything that a change of the catalogue may have made old. */
export const CATALOG = ['catalog'] as const;
