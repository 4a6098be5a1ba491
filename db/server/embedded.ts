import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, findBinaries } from './binaries';
import { prepareCluster, readCredentials, resetPassword } from './cluster';
import { type Home, type Placement, placeDatabase } from './placement';
import { findPostmaster, openDatabase, type Postmaster, startPostmaster, stopPostmaster } from './postmaster';
import { isLiving, processLife, removeQuietly, withLock } from './processes';
import { SetupError, setupErrorFrom } from './setup-error';

export { SetupError };

export type Database = {
  /** Connection URL, password included. */
  url: string;
  /** False when DATABASE_URL names a server of the user's own. */
  embedded: boolean;
  /** Where the data lies; null for a server of the user's own. */
  folder: string | null;
  /** Whether the server process still runs. A server of the user's own is not watched. */
  isAlive(): boolean;
  /** Lets go of the server. The last one that does ends it. */
  stop(): Promise<void>;
};

type Options = {
  dataDir: string;
  log?: (line: string) => void;
  /** No fsync: only for data that may be thrown away. */
  fast?: boolean;
  /** A PostgreSQL of the user's own to use instead; null for none. Without it DATABASE_URL decides. */
  databaseUrl?: string | null;
  /** Where root keeps what the database's user cannot reach in the checkout. */
  systemFolder?: string;
};

const DATABASE = 'yunga';

/** The user's own PostgreSQL when DATABASE_URL is set, else the embedded one with its data in `dataDir`. */
export async function ensureDatabase(options: Options): Promise<Database> {
  const url = options.databaseUrl === undefined ? process.env.DATABASE_URL : options.databaseUrl;
  if (url) return { url, embedded: false, folder: null, isAlive: () => true, stop: async () => {} };
  return startEmbedded(options);
}

/**
 * Starts the embedded server of `dataDir`, or joins the one that another command of this checkout started.
 * Throws SetupError with a sentence for everything that the machine's owner can put right.
 */
export async function startEmbedded(options: Options): Promise<Database> {
  const { dataDir, fast = false, log = () => {}, systemFolder = '/var/lib/yunga' } = options;
  let home: Home | null = null;
  try {
    // Temporary folders are made closed to others; as root, the database's user has to get through.
    if (fast && existsSync(dataDir)) chmodSync(dataDir, 0o711);
    const placement = placeDatabase(dataDir, systemFolder, log);
    home = placement.home;
    const binaries = findBinaries(placement.account, systemFolder, log);
    return await withLock(home.lock, () => bringUp(placement, binaries, fast, log));
  } catch (error) {
    if (error instanceof SetupError) throw error;
    if (error instanceof Error && 'code' in error)
      throw setupErrorFrom(error.message, home?.folder ?? dataDir, home?.log ?? '');
    throw error;
  }
}

/** Under the lock: the running server of this folder, or a new one, with this process noted as its user. */
async function bringUp(
  { home, account }: Placement,
  binaries: Binaries,
  fast: boolean,
  log: (line: string) => void,
): Promise<Database> {
  await prepareCluster(home, binaries, account, log, { fast });
  let postmaster = await findPostmaster(home);
  let credentials = readCredentials(home);
  if (!credentials) {
    if (postmaster) await stopPostmaster(postmaster.life);
    postmaster = null;
    credentials = await resetPassword(home, binaries, account);
  }
  postmaster ??= await startPostmaster(home, binaries, account, credentials, fast);
  try {
    return register(home, postmaster, await openDatabase(home, postmaster, DATABASE));
  } catch (error) {
    if (!hasUsers(home)) await stopPostmaster(postmaster.life);
    throw error;
  }
}

let registrations = 0;

/** Notes this process as a user of the server, so that another command does not end it underneath. */
function register(home: Home, postmaster: Postmaster, url: string): Database {
  mkdirSync(home.users, { recursive: true });
  const note = join(home.users, `${process.pid}-${++registrations}`);
  // With the folder's name: in a copy of the checkout the notes of the original mean nothing.
  writeFileSync(note, `${processLife(process.pid)}\n${home.folder}`);

  async function letGo(): Promise<void> {
    removeQuietly(note);
    if (!hasUsers(home)) await stopPostmaster(postmaster.life);
  }
  let stopped: Promise<void> | null = null;
  return {
    url,
    embedded: true,
    folder: home.folder,
    isAlive: () => isLiving(postmaster.life),
    stop: () => {
      // The folder may have been deleted while the server ran: then there is no lock to take.
      stopped ??= existsSync(home.folder) ? withLock(home.lock, letGo) : stopPostmaster(postmaster.life);
      return stopped;
    },
  };
}

function hasUsers(home: Home): boolean {
  if (!existsSync(home.users)) return false;
  const notes = readdirSync(home.users).map((name) => join(home.users, name));
  const living = notes.filter((note) => {
    const [life = '', folder] = readFileSync(note, 'utf8').split('\n');
    return folder === home.folder && isLiving(life);
  });
  for (const note of notes) if (!living.includes(note)) removeQuietly(note);
  return living.length > 0;
}
