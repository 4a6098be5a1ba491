import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, canReach, chooseAccount } from './account';
import { SetupError } from './setup-error';

/**
 * The files of one embedded database. `data` is PostgreSQL's own folder and belongs to its user;
 * the rest belongs to whoever starts the shop.
 */
export type Home = {
  folder: string;
  data: string;
  log: string;
  credentials: string;
  lock: string;
  users: string;
};

export type Placement = { home: Home; account: Account };

/**
 * `<dataDir>/postgres`, except where root starts the shop and the database's user cannot reach that folder
 * (below /root, say). Then it is a folder of its own in `systemFolder`, which survives restarts of the machine
 * (temporary folders are swept), and `<dataDir>/postgres.location` says where.
 */
export function placeDatabase(dataDir: string, systemFolder: string, log: (line: string) => void): Placement {
  makeFolder(dataDir);
  // One name for one folder: a running server is recognised by the path it was started with.
  const near = join(realpathSync(dataDir), 'postgres');
  const far = readLocation(near);
  if (far) return { home: homeIn(far), account: chooseAccount(join(far, 'data')) };

  makeFolder(near);
  const account = chooseAccount(join(near, 'data'));
  if (canReach(account, near)) return { home: homeIn(near), account };
  if (existsSync(join(near, 'data')))
    throw new SetupError(
      `The database in ${near} cannot be reached by the user that owns it: a folder above it is closed to others. Open that folder (chmod o+x), or move the data and set DATA_DIR.`,
    );

  const name = `${basename(dirname(dirname(near)))}-${createHash('sha256').update(near).digest('hex').slice(0, 12)}`;
  const folder = join(systemFolder, name);
  makeFolder(folder);
  if (!canReach(account, folder))
    throw new SetupError(
      `The user ${account?.name} that runs the database reaches neither ${near} nor ${folder}. Set DATA_DIR to a folder it can reach.`,
    );
  rmdirSync(near);
  writeFileSync(join(folder, 'owner'), near);
  writeFileSync(`${near}.location`, folder);
  log(`The database's user cannot reach ${dataDir}, so the data is kept in ${folder}.`);
  return { home: homeIn(folder), account };
}

/**
 * The far folder that belongs to this checkout. A checkout that was moved takes its database along; a copy of
 * one that still exists does not share its original's.
 */
function readLocation(near: string): string | null {
  if (!existsSync(`${near}.location`)) return null;
  const folder = readFileSync(`${near}.location`, 'utf8').trim();
  if (!existsSync(folder))
    throw new SetupError(
      `${near}.location names ${folder} as the place of the database, and that folder is gone. Put it back, or delete the file to begin with an empty shop.`,
    );
  const owner = readFileSync(join(folder, 'owner'), 'utf8').trim();
  if (owner !== near && existsSync(`${owner}.location`)) return null;
  if (owner !== near) writeFileSync(join(folder, 'owner'), near);
  return folder;
}

export const homeIn = (folder: string): Home => ({
  folder,
  data: join(folder, 'data'),
  log: join(folder, 'postgres.log'),
  credentials: join(folder, 'server.json'),
  lock: join(folder, 'lock'),
  users: join(folder, 'users'),
});

/** As root, folders that are made here must let the database's user through, whatever the umask says. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (!first || process.getuid?.() !== 0) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}
