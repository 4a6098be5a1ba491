import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '@/db/server/setup-error';

/** What a shop without settings of its own needs, made up at the first start and kept beside its data. */
export type Secrets = {
  /** 32 random bytes, base64url. */
  sessionSecret: string;
  demoStripeKey: string;
  demoWebhookSecret: string;
  /** Where the demo payments listened last: payment pages that are still open keep working after a restart. */
  demoPaymentsPort?: number;
};

const random = () => randomBytes(32).toString('base64url');

/** Reads `<dataDir>/secrets.json`, adding what it lacks. @throws SetupError when the file is damaged. */
export function keepSecrets(dataDir: string, changes: Partial<Secrets> = {}): Secrets {
  const file = join(dataDir, 'secrets.json');
  const kept = readKept(file);
  const secrets: Secrets = {
    sessionSecret: random(),
    demoStripeKey: `sk_test_demo_${random()}`,
    demoWebhookSecret: `whsec_${random()}`,
    ...kept,
    ...changes,
  };
  if (JSON.stringify(secrets) === JSON.stringify(kept)) return secrets;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

function readKept(file: string): Partial<Secrets> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `${file} cannot be read (${reason}). Put it back from a backup, or delete it: carts and sign-ins then begin anew.`,
    );
  }
}
