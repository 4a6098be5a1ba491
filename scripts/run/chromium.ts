import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from '@/db/server/setup-error';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A browser for the end-to-end tests: CHROMIUM_PATH, an installed one, else Debian's, which root installs. */
export function ensureChromium(log: (line: string) => void): string {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isExecutable(given)) return given;
    throw new SetupError(`CHROMIUM_PATH is ${given}, and no program is there. Correct it, or leave it out.`);
  }
  const found = findChromium();
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && findProgram('apt-get') !== null;
  if (!canInstall)
    throw new SetupError(
      'The tests need a Chromium or Chrome. Install one (Debian: sudo apt-get install chromium), or name yours: CHROMIUM_PATH=/path/to/chrome npm test',
    );
  log('No browser found: installing chromium with apt-get …');
  const env: NodeJS.ProcessEnv = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']])
    spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
  const installed = findChromium();
  if (!installed)
    throw new SetupError(
      'apt-get could not install chromium; it says why above. Name a browser with CHROMIUM_PATH.',
    );
  return installed;
}

function findChromium(): string | null {
  for (const name of NAMES) {
    const path = findProgram(name);
    if (path) return path;
  }
  return isExecutable(MAC) ? MAC : null;
}

function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
