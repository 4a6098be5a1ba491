import type { Minor } from '@/lib/kernel/units';

/** One row of price_history: the price from then on, until the next row. */
export type PricePoint = { price: Minor; currency: string; at: Date };

export const WAS_PRICE_DAYS = 30;

/** That many days of 24 hours before a moment. */
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * 86_400_000);

/**
 * The price that a reduction may be compared with: the lowest of the 30 days before the present price (Directive
 * 98/6/EC, article 6a); for a size that is on sale for less, the lowest since then. Null when the present price is not a
 * reduction against it, and when it has stood for 30 days: then it is simply the price.
 * @param history newest first, the present price before all others; prices in another currency do not compare
 */
export function wasPrice(history: readonly PricePoint[], at: Date): Minor | null {
  const [present, ...before] = history;
  if (!present || present.at <= daysBefore(at, WAS_PRICE_DAYS)) return null;
  const from = daysBefore(present.at, WAS_PRICE_DAYS);
  let lowest: Minor | null = null;
  let until = present.at;
  for (const point of before) {
    // What was in force when the 30 days began counts too; what had ended by then does not.
    if (until <= from) break;
    if (point.currency === present.currency && (lowest === null || point.price < lowest))
      lowest = point.price;
    until = point.at;
  }
  return lowest !== null && lowest > present.price ? lowest : null;
}
