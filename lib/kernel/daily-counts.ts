import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { now } from './clock';
import { type Env, env } from './env';

// Shaped like a Drizzle connection, since the kernel knows no tables.
type Executes = { execute(query: SQL): PromiseLike<{ rows: Record<string, unknown>[] }> };

export type CountKind = 'product_view' | 'cart_add' | 'checkout_start' | 'paid';
export type CountMode = 'demo' | 'test' | 'live';

/**
 * Among which counts a shop with these settings counts. One that takes no payments yet counts as what it is going to be.
 * Whether the settings are any good is asked elsewhere (`lib/orders/payments-mode.ts`).
 */
export function countMode(from: Pick<Env, 'STRIPE_API_BASE' | 'STRIPE_SECRET_KEY'> = env()): CountMode {
  if (from.STRIPE_API_BASE) return 'demo';
  return /^(?:sk|rk)_test_/.test(from.STRIPE_SECRET_KEY ?? '') ? 'test' : 'live';
}

/**
 * Counts that something was done today, on the shop's calendar, and nothing about who did it. Everybody counts on the
 * same row: in a transaction call it last, so that nobody who holds the row waits for anything else.
 * @param subject the coffee's id where it was about one
 */
export async function bump(db: Executes, kind: CountKind, subject = '', n = 1): Promise<void> {
  await db.execute(sql`
    insert into daily_counts (day, kind, subject, mode, n)
    values ((${now().toISOString()}::timestamptz at time zone coalesce((select time_zone from shop_settings), 'UTC'))::date,
      ${kind}, ${subject}, ${countMode()}, ${n})
    on conflict (day, kind, subject, mode) do update set n = daily_counts.n + excluded.n`);
}
