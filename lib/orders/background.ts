import 'server-only';
import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { orderDb } from '@/db/pools';
import { now } from '@/lib/kernel/clock';
import { errorLine, logProblem } from './log';
import { sendDue } from './outbox';
import { reconcile } from './reconciler';
import { runAlone } from './run-alone';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const CART_LIFE_DAYS = 90;
/** Stripe itself lists events for 30 days. */
const EVENT_LIFE_DAYS = 60;

/** A development server loads modules again and again: its timers are started once. */
const shared = globalThis as typeof globalThis & { yungaBackground?: boolean };

/**
 * What the shop does by itself: reconcile at start and every five minutes, send mails every half minute, sweep once a
 * day. Never throws, and keeps no process alive.
 */
export function startBackground(): void {
  if (shared.yungaBackground) return;
  shared.yungaBackground = true;
  repeat('reconciler', 300 * SECOND, async (db) => {
    await reconcile(db);
    await sendDue(db);
  });
  repeat('outbox', 30 * SECOND, sendDue);
  repeat('sweep', DAY, sweep);
}

/** Now, and again so long after each end: a slow run never overlaps the next. */
function repeat(name: string, everyMs: number, run: (db: Db) => Promise<unknown>): void {
  const tick = async () => {
    try {
      await run(orderDb());
    } catch (error) {
      logProblem(`${name} failed`, { error: errorLine(error) });
    }
    setTimeout(tick, everyMs).unref();
  };
  void tick();
}

/** Old counters of the rate limits, events long done, and carts that nobody came back to or bought from. */
export async function sweep(db: Db): Promise<void> {
  await runAlone(db, 'sweep', async () => {
    const days = (n: number) => new Date(now().getTime() - n * DAY);
    await db.execute(sql`delete from rate_limits where window_start < ${days(1).toISOString()}`);
    await db.execute(
      sql`delete from stripe_events where processed_at < ${days(EVENT_LIFE_DAYS).toISOString()}`,
    );
    await db.execute(sql`
      delete from carts where updated_at < ${days(CART_LIFE_DAYS).toISOString()}
        and not exists (select 1 from orders where orders.cart_id = carts.id)
        and not exists (select 1 from cart_lines where cart_lines.cart_id = carts.id
          and cart_lines.added_at >= ${days(CART_LIFE_DAYS).toISOString()})`);
  });
}
