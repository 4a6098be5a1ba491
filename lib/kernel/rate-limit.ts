import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { now } from './clock';
import { DomainError } from './errors';

// Shaped like a Drizzle connection, since the kernel knows no tables: it may be imported from everywhere.
type Executes = { execute(query: SQL): PromiseLike<{ rows: Record<string, unknown>[] }> };
type Limit = { max: number; windowS: number };

/**
 * Counts one attempt under `key` in a fixed window of `windowS` seconds, shared by all processes. Pass the pool, not
 * a transaction: what a failed transaction rolls back was not counted.
 * @throws DomainError too_many_attempts from the attempt after `max` on, with the minutes until the window ends.
 */
export async function hit(db: Executes, key: string, { max, windowS }: Limit): Promise<void> {
  const at = now().getTime();
  const start = Math.floor(at / (windowS * 1000)) * windowS * 1000;
  const { rows } = await db.execute(sql`
    insert into rate_limits (key, window_start, hits) values (${key}, ${new Date(start).toISOString()}, 1)
    on conflict (key, window_start) do update set hits = rate_limits.hits + 1
    returning hits`);
  if (Number(rows[0]?.hits) <= max) return;
  throw new DomainError('too_many_attempts', {
    minutes: Math.max(1, Math.ceil((start + windowS * 1000 - at) / 60_000)),
  });
}

/**
 * Limits one visitor and, since an address can be made up (`client-address.ts`), everybody together. Choose `overall`
 * far above honest traffic: whoever fills it locks all others out until the window ends.
 */
export async function hitByAddress(
  db: Executes,
  name: string,
  address: string,
  { max, overall, windowS }: Limit & { overall: number },
): Promise<void> {
  await hit(db, `${name}:${address}`, { max, windowS });
  await hit(db, `${name}:all`, { max: overall, windowS });
}
