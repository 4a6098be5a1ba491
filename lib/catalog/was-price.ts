import type { Minor } from '@/lib/kernel/units';

/** One row of price_history: the price from then on, until the next row, and whether customers could see it. */
export type PricePoint = { price: Minor; currency: string; offered: boolean; at: Date };

export const WAS_PRICE_DAYS = 30;

/** That many days of 24 hours before a moment. */
export const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * 86_400_000);

/**
 * The price that a reduction may be compared with: the lowest that was offered in the 30 days before the present price
 * (Directive 98/6/EC, article 6a); for a size that is on sale for less, the lowest since then. Null when the present price
 * is not a reduction against it, is not offered, or has stood for 30 days: then it is simply the price.
 * @param history newest first, the present price before all others; prices in another currency do not compare
 */
export function wasPrice(history: readonly PricePoint[], at: Date): Minor | null {
  const [present] = history;
  if (!present?.offered) return null;
  // A size that was off the shop for a while and came back at the same price was reduced when it first had it.
  const isPresent = (point: PricePoint) =>
    point.price === present.price && point.currency === present.currency;
  const other = history.findIndex((point) => point.offered && !isPresent(point));
  const run = other < 0 ? history : history.slice(0, other);
  const first = run.findLastIndex((point) => point.offered);
  const since = history[first]?.at ?? present.at;
  const before = history.slice(first + 1);
  if (since <= daysBefore(at, WAS_PRICE_DAYS)) return null;
  const from = daysBefore(since, WAS_PRICE_DAYS);
  let lowest: Minor | null = null;
  let until = since;
  for (const point of before) {
    // What was in force when the 30 days began counts too; what had ended by then does not.
    if (until <= from) break;
    const wasSeen = point.offered && point.at < until;
    if (wasSeen && point.currency === present.currency && (lowest === null || point.price < lowest))
      lowest = point.price;
    until = point.at;
  }
  return lowest !== null && lowest > present.price ? lowest : null;
}
