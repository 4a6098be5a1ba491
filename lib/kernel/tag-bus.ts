import 'server-only';
import pg from 'pg';
import { isCacheTag, tags } from './cache-tags';
import { need } from './env';

const CHANNEL = 'yunga_tags'; // named in db/migrations/0002_guards_and_search.sql
const RETRY_MS = 1_000;

/**
 * Listens for edits and expires the pages made from them, in this process. Database triggers send the tags at commit,
 * so every process hears every edit, whoever made it. While the connection is down edits may be missed: after a
 * reconnect everything expires once.
 * @param expire what to do with a tag; in the shop a call to the process's own revalidation route
 */
export function startTagBus(expire: (tag: string) => Promise<void>): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let missed = false;

  const listen = async (): Promise<void> => {
    if (stopped) return;
    const fresh = new pg.Client({ connectionString: need('DATABASE_URL'), keepAlive: true });
    client = fresh;
    const again = () => {
      fresh.removeAllListeners('end');
      missed = true;
      if (!stopped) setTimeout(() => void listen(), RETRY_MS).unref();
    };
    fresh.on('error', () => {});
    fresh.on('notification', ({ payload }) => {
      if (payload && isCacheTag(payload)) void expire(payload).catch(() => {});
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
      fresh.on('end', again);
      if (missed) for (const tag of Object.values(tags)) await expire(tag);
      missed = false;
    } catch {
      await fresh.end().catch(() => {});
      again();
    }
  };

  void listen();
  return async () => {
    stopped = true;
    await client?.end().catch(() => {});
  };
}
