import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupError } from '@/db/server/setup-error';

export const ROOT = resolve(import.meta.dirname, '../..');

export type Settings = {
  /** Port the shop listens on. */
  port: number;
  /** Absolute folder of everything that must outlive a restart. */
  dataDir: string;
  /** Address without a slash at its end, as customers type it. */
  origin: string;
};

/** Reads .env.local and .env into the environment. What is already set wins, then .env.local. */
export function loadEnvFiles(): void {
  for (const name of ['.env.local', '.env']) {
    const file = join(ROOT, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/** @throws SetupError when PORT is no port. */
export function readSettings(): Settings {
  const said = process.env.PORT || '3000';
  const port = Number(said);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SetupError(
      `PORT is "${said}", which is not a port number. Choose one from 1 to 65535, such as 3000.`,
    );
  return {
    port,
    dataDir: resolve(ROOT, process.env.DATA_DIR || '.data'),
    origin: (process.env.APP_ORIGIN || `http://localhost:${port}`).replace(/\/$/, ''),
  };
}
