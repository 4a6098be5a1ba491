import 'server-only';
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { cookies, headers } from 'next/headers';
import { shopDb } from '@/db/pools';
import { staff, staffVerifications } from '@/db/schema';
import { type Actor, NOBODY, writeAudit } from '@/lib/kernel/audit';
import { clientAddress } from '@/lib/kernel/client-address';
import { DomainError } from '@/lib/kernel/errors';
import { hit, hitByAddress } from '@/lib/kernel/rate-limit';
import { auth } from './auth';

const WINDOW_S = 600;
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Ways in. Each counts for itself, so that whoever fills one up leaves the others open. A passkey asks twice. */
const DOORS = {
  passphrase: { max: 20, overall: 300 },
  code: { max: 20, overall: 300 },
  passkey: { max: 40, overall: 600 },
  join: { max: 20, overall: 300 },
} as const;
const TRIES_PER_ACCOUNT = 8;
const PROOFS_PER_PERSON = 10;

const REFUSALS = {
  signIn: 'staff.sign_in_failed',
  code: 'staff.code_failed',
  passphrase: 'staff.passphrase_failed',
  link: 'staff.link_failed',
  tries: 'staff.locked_out',
  unlisted: 'staff.refusals_unlisted',
};
/** The log is kept for ever: what strangers can cause is listed one by one up to here, per window. */
const LISTED = 20;

/**
 * Counts a try to get in, by address and overall, and by account where it names one: a constant in its place would let
 * any stranger shut everybody out.
 * @throws DomainError too_many_attempts
 */
export async function countTry(door: keyof typeof DOORS, account?: string, label = ''): Promise<void> {
  try {
    const limit = { ...DOORS[door], windowS: WINDOW_S };
    await hitByAddress(shopDb(), `staff-${door}`, clientAddress(await headers()), limit);
    if (account !== undefined)
      await hit(shopDb(), `staff-${door}:account:${account}`, { max: TRIES_PER_ACCOUNT, windowS: WINDOW_S });
  } catch (error) {
    if (error instanceof DomainError) await noteRefusal('tries', { label });
    throw error;
  }
}

/** Counts a passphrase or code given by somebody who is signed in: a session is no licence to guess. @throws DomainError too_many_attempts */
export async function countProof(person: Actor): Promise<void> {
  try {
    await hit(shopDb(), `staff-proof:${person.id}`, { max: PROOFS_PER_PERSON, windowS: WINDOW_S });
  } catch (error) {
    if (error instanceof DomainError) await noteRefusal('tries', { actor: person });
    throw error;
  }
}

/**
 * Writes down a refusal: once per account and address in ten minutes. What names no known account shares a cap, since
 * strangers can cause any number of it; the cap itself is written down too.
 */
export async function noteRefusal(
  kind: Exclude<keyof typeof REFUSALS, 'unlisted'>,
  {
    label = '',
    actor = NOBODY,
    isKnown = actor !== NOBODY,
  }: { label?: string; actor?: Actor; isKnown?: boolean },
): Promise<void> {
  const address = clientAddress(await headers());
  if (!(await isWithin(`staff-noted:${kind}:${hash(`${address} ${actor.id} ${label}`)}`, 1))) return;
  if (isKnown || (await isWithin('staff-noted:all', LISTED))) return write(REFUSALS[kind], actor, label);
  if (await isWithin('staff-noted:full', 1)) await write(REFUSALS.unlisted, NOBODY, '');
}

const write = (action: string, actor: Actor, label: string) =>
  writeAudit(shopDb(), actor, { action, subject: 'staff', subjectId: actor.id, label });

async function isWithin(key: string, max: number): Promise<boolean> {
  try {
    await hit(shopDb(), key, { max, windowS: WINDOW_S });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Whose passphrase was right in this browser, with the code still to come: `key` to count by, and the address if known. */
export async function pendingSignIn(): Promise<{ key: string; email: string | null } | null> {
  const { name } = (await auth().$context).createAuthCookie('two_factor');
  const signed = (await cookies()).get(name)?.value;
  if (!signed) return null;
  // Not verified here: the identifier cannot be guessed, and better-auth checks the seal before it believes it.
  const identifier = signed.slice(0, Math.max(0, signed.lastIndexOf('.')));
  const [row] = await shopDb()
    .select({ email: staff.email })
    .from(staffVerifications)
    .innerJoin(staff, eq(staff.id, staffVerifications.value))
    .where(eq(staffVerifications.identifier, identifier));
  return { key: hash(identifier), email: row?.email ?? null };
}
