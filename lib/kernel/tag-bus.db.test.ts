import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, expect, it, vi } from 'vitest';
import { useTestDatabase } from '@/db/testing';
import { everyPageKnows, startTagBus, type TagBus } from './tag-bus';

const database = useTestDatabase();

const buses: TagBus[] = [];
afterEach(async () => {
  for (const bus of buses.splice(0)) await bus.stop();
});

/** A process of the shop: what it has expired so far, and how long that takes it. */
async function startProcess(expiring: () => Promise<unknown>): Promise<{ expired: string[]; bus: TagBus }> {
  const expired: string[] = [];
  const bus = startTagBus(database.url, async (tag) => {
    await expiring();
    expired.push(tag);
  });
  buses.push(bus);
  // From here on every edit is heard: the tests edit without waiting any longer.
  await bus.listening;
  return { expired, bus };
}

const edit = () => database.db.execute(sql`select pg_notify('yunga_tags', 'catalog')`);

it('an edit is settled when every process has expired its pages, the slow one too', async () => {
  const quick = await startProcess(async () => {});
  const slow = await startProcess(() => wait(150));
  await edit();
  await quick.bus.settled();
  expect([quick.expired, slow.expired]).toEqual([['catalog'], ['catalog']]);
});

it('what the last bus of this process hears is what a page waits for; without one nobody waits', async () => {
  const { expired } = await startProcess(() => wait(50));
  await edit();
  await everyPageKnows();
  expect(expired).toEqual(['catalog']);
  await buses[0]?.stop();
  await expect(everyPageKnows()).resolves.toBeUndefined();
});

it('a process that hangs holds nobody up for good', async () => {
  const awake = await startProcess(async () => {});
  await startProcess(() => new Promise(() => {}));
  await edit();
  await awake.bus.settled();
  expect(awake.expired).toEqual(['catalog']);
});

it('a process that fails to expire goes on with the next edit', async () => {
  let broken = true;
  const { expired, bus } = await startProcess(async () => {
    if (broken) throw new Error('the page cache is away');
  });
  await edit();
  await bus.settled();
  broken = false;
  await edit();
  await bus.settled();
  expect(expired).toEqual(['catalog']);
});

it('after the connection broke it listens again, and expires everything once', async () => {
  const { expired, bus } = await startProcess(async () => {});
  await database.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'yunga tag bus' and datname = current_database()`,
  );
  await vi.waitFor(() => expect(expired.toSorted()).toEqual(['catalog', 'settings', 'stories']), {
    timeout: 10_000,
  });
  await edit();
  await bus.settled();
  expect(expired.at(-1)).toBe('catalog');
});
