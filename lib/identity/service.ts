import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, count, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  outbox,
  shopSettings,
  staff,
  staffAccounts,
  staffInvitations,
  staffPasskeys,
  staffSessions,
  staffTwoFactors,
} from '@/db/schema';
import { type Actor, THE_SHOP, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { appOrigin } from '@/lib/kernel/env';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { passphraseProblem } from './passphrase';
import { isSecondFactorRequired } from './queries';
import { ROLE_WORDS, type StaffRole } from './rules';

const HOUR = 60 * 60 * 1000;
const INVITATION_LASTS = 72 * HOUR;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** A link that makes whoever opens it first an owner. Earlier unused ones stop working. */
export async function makeOwnerLink(db: Db): Promise<string> {
  return db.transaction(async (tx) => {
    await tx
      .update(staffInvitations)
      .set({ usedAt: now() })
      .where(and(isNull(staffInvitations.invitedBy), isNull(staffInvitations.usedAt)));
    return writeInvitation(tx, THE_SHOP, { email: null, role: 'owner' });
  });
}

/**
 * Invites a person, or sends a colleague who lost the passphrase a new link: the same form, since the address decides.
 * The link is mailed and returned, to be handed over in another way.
 */
export async function invite(
  db: Db,
  actor: Actor,
  { email, role }: { email: string; role: StaffRole },
): Promise<{ link: string }> {
  return db.transaction(async (tx) => {
    const address = email.toLowerCase();
    await tx
      .update(staffInvitations)
      .set({ usedAt: now() })
      .where(and(eq(staffInvitations.email, address), isNull(staffInvitations.usedAt)));
    const link = await writeInvitation(tx, actor, { email: address, role });
    const text = `${actor.name} invites you to run the shop with them, as ${ROLE_WORDS[role].name.toLowerCase()}: ${ROLE_WORDS[role].may}.\n\nOpen this link within three days and choose a passphrase:\n${link}\n\nDid you not expect this? Then leave it; nothing happens.`;
    await tx.insert(outbox).values({
      id: newId('out'),
      kind: 'staff_invitation',
      recipient: address,
      subject: 'Your way into the shop',
      plainText: text,
    });
    return { link };
  });
}

async function writeInvitation(
  tx: Tx,
  actor: Actor,
  { email, role }: { email: string | null; role: StaffRole },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const id = newId('inv');
  await tx.insert(staffInvitations).values({
    id,
    email,
    role,
    tokenHash: hash(token),
    invitedBy: actor.id === THE_SHOP.id ? null : actor.id,
    expiresAt: new Date(now().getTime() + INVITATION_LASTS),
  });
  await writeAudit(tx, actor, {
    action: 'staff.invited',
    subject: 'staff',
    subjectId: id,
    label: email ?? 'set-up link',
    changes: { role: { from: null, to: role } },
  });
  return `${appOrigin()}/admin/join?token=${token}`;
}

/** What the link is for, or null when it cannot be used (any more). */
export async function getInvitation(db: Db | Tx, token: string) {
  const [row] = await db
    .select({
      id: staffInvitations.id,
      email: staffInvitations.email,
      role: staffInvitations.role,
      invitedBy: staffInvitations.invitedBy,
    })
    .from(staffInvitations)
    .where(
      and(
        eq(staffInvitations.tokenHash, hash(token)),
        isNull(staffInvitations.usedAt),
        gt(staffInvitations.expiresAt, now()),
      ),
    );
  return row ?? null;
}

/**
 * Uses an invitation: makes the person, or gives a colleague a new passphrase and signs out all their browsers.
 * @returns the address to sign in with
 * @throws DomainError link_not_usable; invalid_input naming the field
 */
export async function join(
  db: Db,
  { token, name, email, passphrase }: { token: string; name: string; email: string; passphrase: string },
): Promise<{ email: string }> {
  const problem = await passphraseProblem(passphrase, [name, email]);
  if (problem) throw new DomainError('invalid_input', {}, { passphrase: [problem] });
  const password = await hashPassword(passphrase);
  return db.transaction(async (tx) => {
    const invitation = await getInvitation(tx, token);
    if (!invitation) throw new DomainError('link_not_usable');
    const used = await tx
      .update(staffInvitations)
      .set({ usedAt: now() })
      .where(and(eq(staffInvitations.id, invitation.id), isNull(staffInvitations.usedAt)))
      .returning({ id: staffInvitations.id });
    if (used.length === 0) throw new DomainError('link_not_usable');
    const address = (invitation.email ?? email).trim().toLowerCase();
    const [known] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.email, address));
    const id = known?.id ?? newId('stf');
    if (known) {
      await tx.update(staff).set({ disabledAt: null, role: invitation.role, name }).where(eq(staff.id, id));
      await tx.delete(staffSessions).where(eq(staffSessions.userId, id));
      await tx.delete(staffAccounts).where(eq(staffAccounts.userId, id));
      // A colleague's link renews a passphrase only. The server's own is for whoever lost phone and key as well.
      if (invitation.invitedBy === null) await dropSecondFactors(tx, id);
    } else {
      await tx.insert(staff).values({ id, name, email: address, emailVerified: true, role: invitation.role });
    }
    await tx
      .insert(staffAccounts)
      .values({ id: newId('acc'), accountId: id, providerId: 'credential', userId: id, password });
    await writeAudit(
      tx,
      { id, name },
      {
        action: known ? 'staff.passphrase_renewed' : 'staff.joined',
        subject: 'staff',
        subjectId: id,
        label: address,
        changes: { role: { from: null, to: invitation.role } },
      },
    );
    return { email: address };
  });
}

