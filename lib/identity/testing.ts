import { createHmac } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import {
  auditLog,
  rateLimits,
  shopSettings,
  staff,
  staffAccounts,
  staffPasskeys,
  staffSessions,
} from '@/db/schema';
import { demoSettings } from '@/db/seed/settings';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import type { ActionResult } from '@/lib/kernel/errors';

// People with a browser, for database tests of the actions: these, better-auth and the database are the real ones.
// What the browser sends is set here; a test file puts it in the place of Next's own:
//   vi.mock('next/headers', () => import('./testing'));

export const PASSPHRASE = 'llama harvest window seven';
const SECRET = 'a secret of more than thirty-two characters';
const ENV = ['DATABASE_URL', 'SESSION_SECRET'] as const;

const OURS = { address: '203.0.113.1', site: 'same-origin', origin: 'http://localhost:3000' };
export const request = { cookies: new Map<string, string>(), ...OURS };

export const headers = async () =>
  new Headers({
    'sec-fetch-site': request.site,
    origin: request.origin,
    'x-forwarded-for': request.address,
    cookie: [...request.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
  });
export const cookies = async () => ({
  get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined),
});

export const seal = (value: string) =>
  `${value}.${createHmac('sha256', SECRET).update(value).digest('base64')}`;
export const code = (result: ActionResult<unknown>) => (result.ok ? 'ok' : result.error.code);

/** One database for a test file; each test has a window of the limits for itself. */
export function useStaff() {
  const database = useTestDatabase();
  const before = ENV.map((name) => process.env[name]);
  let password = '';
  let n = 0;

  beforeAll(async () => {
    process.env.DATABASE_URL = database.url;
    process.env.SESSION_SECRET = SECRET;
    password = await hashPassword(PASSPHRASE);
    await database.db.insert(shopSettings).values(demoSettings);
  });
  afterAll(async () => {
    setNow();
    const pools = (globalThis as { yungaPools?: Map<string, { pool: { end(): Promise<void> } }> }).yungaPools;
    for (const { pool } of pools?.values() ?? []) await pool.end();
    pools?.clear();
    for (const [i, name] of ENV.entries()) {
      if (before[i] === undefined) delete process.env[name];
      else process.env[name] = before[i];
    }
  });
  beforeEach(async () => {
    setNow(new Date());
    // better-auth has a word for each refusal.
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    request.cookies.clear();
    Object.assign(request, OURS);
    await database.db.delete(rateLimits);
    await requireFactor(false);
  });

  const requireFactor = (required: boolean) =>
    database.db.update(shopSettings).set({ requireSecondFactor: required });

  async function newPerson() {
    n += 1;
    const [person] = await database.db
      .insert(staff)
      .values({ id: `stf_${n}`, name: `Person ${n}`, email: `p${n}@example.com`, role: 'owner' })
      .returning();
    if (!person) throw new Error('nobody was written');
    await database.db.insert(staffAccounts).values({
      id: `acc_${n}`,
      accountId: person.id,
      providerId: 'credential',
      userId: person.id,
      password,
    });
    return person;
  }

  async function newSession(userId: string, strong = false): Promise<string> {
    n += 1;
    const [id, token] = [`ses_${n}`, `token-${n}`];
    const expiresAt = new Date(Date.now() + 3600_000);
    await database.db.insert(staffSessions).values({ id, token, userId, expiresAt, strong });
    return id;
  }

  return {
    get db() {
      return database.db;
    },
    requireFactor,
    newPerson,
    newSession,
    /** From here on the requests come from this person's browser. */
    async signInAs(userId: string, strong = false): Promise<string> {
      const id = await newSession(userId, strong);
      const [row] = await database.db.select().from(staffSessions).where(eq(staffSessions.id, id));
      request.cookies.set('yunga-admin.session_token', seal(row?.token ?? ''));
      return id;
    },
    async addKey(userId: string): Promise<string> {
      n += 1;
      const made = { publicKey: 'x', counter: 0, deviceType: 'x', backedUp: false };
      await database.db
        .insert(staffPasskeys)
        .values({ id: `key_${n}`, userId, credentialID: `cred-${n}`, ...made });
      return `key_${n}`;
    },
    logged: (action: string) =>
      database.db
        .select()
        .from(auditLog)
        .where(eq(auditLog.action, `staff.${action}`))
        .orderBy(auditLog.id),
  };
}
