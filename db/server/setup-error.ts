/**
 * Something about the machine or its settings that the person at the keyboard can put right.
 * The message is one or two sentences: what happened, and what to do. Commands print it without a stack.
 */
export class SetupError extends Error {
  override name = 'SetupError';
}

/**
 * Turns what PostgreSQL, or the file system, said into a sentence for a person.
 * `said` is raw output or an error's message, `folder` where the database lives, `log` its log file.
 */
export function setupErrorFrom(said: string, folder: string, log: string): SetupError {
  const sentence = knownTroubles.find((trouble) => trouble.when.test(said))?.say(folder);
  if (sentence) return new SetupError(sentence);
  const lines = said.split('\n').filter((line) => line.trim());
  const reason =
    lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'no reason given';
  return new SetupError(`PostgreSQL did not start: ${reason.trim()} Its log is ${log}.`);
}

const FILE_SYSTEM_IS_FULL = /^(ENOSPC|EDQUOT)$/;
const DATABASE_IS_FULL = '53100';

/**
 * The sentence for work that ended because a disk is full, wherever in an error's causes that stands; null for any other
 * error. Of the shop's own files and of what PostgreSQL says while it runs.
 */
export function fullDiskError(error: unknown): SetupError | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, path } = at as NodeJS.ErrnoException;
    if (code === DATABASE_IS_FULL)
      return new SetupError(
        'The disk that holds the database is full. Free some space there and start again; nothing that was saved is lost.',
      );
    if (code && FILE_SYSTEM_IS_FULL.test(code))
      return new SetupError(
        `The disk is full: ${path ?? 'a file'} could not be written. Free some space, or set DATA_DIR to a folder on another disk, and start again.`,
      );
  }
  return null;
}

// The first match wins: shared memory that runs out also says "No space left on device".
const knownTroubles: { when: RegExp; say: (folder: string) => string }[] = [
  {
    when: /(resize|map anonymous|create) shared memory/i,
    say: () =>
      'PostgreSQL got too little shared memory. Close other programs, or give the container more (docker run --shm-size=256m), and start again.',
  },
  {
    when: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/i,
    say: (folder) =>
      `The disk that holds ${folder} is full. Free some space, or set DATA_DIR to a folder on another disk, and start again.`,
  },
  {
    when: /Read-only file system|EROFS/i,
    say: (folder) => `${folder} is on a read-only disk. Set DATA_DIR to a folder that can be written.`,
  },
  {
    when: /initialized by PostgreSQL version|files are incompatible with server/i,
    say: (folder) =>
      `The database in ${folder} was made by another version of PostgreSQL. Start it with the version of Yunga that made it, or move the folder away to begin with an empty shop.`,
  },
  {
    when: /locale is incompatible with operating system|invalid (locale name|value for parameter "lc_)/i,
    say: (folder) =>
      `The database in ${folder} was made on a machine with the locale C.UTF-8, which this machine lacks. Install it (Debian: apt-get install locales) and start again.`,
  },
  {
    when: /has (group or world access|invalid permissions)/i,
    say: (folder) => `Other users can read the database. Run: chmod 700 ${folder}/data`,
  },
  {
    when: /has wrong ownership|Permission denied|EACCES|EPERM|Operation not permitted/i,
    say: (folder) =>
      `${folder} may not be used by the user that runs the database. Start with the user that made it, give it to yourself (chown -R), or set DATA_DIR to another folder.`,
  },
  {
    when: /cannot be run as root|must not be run as root/i,
    say: () =>
      'PostgreSQL refuses to run as root. Create a user for it (useradd --system postgres), or start the shop as another user.',
  },
];
