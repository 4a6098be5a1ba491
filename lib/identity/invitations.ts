import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { outbox, staff, staffInvitations } from '@/db/schema';
import { type Actor, THE_SHOP, writeAudit } from '@/lib/kernel/audit';
import { now } from '@/lib/kernel/clock';
import { appOrigin } from '@/lib/kernel/env';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { invitationMail } from './invitation-mail';
import type { StaffRole } from './rules';

const HOUR = 60 * 60 * 1000;
const INVITATION_LASTS = 72 * HOUR;
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

/** A link that makes whoever opens it first an owner. Earlier unused ones stop working. */
export async function makeOwnerLink(db: Db): Promise<string> {
  return db.transaction(async (tx) => {
    await closeLinks(tx, THE_SHOP, isNull(staffInvitations.invitedBy));
    return writeInvitation(tx, THE_SHOP, { email: null, role: 'owner' });
  });
}

/**
 * Invites a person, or sends a colleague who lost the passphrase a new link: the same form, since the address decides.
 * The link is mailed and returned, to be handed over in another way.
 * @throws DomainError invalid_input at `email` for somebody whose access has ended: a link never gives it back
 */
export async function invite(
  db: Db,
  actor: Actor,
  { email, role }: { email: string; role: StaffRole },
): Promise<{ link: string }> {
  return db.transaction(async (tx) => {
    const address = email.toLowerCase();
    const [known] = await tx
      .select({ disabledAt: staff.disabledAt })
      .from(staff)
      .where(eq(staff.email, address));
    if (known?.disabledAt)
      throw new DomainError(
        'invalid_input',
        {},
        { email: ['This person’s access has ended. Give it back in the list first, then send the link.'] },
      );
    await closeLinks(tx, actor, eq(staffInvitations.email, address));
    const link = await writeInvitation(tx, actor, { email: address, role });
    const { subject, text } = invitationMail(actor.name, role, link);
    await tx.insert(outbox).values({
      id: newId('out'),
      kind: 'staff_invitation',
      recipient: address,
      subject,
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

/** The link that was used, closed or has run out: whom it was for. Null for one that nobody ever made. */
export async function findEndedInvitation(db: Db, token: string) {
  const [link] = await db
    .select({ id: staffInvitations.id, email: staffInvitations.email })
    .from(staffInvitations)
    .where(eq(staffInvitations.tokenHash, hash(token)));
  return link ?? null;
}

/** @throws DomainError moved_on when it was used, taken back or has run out */
export async function takeBackInvitation(db: Db, actor: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [link] = await tx
      .update(staffInvitations)
      .set({ usedAt: now() })
      .where(
        and(
          eq(staffInvitations.id, id),
          isNull(staffInvitations.usedAt),
          gt(staffInvitations.expiresAt, now()),
        ),
      )
      .returning();
    if (!link) throw new DomainError('moved_on');
    await noteEnd(tx, actor, 'staff.invitation_taken_back', link);
  });
}

/** Links to a person, and links from them: neither may carry an old right past a change. */
export const closeInvitations = (
  tx: Tx,
  actor: Actor,
  { id, email }: { id: string; email: string },
): Promise<void> =>
  closeLinks(tx, actor, or(eq(staffInvitations.email, email), eq(staffInvitations.invitedBy, id)));

async function closeLinks(tx: Tx, actor: Actor, which: SQL | undefined): Promise<void> {
  const closed = await tx
    .update(staffInvitations)
    .set({ usedAt: now() })
    .where(and(which, isNull(staffInvitations.usedAt)))
    .returning();
  // One that had run out let nobody in anyway.
  for (const link of closed)
    if (link.expiresAt > now()) await noteEnd(tx, actor, 'staff.invitation_closed', link);
}

const noteEnd = (
  tx: Tx,
  actor: Actor,
  action: 'staff.invitation_closed' | 'staff.invitation_taken_back',
  { id, email, role }: typeof staffInvitations.$inferSelect,
) =>
  writeAudit(tx, actor, {
    action,
    subject: 'staff',
    subjectId: id,
    label: email ?? 'set-up link',
    changes: { role: { from: role, to: null } },
  });
