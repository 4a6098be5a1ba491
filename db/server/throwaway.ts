import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, startEmbedded } from './embedded';
import { stopServerIn } from './postmaster';
import { isLiving, processLife } from './processes';

const PREFIX = 'yunga-throwaway-';

/** A new temporary folder that this process owns, passable for the database's user. */
export function throwawayFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'owner'), processLife(process.pid) ?? '');
  return folder;
}

/** A database for tests: empty, fast, in a temporary folder, gone after `stop()`. DATABASE_URL plays no part. */
export async function startThrowaway(log?: (line: string) => void): Promise<Database> {
  await sweep();
  const dataDir = throwawayFolder();
  const database = await startEmbedded({ dataDir, fast: true, ...(log ? { log } : {}) });
  return {
    ...database,
    stop: async () => {
      await database.stop();
      for (const folder of [database.folder, dataDir])
        if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A test run that was killed could not clean up: the next one ends its server and removes its folder. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      // Anybody can make a folder in the temporary one: touch only our own.
      if (
        lstatSync(folder).uid !== process.getuid?.() ||
        isLiving(readFileSync(join(folder, 'owner'), 'utf8'))
      )
        continue;
      await stopServerIn(join(folder, 'postgres'));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Half made, or another run is sweeping it too.
    }
  }
}