/** @throws DomainError not_found, last_owner */
export async function changeRole(db: Db, actor: Actor, id: string, role: StaffRole): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(tx, id);
    if (person.role === role) return;
    await tx.update(staff).set({ role }).where(eq(staff.id, id));
    await refuseWithoutOwner(tx);
    await writeAudit(tx, actor, {
      action: 'staff.role_changed',
      subject: 'staff',
      subjectId: id,
      label: person.email,
      changes: { role: { from: person.role, to: role } },
    });
  });
}

/** Ends or restores a person's access. Ending signs out every browser at once. @throws DomainError not_found, last_owner */
export async function setAccess(db: Db, actor: Actor, id: string, allowed: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(tx, id);
    await tx
      .update(staff)
      .set({ disabledAt: allowed ? null : now() })
      .where(eq(staff.id, id));
    if (!allowed) await tx.delete(staffSessions).where(eq(staffSessions.userId, id));
    await refuseWithoutOwner(tx);
    await writeAudit(tx, actor, {
      action: allowed ? 'staff.access_restored' : 'staff.access_ended',
      subject: 'staff',
      subjectId: id,
      label: person.email,
    });
  });
}

/** Takes passkeys and authenticator app off somebody who lost them; the next sign-in needs the passphrase only. */
export async function clearSecondFactors(db: Db, actor: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(tx, id);
    await dropSecondFactors(tx, id);
    await tx.delete(staffSessions).where(eq(staffSessions.userId, id));
    await writeAudit(tx, actor, {
      action: 'staff.second_factors_cleared',
      subject: 'staff',
      subjectId: id,
      label: person.email,
    });
  });
}

/** Signs out one browser of one's own, or with `id` null all but this one. */
export async function endSessions(db: Db, actor: Actor, keep: string, id: string | null): Promise<number> {
  return db.transaction(async (tx) => {
    const ended = await tx
      .delete(staffSessions)
      .where(
        and(eq(staffSessions.userId, actor.id), id ? eq(staffSessions.id, id) : ne(staffSessions.id, keep)),
      )
      .returning({ id: staffSessions.id });
    if (ended.length > 0)
      await writeAudit(tx, actor, {
        action: 'staff.sessions_ended',
        subject: 'staff',
        subjectId: actor.id,
        note: String(ended.length),
      });
    return ended.length;
  });
}

/** Whether everybody must prove a second factor. */
export async function setSecondFactorRequired(db: Db, actor: Actor, required: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await isSecondFactorRequired(tx);
    if (before === required) return;
    await tx.update(shopSettings).set({ requireSecondFactor: required });
    await writeAudit(tx, actor, {
      action: 'settings.second_factor',
      subject: 'settings',
      subjectId: 'shop',
      changes: { requireSecondFactor: { from: before, to: required } },
    });
  });
}

async function dropSecondFactors(tx: Tx, id: string): Promise<void> {
  await tx.delete(staffPasskeys).where(eq(staffPasskeys.userId, id));
  await tx.delete(staffTwoFactors).where(eq(staffTwoFactors.userId, id));
  await tx.update(staff).set({ twoFactorEnabled: false }).where(eq(staff.id, id));
}

async function lockPerson(tx: Tx, id: string) {
  const [person] = await tx.select().from(staff).where(eq(staff.id, id)).for('update');
  if (!person) throw new DomainError('not_found');
  return person;
}

/** Two owners who demote each other at the same moment wait for one another here. */
async function refuseWithoutOwner(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('yunga.owners'))`);
  const [row] = await tx
    .select({ n: count() })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), isNull(staff.disabledAt)));
  if ((row?.n ?? 0) === 0) throw new DomainError('last_owner');
}
