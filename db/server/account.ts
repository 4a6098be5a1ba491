import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { SetupError } from './setup-error';

/** The system user that runs the server. Null: the one who started the command (whoever is not root). */
export type Account = { name: string; uid: number; gid: number } | null;

/**
 * PostgreSQL refuses to run as root. Then the owner of the existing database runs it, so that a folder made
 * by somebody keeps working; for a new one the user `postgres`, else `nobody`.
 */
export function chooseAccount(cluster: string, passwd = '/etc/passwd'): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };

  const users = readFileSync(passwd, 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    // A uid of -2, as on macOS, cannot be handed to a child process.
    if (uid && gid && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new SetupError(
    'PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it. Create one (useradd --system postgres), or start the shop as another user.',
  );
}

/** The spawn options that make a child run as the account. */
export const asAccount = (account: Account) => (account ? { uid: account.uid, gid: account.gid } : {});

/**
 * Whether the account gets through to `path` and can enter or execute it. Asked of the system by a child with
 * its rights, since modes, ACLs and every parent folder have a say.
 */
export function canReach(account: Account, path: string): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], {
    ...asAccount(account),
    cwd: '/',
    stdio: 'ignore',
  });
  if (asked.error)
    throw new SetupError(
      `The database cannot be run as the user ${account?.name ?? ''} (${asked.error.message}). Start the shop as a user other than root.`,
    );
  return asked.status === 0;
}
