import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from './setup-error';

/**
 * Names one life of a process: its pid and when it began, because pids are reused (in a container, at once).
 * Null when no such process lives. A zombie counts as gone: where nothing reaps it, it would stay for ever.
 */
export function processLife(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the program's name in brackets and may hold spaces: count from its end.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : `${pid}:${fields[19]}`;
    }
    const said = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [state = 'Z', ...began] = said.split(/\s+/);
    return state.startsWith('Z') ? null : `${pid}:${began.join('-')}`;
  } catch {
    return null;
  }
}

/** Whether the process that `processLife` named is still the one that runs. */
export const isLiving = (life: string): boolean => processLife(Number.parseInt(life, 10)) === life;

/** The command line of a process, its words joined by spaces; '' when it is gone. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Resolves once the process is gone: true, or false when it still lives after `ms` milliseconds. */
export async function waitUntilGone(life: string, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; isLiving(life); await sleep(25)) if (Date.now() > end) return false;
  return true;
}

/**
 * Runs `work` while no other process holds `file`. A holder that died frees it.
 * The lock is a symbolic link whose target names its holder: made in one step, so never seen half written.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  for (const end = Date.now() + patienceMs; !tryLock(file); await sleep(50)) {
    if (Date.now() > end)
      throw new SetupError(`Another start holds ${file} for minutes. If none is running, delete that file.`);
  }
  try {
    return await work();
  } finally {
    removeQuietly(file);
  }
}

/** Takes the lock and returns true, or false while a living process (this one included) holds it. */
export function tryLock(file: string): boolean {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      symlinkSync(processLife(process.pid) ?? String(process.pid), file);
      return true;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const holder = lockHolder(file);
    if (holder !== null && isLiving(holder)) return false;
    if (holder !== null) clearDeadLock(file, holder);
  }
  return false;
}

/** Two starters may find the same dead holder: one wins the rename, and what it got is looked at again. */
function clearDeadLock(file: string, holder: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const taken = readlinkSync(aside);
    unlinkSync(aside);
    if (taken !== holder) symlinkSync(taken, file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  }
}

/** Who holds the lock, in the words of `processLife`; null when nobody does. */
export function lockHolder(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    return null;
  }
}

export function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // Gone already: that is what was wanted.
  }
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
