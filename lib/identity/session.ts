import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { shopDb } from '@/db/pools';
import type { Actor } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { auth } from './auth';
import { hasSecondFactor, isSecondFactorRequired } from './queries';
import { type Permission, roleMay, STAFF_ROLES, type StaffRole } from './rules';

/** Who is signed in, as the session in this request's cookie says. */
export type SignedIn = Actor & {
  email: string;
  role: StaffRole;
  sessionId: string;
  /** A second factor is required and this session has none yet: only the security page is open. */
  mustProveMore: boolean;
};

/** Null when nobody is signed in or the person has left. Read from the database once per request. */
export const signedIn = cache(async (): Promise<SignedIn | null> => {
  // Asked first: a page that is drawn ahead of time stops here, before it needs a secret or a database.
  const request = await headers();
  const found = await auth().api.getSession({ headers: request });
  if (!found || found.user.disabledAt) return null;
  const role = STAFF_ROLES.find((name) => name === found.user.role);
  if (!role) return null;
  const { user, session } = found;
  const mustProveMore = !session.strong && (await isSecondFactorRequired(shopDb()));
  return { id: user.id, name: user.name, email: user.email, role, sessionId: session.id, mustProveMore };
});

/**
 * For actions and GET routes.
 * @throws DomainError signed_out, second_factor_needed or forbidden
 */
export async function requireStaff(permission: Permission): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) throw new DomainError('signed_out');
  if (person.mustProveMore) throw new DomainError('second_factor_needed');
  if (!roleMay(person.role, permission)) throw new DomainError('forbidden');
  return person;
}

/** What is open to a session that a required second factor is still missing from. */
export type Open = 'always' | 'first-factor' | 'never';

/**
 * For what everybody does for themselves. Whoever only knows a passphrase may sign out, and set up the first factor of
 * somebody who has none (`first-factor`); they may not add one beside the owner's, nor take one off.
 * @throws DomainError signed_out or second_factor_needed
 */
export async function requireSomebody(open: Open = 'never'): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) throw new DomainError('signed_out');
  if (!person.mustProveMore || open === 'always') return person;
  if (open === 'first-factor' && !(await hasSecondFactor(shopDb(), person.id))) return person;
  throw new DomainError('second_factor_needed');
}

/**
 * For pages: leads to the sign-in page, or to the security page when a second factor is due. Every page calls it, since a
 * layout is not drawn again when a person clicks from page to page.
 * @returns the person, with `may` false when the role does not allow what the page is for
 */
export async function staffPage(permission: Permission = 'admin.view'): Promise<SignedIn & { may: boolean }> {
  const person = await signedIn();
  if (!person) redirect('/admin/sign-in');
  if (person.mustProveMore) redirect('/admin/security');
  return { ...person, may: roleMay(person.role, permission) };
}
