import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { runAlone } from './run-alone';

const database = useTestDatabase();
const alone = <T>(work: () => Promise<T>) => runAlone(database.db, 'test', work);

it('runs once at a time and again as soon as the run has ended', async () => {
  let running = 0;
  const work = async () => {
    running += 1;
    expect(running).toBe(1);
    await database.db.execute(sql`select pg_sleep(0.05)`);
    running -= 1;
    return 'done';
  };
  const results = await Promise.all([alone(work), alone(work), alone(work)]);
  expect(results.filter((result) => result === 'done')).toHaveLength(1);
  for (let i = 0; i < 20; i++) expect(await alone(work)).toBe('done');
});

it('runs again after a run that failed, and after one whose connection was cut', async () => {
  await expect(
    alone(async () => {
      throw new Error('failed');
    }),
  ).rejects.toThrow('failed');
  const cut = await alone(async () => {
    await database.db.execute(sql`
      select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (
        select oid from pg_database where datname = current_database())`);
    return 'survived';
  });
  expect(cut).toBe('survived');
  // The server ends the cut connection, and its lock, in its own time.
  await expect.poll(() => alone(async () => 'done')).toBe('done');
});
