import 'server-only';
import type { Db } from '@/db/client';
import { bump } from '@/lib/kernel/daily-counts';

const FLUSH_MS = 3000;

/** Views that are not written down yet, by coffee. */
let waiting = new Map<string, number>();
let timer: NodeJS.Timeout | undefined;

/**
 * Counts a view of a product page. Nothing is written for a single view: every few seconds the sums are, so a crowd on
 * one page is one row written once. A process that ends takes its last seconds along; a lost count is no harm.
 */
export function countView(db: Db, coffeeId: string): void {
  waiting.set(coffeeId, (waiting.get(coffeeId) ?? 0) + 1);
  timer ??= setTimeout(() => void flushViews(db), FLUSH_MS).unref();
}

export async function flushViews(db: Db): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const counted = waiting;
  waiting = new Map();
  for (const [coffeeId, n] of counted) {
    // The database is away: so are these counts.
    await bump(db, 'product_view', coffeeId, n).catch(() => {});
  }
}
