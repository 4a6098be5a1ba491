import { expect, it } from 'vitest';
import { readTableState, type TableShape, writeTableState } from './table';

const shape: TableShape = {
  sorts: ['name', 'price'],
  defaultSort: 'name',
  filters: { status: ['draft', 'published'], lot: 'any' },
};

it.each(['', 'q=jaen&status=draft&sort=-price&page=3', 'lot=X-1'])(
  'a view survives the trip through its address: %s',
  (query) => {
    expect(writeTableState(readTableState(new URLSearchParams(query), shape), shape)).toBe(query);
  },
);

it('ignores what it does not know', () => {
  const state = readTableState(new URLSearchParams('sort=password&status=<x>&page=-2&other=1'), shape);
  expect(state).toEqual({ q: '', sort: 'name', descending: false, page: 1, filters: {} });
});
