import { plural } from '@/lib/kernel/format';
import type { ImportKind, Run } from './types';

export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 200;
/** Rows held at a time, whatever the file's length. */
export const BATCH = 500;
export const REPORT_PAGE = 50;
/** A step that was silent for so long has lost its process. */
export const STUCK_MS = 60_000;
/** Stands for a NUL, which no column can hold: a row with it is refused. */
export const NUL_SEEN = '\uFFFE';
/** Uploaded rows are deleted after so many days. */
export const KEPT_DAYS = 14;

export const KIND_WORDS: Record<ImportKind, { title: string; one: string; many: string; key: string }> = {
  coffee: { title: 'Coffees', one: 'coffee', many: 'coffees', key: 'slug' },
  lot: { title: 'Lots', one: 'lot', many: 'lots', key: 'lot_code' },
  variant: { title: 'Sizes and prices', one: 'size', many: 'sizes', key: 'sku' },
  count: { title: 'Stock count', one: 'lot', many: 'lots', key: 'lot_code' },
};

/** What a file holds, by its columns; null when none of them says which record a row is about. */
export function kindOf(names: readonly string[]): ImportKind | null {
  const has = (name: string) => names.includes(name);
  if (has('sku')) return 'variant';
  if (has('lot_code')) return has('counted_g') || has('counted_kg') ? 'count' : 'lot';
  return has('slug') ? 'coffee' : null;
}

/** Whether the rows of a file are all there to be looked at once more: they are when a check has begun. */
export const canCheckAgain = (run: Pick<Run, 'state' | 'check' | 'isStuck'>): boolean =>
  run.check > 0 && (run.state === 'failed' || run.isStuck);

export const columnName = (head: string): string =>
  head
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');

/** Of an exported file, before the day. */
export const FILE_NAME: Record<ImportKind, string> = {
  coffee: 'coffees',
  lot: 'lots',
  variant: 'sizes-and-prices',
  count: 'stock-count',
};

/** A row that ends early was cut off, or lost a separator: what is missing is not taken for empty. */
export const cutOff = (cells: readonly string[], columns: readonly unknown[]): string =>
  `The row has ${plural(cells.length, 'cell')} and the head ${columns.length}: the file was cut off, or a separator is missing. Save it anew; an empty cell needs its separator too.`;
