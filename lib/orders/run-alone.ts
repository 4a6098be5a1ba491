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
  // A connection that dies while the network is waited for must not end the process: its lock is gone, no more.
  client.on('error', () => {});
  const key = `yunga:${name}`;
  try {
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtext($1)) as locked',
      [key],
    );
    if (!rows[0]?.locked) return null;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock(hashtext($1))', [key]).catch(() => {});
    }
  } finally {
    // Ended and not given back: a lock must not survive in a pool.
    client.release(true);
  }
}
