import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { connect, type Db } from './client';

export const TEMPLATE = 'yunga_test_template';

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
