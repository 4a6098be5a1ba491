import 'server-only';
import { hashPassword } from 'better-auth/crypto';
import { and, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  previewLinks,
  shopSettings,
  staff,
  staffAccounts,
  staffInvitations,
  staffPasskeys,
  staffSessions,
  staffTwoFactors,
} from '@/db/schema';
import { type Actor, changed, THE_SHOP, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { closeInvitations, getInvitation } from './invitations';
import { passphraseProblem } from './passphrase';
import { hasSecondFactor, isSecondFactorRequired } from './queries';
import { foldName, type StaffRole } from './rules';

/**
 * Uses an invitation: makes the person, or gives a colleague a new passphrase and signs out all their browsers.
 * @returns the address to sign in with
 * @throws DomainError link_not_usable; last_owner; invalid_input naming the field
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
    const address = (invitation.email ?? email).trim().toLowerCase();
    // The person first, then the link: the order of setAccess and changeRole, which close links.
    const [known] = await tx.select().from(staff).where(eq(staff.email, address)).for('update');
    const used = await tx
      .update(staffInvitations)
      .set({ usedAt: now() })
      .where(and(eq(staffInvitations.id, invitation.id), isNull(staffInvitations.usedAt)))
      .returning({ id: staffInvitations.id });
    // Only the server's own link, for whoever has the server anyway, brings back access that was ended.
    const isFromServer = invitation.invitedBy === null;
    if (used.length === 0 || (known?.disabledAt && !isFromServer)) throw new DomainError('link_not_usable');
    const id = known?.id ?? newId('stf');
    await refuseNameInUse(tx, id, name);
    if (known) {
      const back = isFromServer ? { disabledAt: null } : {};
      await tx
        .update(staff)
        .set({ ...back, role: invitation.role, name })
        .where(eq(staff.id, id));
      await refuseWithoutOwner(tx);
      await tx.delete(staffSessions).where(eq(staffSessions.userId, id));
      await tx.delete(staffAccounts).where(eq(staffAccounts.userId, id));
      // A colleague's link renews a passphrase only. The server's own is for whoever lost phone and key as well.
      if (isFromServer) {
        const had = known.twoFactorEnabled || (await hasSecondFactor(tx, id));
        await dropSecondFactors(tx, id);
        const back = { subject: 'staff', subjectId: id, label: address };
        if (known.disabledAt) await writeAudit(tx, THE_SHOP, { action: 'staff.access_restored', ...back });
        if (had) await writeAudit(tx, THE_SHOP, { action: 'staff.second_factors_cleared', ...back });
      }
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
        changes: changed(
          { role: known?.role ?? null, ...(known && { name: known.name }) },
          { role: invitation.role, ...(known && { name }) },
        ),
      },
    );
    return { email: address };
  });
}

/** Closes the person's open links. @throws DomainError not_found, last_owner */
export async function changeRole(db: Db, actor: Actor, id: string, role: StaffRole): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(tx, id);
    if (person.role === role) return;
    await tx.update(staff).set({ role }).where(eq(staff.id, id));
    await closeInvitations(tx, actor, person);
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

/**
 * Ends or restores a person's access. Ending signs out every browser at once, and closes the links they made or were sent.
 * @throws DomainError not_found, last_owner
 */
export async function setAccess(db: Db, actor: Actor, id: string, allowed: boolean): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await lockPerson(tx, id);
    await tx
      .update(staff)
      .set({ disabledAt: allowed ? null : now() })
      .where(eq(staff.id, id));
    if (!allowed) {
      await tx.delete(staffSessions).where(eq(staffSessions.userId, id));
      await closeInvitations(tx, actor, person);
      await tx
        .update(previewLinks)
        .set({ revokedAt: now() })
        .where(and(eq(previewLinks.createdBy, id), isNull(previewLinks.revokedAt)));
    }
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

/** Where a person is signed in beside `keep`. */
export async function otherSessions(db: Db, staffId: string, keep: string): Promise<string[]> {
  const rows = await db
    .select({ id: staffSessions.id })
    .from(staffSessions)
    .where(and(eq(staffSessions.userId, staffId), ne(staffSessions.id, keep)));
  return rows.map(({ id }) => id);
}

/** Signs out browsers of one's own. @returns how many */
export async function endSessions(db: Db, actor: Actor, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return db.transaction(async (tx) => {
    const ended = await tx
      .delete(staffSessions)
      .where(and(eq(staffSessions.userId, actor.id), inArray(staffSessions.id, [...ids])))
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

/** This session has proved a second factor. */
export async function strengthen(db: Db, sessionId: string): Promise<void> {
  await db.update(staffSessions).set({ strong: true }).where(eq(staffSessions.id, sessionId));
}

/** Without any factor left, no session of the person counts as proved with one. */
export async function weakenWithoutFactor(db: Db, staffId: string): Promise<void> {
  await db.transaction(async (tx) => {
    if (await hasSecondFactor(tx, staffId)) return;
    await tx.update(staffSessions).set({ strong: false }).where(eq(staffSessions.userId, staffId));
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

/** The audit log is read by names. Two people who join at once wait for one another here. */
async function refuseNameInUse(tx: Tx, id: string, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('yunga.names'))`);
  const others = await tx.select({ name: staff.name }).from(staff).where(ne(staff.id, id));
  if (others.some((other) => foldName(other.name) === foldName(name)))
    throw new DomainError(
      'invalid_input',
      {},
      { name: ['A colleague has this name. Add something that tells you apart.'] },
    );
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
