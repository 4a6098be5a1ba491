import 'server-only';
import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  shopSettings,
  staff,
  staffInvitations,
  staffPasskeys,
  staffSessions,
  staffTwoFactors,
} from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import type { InvitationRow, PersonRow, SecurityView } from './types';

/** Whether the owner asks for a passkey or an authenticator app from everybody. */
export async function isSecondFactorRequired(db: Db | Tx): Promise<boolean> {
  const [row] = await db.select({ required: shopSettings.requireSecondFactor }).from(shopSettings);
  return row?.required ?? false;
}

export async function hasStaff(db: Db | Tx): Promise<boolean> {
  const [row] = await db.select({ n: count() }).from(staff);
  return (row?.n ?? 0) > 0;
}

/** A passkey, or an authenticator app that was confirmed with a code. */
export async function hasSecondFactor(db: Db | Tx, staffId: string): Promise<boolean> {
  const isTheirs = and(eq(staffTwoFactors.userId, staffId), eq(staffTwoFactors.verified, true));
  if ((await db.$count(staffTwoFactors, isTheirs)) > 0) return true;
  return (await db.$count(staffPasskeys, eq(staffPasskeys.userId, staffId))) > 0;
}

/** Whose a passkey is, by the id that a browser sends with it. */
export async function ownerOfPasskey(
  db: Db | Tx,
  credentialID: string,
): Promise<{ id: string; email: string } | null> {
  const [owner] = await db
    .select({ id: staff.id, email: staff.email })
    .from(staffPasskeys)
    .innerJoin(staff, eq(staff.id, staffPasskeys.userId))
    .where(eq(staffPasskeys.credentialID, credentialID));
  return owner ?? null;
}

/** What its owner called a passkey; empty for one that is not theirs. */
export async function nameOfPasskey(db: Db | Tx, staffId: string, id: string): Promise<string> {
  const [key] = await db
    .select({ name: staffPasskeys.name })
    .from(staffPasskeys)
    .where(and(eq(staffPasskeys.userId, staffId), eq(staffPasskeys.id, id)));
  return key?.name ?? '';
}

/** Links that still let somebody in, the next to run out first. */
export async function listInvitations(db: Db | Tx): Promise<InvitationRow[]> {
  const rows = await db
    .select({
      id: staffInvitations.id,
      email: staffInvitations.email,
      role: staffInvitations.role,
      by: staff.name,
      expiresAt: staffInvitations.expiresAt,
    })
    .from(staffInvitations)
    .leftJoin(staff, eq(staff.id, staffInvitations.invitedBy))
    .where(and(isNull(staffInvitations.usedAt), gt(staffInvitations.expiresAt, now())))
    .orderBy(staffInvitations.expiresAt, staffInvitations.id);
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }));
}

/** Everybody who works here or did, the present ones first. */
export async function listPeople(db: Db | Tx): Promise<PersonRow[]> {
  const rows = await db
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      hasTotp: staff.twoFactorEnabled,
      passkeys: sql<number>`(select count(*)::int from staff_passkeys p where p.user_id = staff.id)`,
      lastSeen: sql<
        string | null
      >`(select max(s.updated_at) from staff_sessions s where s.user_id = staff.id)`,
      disabledAt: staff.disabledAt,
      createdAt: staff.createdAt,
    })
    .from(staff)
    .orderBy(sql`${staff.disabledAt} is not null`, staff.name);
  return rows.map(({ lastSeen, disabledAt, createdAt, ...row }) => ({
    ...row,
    lastSeen: lastSeen && new Date(lastSeen).toISOString(),
    isDisabled: disabledAt !== null,
    createdAt: createdAt.toISOString(),
  }));
}

/** What a person sees about their own sign-in. */
export async function getSecurity(db: Db | Tx, staffId: string, sessionId: string): Promise<SecurityView> {
  const [person] = await db
    .select({ hasTotp: staff.twoFactorEnabled })
    .from(staff)
    .where(eq(staff.id, staffId));
  const passkeys = await db
    .select({ id: staffPasskeys.id, name: staffPasskeys.name, createdAt: staffPasskeys.createdAt })
    .from(staffPasskeys)
    .where(eq(staffPasskeys.userId, staffId))
    .orderBy(staffPasskeys.createdAt);
  const sessions = await db
    .select()
    .from(staffSessions)
    .where(eq(staffSessions.userId, staffId))
    .orderBy(desc(staffSessions.updatedAt));
  return {
    hasTotp: person?.hasTotp ?? false,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({
      id,
      name: name ?? 'Passkey',
      createdAt: createdAt.toISOString(),
    })),
    sessions: sessions.map((session) => ({
      id: session.id,
      isThis: session.id === sessionId,
      browser: session.userAgent ?? '',
      address: session.ipAddress ?? '',
      strong: session.strong,
      since: session.createdAt.toISOString(),
      lastSeen: session.updatedAt.toISOString(),
    })),
  };
}
