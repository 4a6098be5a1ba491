import 'server-only';
import { z } from 'zod';

/** A secret pasted with its newline is a known cause of failing signatures. */
const trimmed = z.string().transform((s) => s.trim());
const optional = trimmed.transform((s) => (s === '' ? undefined : s)).optional();
const flag = optional.transform((s) => s === '1' || s === 'true');

const shape = z.object({
  DATABASE_URL: optional,
  APP_ORIGIN: optional.pipe(
    z
      .url('APP_ORIGIN must be the address customers use, such as https://coffee.example')
      .transform((s) => new URL(s).origin)
      .optional(),
  ),
  SESSION_SECRET: optional.pipe(
    z.string().min(32, 'SESSION_SECRET must have at least 32 characters: openssl rand -base64 32').optional(),
  ),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE: optional,
  DEMO_PAYMENTS: optional,
  STRIPE_TAX: flag,
  SMTP_URL: optional,
  MAIL_FROM: optional,
  TRUST_PROXY: flag,
  SHOP_ID: optional,
  DATA_DIR: optional,
  MEDIA_S3_BUCKET: optional,
  MEDIA_S3_ENDPOINT: optional.pipe(
    z.url('MEDIA_S3_ENDPOINT must be an address, such as https://s3.example').optional(),
  ),
  MEDIA_S3_REGION: optional,
  MEDIA_S3_ACCESS_KEY_ID: optional,
  MEDIA_S3_SECRET_ACCESS_KEY: optional,
  PORT: optional,
  NODE_ENV: optional,
});

const schema = shape.refine(
  (set) => !set.MEDIA_S3_BUCKET || (set.MEDIA_S3_ACCESS_KEY_ID && set.MEDIA_S3_SECRET_ACCESS_KEY),
  {
    path: ['MEDIA_S3_BUCKET'],
    message: 'needs MEDIA_S3_ACCESS_KEY_ID and MEDIA_S3_SECRET_ACCESS_KEY beside it',
  },
);
export type Env = z.output<typeof schema>;

/** @throws Error naming each variable that is wrong and how to mend it. */
export function parseEnv(from: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(from);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The shop's settings are not usable:\n${lines.join('\n')}\nSee .env.example.`);
}

let known: Env | undefined;
/** Read at first use, not at import: a build has no settings and needs none. */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}

/** @throws Error when a variable that this path needs is missing. */
export function need<K extends keyof Env>(name: K): NonNullable<Env[K]> {
  const value = env()[name];
  if (value === undefined) throw new Error(`${name} is not set. See .env.example.`);
  return value as NonNullable<Env[K]>;
}

/** Where customers reach the shop. Configured, never taken from a request's Host or Origin. */
export const appOrigin = (): string => env().APP_ORIGIN ?? `http://localhost:${env().PORT ?? 3000}`;
