import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { SetupError } from './server/setup-error';

/** Any number, the same in every version: who holds it in a database migrates it. */
const LOCK = 7_921_604_418;

/**
 * Applies the migrations that `url` lacks. Several processes may start together: one applies, the others wait
 * and then find nothing to do.
 * @throws SetupError when the server cannot be reached or refuses the login.
 */
export async function migrate(
  url: string,
  migrationsFolder = join(import.meta.dirname, 'migrations'),
): Promise<void> {
  const client = await connectOrExplain(url);
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await applyMigrations(drizzle(client), { migrationsFolder });
  } finally {
    // The lock goes with the session.
    await client.end();
  }
}

async function connectOrExplain(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
    await client.connect();
    return client;
  } catch (error) {
    const place = URL.canParse(url)
      ? `${new URL(url).host}${new URL(url).pathname}`
      : 'an address that is not a URL';
    // A name with several addresses fails with an error that holds one error an address, and no message.
    const reason = error instanceof Error && error.message ? error.message : 'nothing answers there';
    throw new SetupError(
      `The PostgreSQL at ${place} does not let the shop in (${reason}). Check DATABASE_URL, or leave it out to use the built-in database.`,
    );
  }
}
