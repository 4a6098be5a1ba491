import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, asAccount } from './account';
import type { Binaries } from './binaries';
import { type Credentials, ROLE, readCredentials, SERVER_ENV, writeCredentials } from './cluster';
import { type Home, homeIn } from './placement';
import { freePort } from './ports';
import { commandLine, hasCode, processLife, waitUntilGone } from './processes';
import { SetupError, setupErrorFrom } from './setup-error';

/** A running server of this data folder. `life` names its process, see `processLife`. */
export type Postmaster = { life: string; port: number };

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=60',
  'shared_buffers=128MB',
];
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

const START_PATIENCE_MS = 120_000; // Recovery after a power cut may take this long.
const LEFTOVER_PATIENCE_MS = 20_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** What postmaster.pid says, whether or not it is still true. */
function readPidFile(home: Home): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** The life of the process that serves this very folder. A pid that was reused by another program is not it. */
function livingPostmaster(home: Home): string | null {
  const written = readPidFile(home);
  const life = written && processLife(written.pid);
  return life && commandLine(written.pid).includes(` -D ${home.data} `) ? life : null;
}

/** The server of this folder if one runs, once it answers; null when there is none. */
export async function findPostmaster(home: Home): Promise<Postmaster | null> {
  for (const end = Date.now() + START_PATIENCE_MS; Date.now() < end; await sleep(50)) {
    const life = livingPostmaster(home);
    if (!life) return null;
    const written = readPidFile(home);
    if (written?.status === 'ready') return { life, port: written.port };
  }
  throw new SetupError(
    `The database in ${home.folder} does not finish starting. Its log ${home.log} says why.`,
  );
}

/** Starts the server on the recorded port if that is free, else on another one, and records it. */
export async function startPostmaster(
  home: Home,
  binaries: Binaries,
  account: Account,
  credentials: Credentials,
  fast: boolean,
): Promise<Postmaster> {
  rotateLog(home);
  let wanted = credentials.port;
  for (const end = Date.now() + LEFTOVER_PATIENCE_MS; ; await sleep(200)) {
    forgetDeadPid(home);
    const port = await freePort(wanted);
    const begun = await launch(home, binaries, account, port, fast);
    if (typeof begun !== 'string') {
      writeCredentials(home, { password: credentials.password, port });
      return begun;
    }
    // Somebody took the port in between: pick another.
    const portTaken = /could not bind|Address already in use|could not create any TCP/i.test(begun);
    // The processes of a server that was killed need a moment to notice and go.
    const leftovers = /lock file "postmaster.pid" already exists|pre-existing shared memory block/i.test(
      begun,
    );
    if (!(portTaken || leftovers) || Date.now() > end) throw setupErrorFrom(begun, home.folder, home.log);
    if (portTaken) wanted = undefined;
  }
}

/** One try: the server once it is ready, or what it said before it ended. */
async function launch(
  home: Home,
  binaries: Binaries,
  account: Account,
  port: number,
  fast: boolean,
): Promise<Postmaster | string> {
  const settings = [
    ...SETTINGS,
    `port=${port}`,
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fast ? FAST_SETTINGS : []),
  ];
  const args = ['-D', home.data, ...settings.flatMap((setting) => ['-c', setting])];
  const log = openSync(home.log, 'a', 0o600);
  const before = statSync(home.log).size;
  // Detached: Ctrl-C reaches the shop alone, which ends the database last.
  const child = spawn(join(binaries.bin, 'postgres'), args, {
    ...asAccount(account),
    cwd: '/',
    env: SERVER_ENV,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure: Error | null = null;
  child.once('error', (error) => {
    failure = error;
  });
  for (const end = Date.now() + START_PATIENCE_MS; Date.now() < end; await sleep(20)) {
    if (failure) return String(failure);
    if (child.exitCode !== null || child.signalCode !== null)
      return readFileSync(home.log).subarray(before).toString();
    const written = readPidFile(home);
    const life = written?.pid === child.pid && written?.status === 'ready' && processLife(written.pid);
    if (life) {
      child.unref();
      return { life, port };
    }
  }
  child.kill('SIGINT');
  throw new SetupError(
    `The database in ${home.folder} does not finish starting. Its log ${home.log} says why.`,
  );
}

/**
 * PostgreSQL takes any living process with the written pid for a running server, also a zombie or a program
 * that got the number later, and would refuse to start for ever. Only the number is replaced (by one that no
 * process has): PostgreSQL still checks by the file's other lines that nobody uses the shared memory.
 */
function forgetDeadPid(home: Home): void {
  const written = readPidFile(home);
  if (!written || commandLine(written.pid).includes('postgres')) return;
  const file = join(home.data, 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '2147483646'));
}

/** Ends the server: sessions are cut, data is written out. Harder only if it does not go. */
export async function stopPostmaster(life: string): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(Number.parseInt(life, 10), signal);
    } catch (error) {
      if (!hasCode(error, 'ESRCH')) throw error;
    }
    if (await waitUntilGone(life, signal === 'SIGINT' ? 30_000 : 5_000)) return;
  }
}

/** Ends the server of a database folder if one runs there. */
export async function stopServerIn(folder: string): Promise<void> {
  const life = livingPostmaster(homeIn(folder));
  if (life) await stopPostmaster(life);
}

const urlOf = (postmaster: Postmaster, credentials: Credentials, database: string): string =>
  `postgres://${ROLE}:${credentials.password}@127.0.0.1:${postmaster.port}/${database}`;

/**
 * Proves that what answers is the server of this folder, and makes the database in it when missing.
 * An open port alone proves nothing: another program may listen there.
 */
export async function openDatabase(home: Home, postmaster: Postmaster, database: string): Promise<string> {
  const credentials = readCredentials(home);
  if (!credentials) throw new SetupError(`${home.credentials} is gone. Stop the shop and start it again.`);
  const client = new pg.Client({ connectionString: urlOf(postmaster, credentials, 'postgres') });
  try {
    await client.connect();
    const answer = await client.query<{ data_directory: string }>('show data_directory');
    const served = answer.rows[0]?.data_directory ?? '';
    if (served !== home.data)
      throw new SetupError(
        `Port ${postmaster.port} is answered by another database (${served}). Stop it, and start again.`,
      );
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${database}`);
  } catch (error) {
    if (hasCode(error, '28P01'))
      throw new SetupError(
        `The password in ${home.credentials} is not the database's. Stop the shop, delete that file and start again: a new one is set.`,
      );
    throw error;
  } finally {
    await client.end();
  }
  return urlOf(postmaster, credentials, database);
}

function rotateLog(home: Home): void {
  const size = statSync(home.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(home.log, `${home.log}.1`);
}
