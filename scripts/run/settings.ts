import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupError } from '@/db/server/setup-error';
import { CURRENCY_DECIMALS, type Currency, isCurrency } from '@/lib/kernel/format';

export const ROOT = resolve(import.meta.dirname, '../..');

export type Settings = {
  /** Port the shop listens on. */
  port: number;
  /** Absolute folder of everything that must outlive a restart. */
  dataDir: string;
  /** Address without a slash at its end, as customers type it. */
  origin: string;
  /** Whether a database that holds nothing is filled with the demo catalogue. */
  withDemo: boolean;
  /** ISO code of the prices of a shop that begins empty. */
  currency: Currency;
};

/** Reads .env.local and .env into the environment. What is already set wins, then .env.local. */
export function loadEnvFiles(): void {
  for (const name of ['.env.local', '.env']) {
    const file = join(ROOT, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

/** @throws SetupError when PORT is no port, or CURRENCY none that the shop knows. */
export function readSettings(): Settings {
  const said = process.env.PORT || '3000';
  const port = Number(said);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new SetupError(
      `PORT is "${said}", which is not a port number. Choose one from 1 to 65535, such as 3000.`,
    );
  const currency = (process.env.CURRENCY || 'USD').toUpperCase();
  if (!isCurrency(currency))
    throw new SetupError(
      `CURRENCY is "${currency}", which the shop does not know. Choose one of: ${Object.keys(CURRENCY_DECIMALS).join(', ')}.`,
    );
  return {
    port,
    withDemo: process.env.DEMO_DATA !== '0',
    currency,
    dataDir: resolve(ROOT, process.env.DATA_DIR || '.data'),
    origin: (process.env.APP_ORIGIN || `http://localhost:${port}`).replace(/\/$/, ''),
  };
}
