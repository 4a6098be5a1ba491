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
import { findEndedInvitation } from './invitations';

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
  role: 'staff.not_allowed',
  factor: 'staff.factor_missing',
  origin: 'staff.origin_refused',
  unlisted: 'staff.refusals_unlisted',
};
/** The log is kept for ever: so many refusals are listed one by one, per window, for each account and for all strangers together. */
const LISTED = 20;

/** Whose account a try is for: what the request calls it, and the id where there is such a person. */
export type Tried = { account?: string | undefined; label?: string; about?: string | null };

/**
 * Counts a try to get in, by address and overall, and by account where it names one: a constant in its place would let
 * any stranger shut everybody out.
 * @throws DomainError too_many_attempts
 */
export async function countTry(
  door: keyof typeof DOORS,
  { account, label = '', about = null }: Tried = {},
): Promise<void> {
  const address = clientAddress(await headers());
  try {
    await hitByAddress(shopDb(), `staff-${door}`, address, { ...DOORS[door], windowS: WINDOW_S });
    if (account !== undefined)
      await hit(shopDb(), `staff-${door}:account:${account}`, { max: TRIES_PER_ACCOUNT, windowS: WINDOW_S });
  } catch (error) {
    if (error instanceof DomainError)
      await noteRefusal('tries', { label, about, once: about ? door : `${door} ${address} ${label}` });
    throw error;
  }
}

/** Counts a passphrase or code given by somebody who is signed in: a session is no licence to guess. @throws DomainError too_many_attempts */
export async function countProof(person: Actor): Promise<void> {
  try {
    await hit(shopDb(), `staff-proof:${person.id}`, { max: PROOFS_PER_PERSON, windowS: WINDOW_S });
  } catch (error) {
    if (error instanceof DomainError) await noteRefusal('tries', { actor: person, once: 'proof' });
    throw error;
  }
}

/**
 * Writes down a refusal. What concerns a real account is always written, up to a cap of that account's own that the
 * lock-outs keep out of reach; what names no known account shares one cap, since strangers can cause any number of it.
 * A cap that is reached is written down too. Known or not costs the same statements, so that no answer is slower.
 */
export async function noteRefusal(
  kind: Exclude<keyof typeof REFUSALS, 'unlisted'>,
  {
    label = '',
    note = '',
    actor = NOBODY,
    about = actor === NOBODY ? null : actor.id,
    once,
  }: {
    label?: string;
    note?: string;
    actor?: Actor;
    /** The id of what it concerns, where there is such a person or link. */
    about?: string | null;
    /** The same refusal about the same is one entry in ten minutes. */
    once?: string;
  },
): Promise<void> {
  const scope = about === null ? 'all' : `${kind}:${about}`;
  if (once !== undefined && !(await isWithin(`staff-noted:${hash(`${kind} ${scope} ${once}`)}`, 1))) return;
  const subjectId = about ?? actor.id;
  if (await isWithin(`staff-noted:${scope}`, LISTED))
    return write(REFUSALS[kind], { actor, subjectId, label, note });
  if (await isWithin(`staff-noted:full:${scope}`, 1))
    await write(REFUSALS.unlisted, {
      actor: NOBODY,
      subjectId,
      label: about === null ? '' : label,
      note: '',
    });
}

/** Writes down that a link was tried that lets nobody in, with whom it was once for. */
export async function noteEndedLink(token: string): Promise<void> {
  const link = await findEndedInvitation(shopDb(), token);
  await noteRefusal('link', { label: link?.email ?? '', about: link?.id ?? null, once: token });
}

const write = (
  action: string,
  { actor, ...said }: { actor: Actor; subjectId: string; label: string; note: string },
) => writeAudit(shopDb(), actor, { action, subject: 'staff', ...said });

async function isWithin(key: string, max: number): Promise<boolean> {
  try {
    await hit(shopDb(), key, { max, windowS: WINDOW_S });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** Whose passphrase was right in this browser, with the code still to come: `key` to count by, and who it is if known. */
export async function pendingSignIn(): Promise<{
  key: string;
  id: string | null;
  email: string | null;
} | null> {
  const { name } = (await auth().$context).createAuthCookie('two_factor');
  const signed = (await cookies()).get(name)?.value;
  if (!signed) return null;
  // Not verified here: the identifier cannot be guessed, and better-auth checks the seal before it believes it.
  const identifier = signed.slice(0, Math.max(0, signed.lastIndexOf('.')));
  const [row] = await shopDb()
    .select({ id: staff.id, email: staff.email })
    .from(staffVerifications)
    .innerJoin(staff, eq(staff.id, staffVerifications.value))
    .where(eq(staffVerifications.identifier, identifier));
  return { key: hash(identifier), id: row?.id ?? null, email: row?.email ?? null };
}
