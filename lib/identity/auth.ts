import 'server-only';
import { passkey } from '@better-auth/passkey';
import { APIError, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { nextCookies } from 'better-auth/next-js';
import { twoFactor } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import { shopDb } from '@/db/pools';
import {
  staff,
  staffAccounts,
  staffPasskeys,
  staffSessions,
  staffTwoFactors,
  staffVerifications,
} from '@/db/schema';
import { clientAddress } from '@/lib/kernel/client-address';
import { appOrigin, need } from '@/lib/kernel/env';
import { newId } from '@/lib/kernel/ids';
import { PASSPHRASE_MAX, PASSPHRASE_MIN } from './rules';

const DAY = 24 * 60 * 60;
/** Sign-ins that prove more than a passphrase. */
const STRONG_PATHS = [
  '/passkey/verify-authentication',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
];

function create() {
  const origin = appOrigin();
  return betterAuth({
    appName: 'Yunga',
    baseURL: origin,
    secret: need('SESSION_SECRET'),
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    // Nothing of better-auth is reachable over HTTP: our own actions call it, limited and recorded (ADR 0016).
    rateLimit: { enabled: false },
    database: drizzleAdapter(shopDb(), {
      provider: 'pg',
      schema: {
        user: staff,
        session: staffSessions,
        account: staffAccounts,
        verification: staffVerifications,
        passkey: staffPasskeys,
        twoFactor: staffTwoFactors,
      },
    }),
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      expiresIn: 14 * DAY,
      updateAge: DAY,
      // Signing out somebody elsewhere takes effect at their next click.
      cookieCache: { enabled: false },
      freshAge: 15 * 60,
      additionalFields: { strong: { type: 'boolean', required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSPHRASE_MIN,
      maxPasswordLength: PASSPHRASE_MAX,
    },
    advanced: {
      cookiePrefix: 'yunga-admin',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: () => newId('stf') },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const [person] = await shopDb()
              .select({ disabledAt: staff.disabledAt })
              .from(staff)
              .where(eq(staff.id, session.userId));
            if (!person || person.disabledAt) throw new APIError('UNAUTHORIZED');
            const ipAddress = context?.headers ? clientAddress(context.headers) : 'unknown';
            const path = context?.path ?? '';
            // Taking off the app puts a new session in the place of the old one: what a passkey proved stays proved.
            const isStillStrong =
              path === '/two-factor/disable' &&
              session.strong === true &&
              (await shopDb().$count(staffPasskeys, eq(staffPasskeys.userId, session.userId))) > 0;
            return { data: { ...session, ipAddress, strong: isStillStrong || STRONG_PATHS.includes(path) } };
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Yunga', accountLockout: { enabled: true } }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Yunga',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // Asked for above, but a browser may answer without: possession alone is one factor.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
          },
        },
      }),
      nextCookies(),
    ],
  });
}

const shared = globalThis as typeof globalThis & { yungaAuth?: ReturnType<typeof create> };

/** better-auth over our tables. Made at first use: a build has no secret and no database. */
export function auth(): ReturnType<typeof create> {
  shared.yungaAuth ??= create();
  return shared.yungaAuth;
}
