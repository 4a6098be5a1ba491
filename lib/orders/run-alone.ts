import 'server-only';
import type pg from 'pg';
import type { Db } from '@/db/client';

/**
 * Runs `work` unless another process runs the same; null then. The lock belongs to a connection of its own, not to a
 * transaction, so that nothing stays open while the network is waited for, and goes with it when the process dies.
 */
export async function runAlone<T>(db: Db, name: string, work: () => Promise<T>): Promise<T | null> {
  // Drizzle's type hides the pool that every connection of `db/client` has.
  const pool = (db as Db & { $client: pg.Pool }).$client;
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtext($1)) as locked',
      [`yunga:${name}`],
    );
    return rows[0]?.locked ? await work() : null;
  } finally {
    // Ended and not given back: a lock must not survive in a pool.
    client.release(true);
  }
}
