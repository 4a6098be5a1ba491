import 'server-only';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { isCacheTag, tags } from './cache-tags';

const CHANNEL = 'yunga_tags'; // named in db/migrations/0002_guards_and_search.sql
/** How the listening connections of all processes are told from others. */
const LISTENER = 'yunga tag bus';
const RETRY_MS = 1_000;
/** A process that does not answer by then hangs or has just died: an edit does not wait for it any longer. */
const PATIENCE_MS = 2_000;

export type TagBus = {
  /** Resolves when edits are heard from now on, or when the first attempt to listen has failed. Never rejects. */
  listening: Promise<void>;
  /**
   * Resolves when every process of the shop has expired what was committed before the call: whoever loads a page now
   * sees it. Never rejects; waits two seconds at most.
   */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

// Next bundles the start of the process and its pages apart: a module's own variable would be two.
const shared = globalThis as typeof globalThis & { yungaTagBus?: TagBus };

/** `settled` of this process's bus; at once where none runs, as in a script. */
export const everyPageKnows = (): Promise<void> => shared.yungaTagBus?.settled() ?? Promise.resolve();

/**
 * Listens for edits and expires the pages made from them, in this process. Database triggers send the tags at commit,
 * so every process hears every edit, whoever made it. While the connection is down edits may be missed: after a
 * reconnect everything expires once.
 *
 * A process that wants to know whether all have heard asks on the same channel. Notifications come in the order of
 * their commits and are dealt with one by one, so an answer says that everything before the question is done.
 * @param expire what to do with a tag; in the shop a call to the process's own revalidation route
 */
export function startTagBus(databaseUrl: string, expire: (tag: string) => Promise<void>): TagBus {
  let stopped = false;
  let client: pg.Client | undefined;
  let missed = false;
  let turn: Promise<unknown> = Promise.resolve();
  const questions = new Map<string, () => void>();

  let asking: Promise<unknown> = Promise.resolve();
  /** A connection takes one statement at a time. */
  const ask = <Row extends pg.QueryResultRow>(listener: pg.Client, text: string, params: string[]) => {
    const answer = asking.then(() => listener.query<Row>(text, params));
    asking = answer.catch(() => {});
    return answer;
  };
  const send = (listener: pg.Client, message: string) =>
    ask(listener, 'select pg_notify($1, $2)', [CHANNEL, message]);

  const hear = (listener: pg.Client, message: string): void => {
    const [word = '', question = ''] = message.split(' ');
    if (word === 'done') questions.get(question)?.();
    else
      turn = turn
        .then(async () => {
          if (isCacheTag(word)) await expire(word);
          else if (word === 'heard?') await send(listener, `done ${question}`);
        })
        .catch(() => {});
  };

  const listen = async (): Promise<void> => {
    if (stopped) return;
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      application_name: LISTENER,
    });
    const again = () => {
      fresh.removeAllListeners('end');
      client = undefined;
      missed = true;
      if (!stopped) setTimeout(() => void listen(), RETRY_MS).unref();
    };
    fresh.on('error', () => {});
    fresh.on('notification', ({ payload }) => payload && hear(fresh, payload));
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
      if (stopped) return await fresh.end();
      client = fresh;
      fresh.on('end', again);
      if (missed) for (const tag of Object.values(tags)) await expire(tag);
      missed = false;
    } catch {
      await fresh.end().catch(() => {});
      again();
    }
  };

  const heardByAll = async (listener: pg.Client, question: string): Promise<void> => {
    const { rows } = await ask<{ listeners: number }>(
      listener,
      `select count(*)::int as listeners from pg_stat_activity
       where datname = current_database() and application_name = $1`,
      [LISTENER],
    );
    let missing = rows[0]?.listeners ?? 0;
    await new Promise<void>((done, gone) => {
      questions.set(question, () => --missing === 0 && done());
      send(listener, `heard? ${question}`).catch(gone);
    });
  };

  const settled = async (): Promise<void> => {
    const listener = client;
    if (!listener) return;
    const question = randomUUID();
    let patience: NodeJS.Timeout | undefined;
    const outOfPatience = new Promise<void>((done) => {
      patience = setTimeout(done, PATIENCE_MS);
    });
    try {
      await Promise.race([heardByAll(listener, question), outOfPatience]);
    } catch {
      // The connection broke. When it is back, everything expires.
    } finally {
      clearTimeout(patience);
      questions.delete(question);
    }
  };

  const bus: TagBus = {
    listening: listen(),
    settled,
    stop: async () => {
      stopped = true;
      if (shared.yungaTagBus === bus) delete shared.yungaTagBus;
      await client?.end().catch(() => {});
    },
  };
  shared.yungaTagBus = bus;
  return bus;
}
