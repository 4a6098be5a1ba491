import { type Grams, grams, type LotId } from '@/lib/kernel/units';
import type { LotNeed, NoneBecause, StockLine, StockState } from './types';

/** At this many units or fewer the shop says how many are left. */
export const LOW_UNITS = 5;

/** Grams that no open checkout has been promised. */
export const availableGrams = (lot: { onHand: Grams; reserved: Grams }): Grams =>
  grams(lot.onHand - lot.reserved);

/** Whole units of `draw` grams in `available`; never negative. */
export const unitsThatFit = (available: Grams, draw: Grams): number =>
  Math.max(0, Math.floor(available / draw));

export function stockState(units: number): StockState {
  if (units <= 0) return 'sold-out';
  return units <= LOW_UNITS ? 'low' : 'in-stock';
}

/** Grams per lot, lot ids ascending: the order in which every transaction locks them, so that none waits in a circle. */
export function needPerLot(lines: readonly Pick<StockLine, 'lotId' | 'quantity' | 'draw'>[]): LotNeed[] {
  const need = new Map<LotId, number>();
  for (const { lotId, quantity, draw } of lines) need.set(lotId, (need.get(lotId) ?? 0) + quantity * draw);
  return [...need].map(([lotId, g]) => ({ lotId, g: grams(g) })).sort((a, b) => (a.lotId < b.lotId ? -1 : 1));
}

/**
 * Units of one of several sizes that share a lot, when the other lines keep their quantities.
 * `others` are the other lines of the same lot.
 */
export function unitsBeside(
  available: Grams,
  draw: Grams,
  others: readonly Pick<StockLine, 'quantity' | 'draw'>[],
): number {
  const taken = others.reduce((g, line) => g + line.quantity * line.draw, 0);
  return unitsThatFit(grams(Math.max(0, available - taken)), draw);
}

/**
 * What to say of a size of which no unit fits; null when its lot is gone.
 * @param available grams of the lot, before the buyer's other lines
 * @param smallest grams that the lot's smallest bag on sale takes; null when there is none
 */
export function noneBecause(available: Grams, draw: Grams, smallest: Grams | null): NoneBecause | null {
  if (unitsThatFit(available, draw) > 0) return 'own';
  return smallest !== null && unitsThatFit(available, smallest) > 0 ? 'smaller' : null;
}

/**
 * The quantity that each line of one lot can keep, first come first served in the given order.
 * All lines keep theirs when the lot is large enough for the sum.
 */
export function fitInOrder(
  available: Grams,
  lines: readonly Pick<StockLine, 'quantity' | 'draw'>[],
): number[] {
  let left: number = available;
  return lines.map(({ quantity, draw }) => {
    const fits = Math.min(quantity, unitsThatFit(grams(Math.max(0, left)), draw));
    left -= fits * draw;
    return fits;
  });
}
