import { exactWeight } from '@/lib/kernel/format';
import { readDecimal, unclear, unguarded } from './cells';
import type { RowPlan } from './plan';
import { columnName, cutOff } from './rules';
import type { Column, Delimiter, Problem } from './types';

/** The columns of a stock count, as its template is exported. */
export const COUNT_COLUMNS = ['lot_code', 'coffee', 'crop_year', 'on_hand_g', 'counted_g', 'reason'] as const;

const FIELDS: Record<string, string> = {
  lot_code: 'lotCode',
  counted_g: 'g',
  counted_kg: 'kg',
  on_hand_g: 'seen',
  reason: 'reason',
};
const FOR_READING = ['coffee', 'crop_year', 'available_g', 'reserved_g', 'stage'];

export function mapCountColumns(head: readonly string[]): Column[] {
  return head.map((raw) => {
    const name = columnName(raw);
    const field = FIELDS[name];
    if (field) return { name, field };
    const why = FOR_READING.includes(name) ? 'it is there for reading' : 'a stock count has no such column';
    return { name: raw || '(no name)', field: null, why };
  });
}

/** Of a count that found what should be there. */
const AS_IT_SHOULD = 'Counted';

export type CountFields = { counted: number; seen?: number; reason: string };
/** Grams; `reserved` are promised to checkouts that are open now. */
export type CountedLot = { id: string; onHand: number; reserved: number };

/**
 * What a counted row will do. A row without a count is left alone. With `on_hand_g` as it was exported, a lot that
 * moved since is not overwritten. A difference needs a reason; a count that finds what should be there needs none. No
 * count goes below what is promised, as in the form.
 */
export function planCount(
  columns: readonly Column[],
  cells: readonly string[],
  lot: CountedLot | undefined,
  delimiter: Delimiter,
): RowPlan {
  const problems: Problem[] = [];
  const none = { changes: {}, problems, fields: {}, parent: '' };
  if (cells.length < columns.length) problems.push({ column: '', words: cutOff(cells, columns) });
  const cell = (field: string) =>
    unguarded(cells[columns.findIndex((column) => column.field === field)] ?? '').trim();
  const grams = (field: string, places: number): number | null => {
    const text = cell(field);
    if (text === '') return null;
    const value = readDecimal(text, places, delimiter);
    if (value !== null && value >= 0 && value <= 2_147_483_647) return value;
    const column = columns.find((one) => one.field === field)?.name ?? '';
    problems.push({
      column,
      words:
        unclear(text, places, delimiter) ??
        `“${text.slice(0, 60)}” is not a weight${places ? ' to the gram' : ' in whole grams'}.`,
    });
    return null;
  };
  const [g, kg, seen] = [grams('g', 0), grams('kg', 3), grams('seen', 0)];
  if (problems.length === 0 && g === null && kg === null) return { ...none, outcome: 'unchanged' };
  if (!lot) problems.push({ column: 'lot_code', words: 'No lot has this code.' });
  if (g !== null && kg !== null && g !== kg)
    problems.push({ column: 'counted_kg', words: 'Grams and kilograms say different weights. Fill in one.' });
  const counted = g ?? kg;
  const reason = cell('reason');
  if (reason.length > 200) problems.push({ column: 'reason', words: 'At most 200 characters.' });
  if (lot && seen !== null && seen !== lot.onHand)
    problems.push({
      column: 'on_hand_g',
      words: `The lot moved since this list was made: ${exactWeight(seen)} were on hand, now it is ${exactWeight(lot.onHand)}. Count it again.`,
    });
  else if (lot && counted !== null && counted !== lot.onHand && reason === '')
    problems.push({
      column: 'reason',
      words: `${exactWeight(counted)} were counted and ${exactWeight(lot.onHand)} should be there: write why they differ, such as “spilt” or “weighed anew”.`,
    });
  if (lot && counted !== null && counted < lot.reserved)
    problems.push({
      column: g === null ? 'counted_kg' : 'counted_g',
      words: `${exactWeight(lot.reserved)} of this lot are promised to open checkouts, and ${exactWeight(counted)} were counted. Wait until they are paid or have run out (a checkout within the hour, a payment link within a day, a bank payment within days), or cancel those orders; then import this row again.`,
    });
  if (problems.length > 0 || !lot || counted === null) return { ...none, outcome: 'error' };
  return {
    ...none,
    outcome: 'change',
    changes: { on_hand_g: { from: String(lot.onHand), to: String(counted) } },
    fields: {
      counted,
      reason: reason || AS_IT_SHOULD,
      ...(seen !== null && { seen }),
    } satisfies CountFields,
  };
}
