import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, asAccount } from './account';
import type { Binaries } from './binaries';
import type { Home } from './placement';
import { SetupError, setupErrorFrom } from './setup-error';

export const ROLE = 'yunga';

/** What a client needs, kept in a file that only the shop's user reads. The port is the last one used. */
export type Credentials = { password: string; port?: number };

/** The locale of a server's messages and sorting never comes from the machine's environment. */
export const SERVER_ENV = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' } as const;

/**
 * Letters are told from other signs by C.UTF-8 where the machine has it; PostgreSQL's own rules do all
 * sorting and case, so that every machine orders names alike.
 */
const CHARACTER_LOCALES = ['C.UTF-8', 'C'];

/** Makes the cluster when there is none. A broken or foreign one is left as it is and refused in words. */
export async function prepareCluster(
  home: Home,
  binaries: Binaries,
  account: Account,
  log: (line: string) => void,
  { fast = false, locales = CHARACTER_LOCALES } = {},
): Promise<void> {
  if (existsSync(join(home.data, 'PG_VERSION'))) {
    const made = readFileSync(join(home.data, 'PG_VERSION'), 'utf8').trim();
    if (made === binaries.major) return;
    throw new SetupError(
      `The database in ${home.folder} was made by PostgreSQL ${made}, and this version of Yunga brings ${binaries.major}. Start it with the version of Yunga that made it, or move the folder away to begin with an empty shop.`,
    );
  }
  if (existsSync(home.data) && readdirSync(home.data).length > 0)
    throw new SetupError(
      `The database folder ${home.data} is damaged: its file PG_VERSION is missing. Put the folder back from a backup, or move it away to begin with an empty shop.`,
    );

  // Made under another name first: a start that is cut short leaves no half cluster behind.
  const half = `${home.data}.new`;
  const passwordFile = join(home.folder, 'password.new');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const password = newPassword();
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await initialise({ folder: half, passwordFile, home, binaries, account, log, fast, locales });
    writeCredentials(home, { password });
    rmSync(home.data, { recursive: true, force: true });
    renameSync(half, home.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

type NewCluster = {
  folder: string;
  passwordFile: string;
  home: Home;
  binaries: Binaries;
  account: Account;
  log: (line: string) => void;
  fast: boolean;
  locales: string[];
};

async function initialise(wanted: NewCluster): Promise<void> {
  const { folder, passwordFile, home, binaries, account, log, fast, locales } = wanted;
  let said = '';
  for (const locale of locales) {
    const args = [
      `--pgdata=${folder}`,
      `--username=${ROLE}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
    ];
    args.push(
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    );
    args.push('--locale=C', `--lc-ctype=${locale}`, '--text-search-config=english');
    if (fast) args.push('--no-sync');
    const made = await run(join(binaries.bin, 'initdb'), args, account);
    if (made.code === 0) return;
    said = made.output;
    if (!/invalid locale name/.test(said)) break;
    log(`This machine lacks the locale ${locale}; the database goes on with a simpler one.`);
  }
  rmSync(folder, { recursive: true, force: true });
  throw setupErrorFrom(said, home.folder, home.log);
}

export function readCredentials(home: Home): Credentials | null {
  try {
    const kept = JSON.parse(readFileSync(home.credentials, 'utf8')) as Partial<Credentials>;
    return kept.password ? { password: kept.password, ...(kept.port ? { port: kept.port } : {}) } : null;
  } catch {
    return null;
  }
}

export function writeCredentials(home: Home, credentials: Credentials): void {
  const half = `${home.credentials}.new`;
  writeFileSync(half, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  renameSync(half, home.credentials);
}

/** Gives the role a new password when the file that held the old one is gone. The server must be stopped. */
export async function resetPassword(home: Home, binaries: Binaries, account: Account): Promise<Credentials> {
  const password = newPassword();
  const args = ['--single', '-D', home.data, 'postgres'];
  const set = await run(
    join(binaries.bin, 'postgres'),
    args,
    account,
    `ALTER ROLE ${ROLE} PASSWORD '${password}'\n`,
  );
  if (set.code !== 0 || /ERROR|FATAL/.test(set.output))
    throw setupErrorFrom(set.output, home.folder, home.log);
  writeCredentials(home, { password });
  return { password };
}

const newPassword = () => randomBytes(24).toString('hex');

/** Runs a program to its end. Detached, so that a Ctrl-C meant for the shop does not cut it short. */
function run(
  program: string,
  args: string[],
  account: Account,
  input = '',
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...asAccount(account), cwd: '/', env: SERVER_ENV, detached: true });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdin.on('error', () => {}); // A program that ended early has closed it; its exit says why.
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
