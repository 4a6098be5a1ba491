import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect, type Db } from './client';

export const TEMPLATE = 'yunga_test_template';

/** Whether `work` comes to wait for somebody's lock in this database, or ends without having waited. */
export async function waitsForLock(db: Db, work: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  while (!isOver) {
    const { rows } = await db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

/** A database of this test file's own, with every migration applied; dropped at the end. */
export function useTestDatabase(): { readonly db: Db; readonly pool: pg.Pool; readonly url: string } {
  const name = `yunga_test_${randomBytes(6).toString('hex')}`;
  const at = new URL(inject('databaseUrl'));
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: at.href });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  const own = new URL(at);
  own.pathname = `/${name}`;
  let open: ReturnType<typeof connect> | undefined;
  const opened = () => {
    if (!open) throw new Error('the test database opens in beforeAll');
    return open;
  };
  beforeAll(async () => {
    await admin(`create database ${name} template ${TEMPLATE}`);
    open = connect(own.href, 20);
  });
  afterAll(async () => {
    await open?.pool.end();
    await admin(`drop database if exists ${name} with (force)`);
  });
  return {
    get db() {
      return opened().db;
    },
    get pool() {
      return opened().pool;
    },
    url: own.href,
  };
}
