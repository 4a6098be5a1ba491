import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from './schema';

export type Db = NodePgDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** Opens a pool. The shop's two pools are in `db/pools.ts`; tests and commands make their own. */
export function connect(url: string, size = 10): { db: Db; pool: pg.Pool } {
  const pool = new pg.Pool({ connectionString: url, max: size, idleTimeoutMillis: 30_000 });
  // An idle connection that dies must not end the process; the next query opens another.
  pool.on('error', () => {});
  // The same while it is lent out: its query rejects, and that is where the failure is handled.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { db: drizzle(pool, { schema, casing: 'snake_case' }), pool };
}
