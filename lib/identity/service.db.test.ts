import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import {
  auditLog,
  outbox,
  previewLinks,
  staff,
  staffPasskeys,
  staffSessions,
  staffTwoFactors,
} from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { joinInput } from './input';
import { invite, makeOwnerLink, takeBackInvitation } from './invitations';
import { listInvitations } from './queries';
import { changeRole, endSessions, join, otherSessions, setAccess } from './service';

const database = useTestDatabase();
const PASSPHRASE = 'llama harvest window seven';
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const code = (error: unknown) => (error instanceof DomainError ? error.code : error);

async function newOwner(email: string) {
  const token = tokenOf(await makeOwnerLink(database.db));
  await join(database.db, { token, name: email, email, passphrase: PASSPHRASE });
  const [person] = await database.db.select().from(staff).where(eq(staff.email, email));
  if (!person) throw new Error('nobody joined');
  return person;
}

beforeEach(async () => {
  setNow();
  await database.db.update(staff).set({ role: 'viewer' });
});

it('lets in whoever holds the set-up link, once', async () => {
  const token = tokenOf(await makeOwnerLink(database.db));
  const form = { token, name: 'Rosa', email: 'Rosa@Example.com ', passphrase: PASSPHRASE };
  const both = await Promise.allSettled([
    join(database.db, form),
    join(database.db, { ...form, email: 'eve@example.com' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.flatMap((one) => (one.status === 'rejected' ? [code(one.reason)] : []))).toEqual([
    'link_not_usable',
  ]);
});

it('ends a set-up link when a newer one is made, and every link after three days', async () => {
  const old = tokenOf(await makeOwnerLink(database.db));
  const fresh = tokenOf(await makeOwnerLink(database.db));
  const form = { name: 'Rosa', email: 'rosa2@example.com', passphrase: PASSPHRASE };
  await expect(join(database.db, { ...form, token: old })).rejects.toMatchObject({ code: 'link_not_usable' });
  setNow(new Date(Date.now() + 73 * 3600_000));
  await expect(join(database.db, { ...form, token: fresh })).rejects.toMatchObject({
    code: 'link_not_usable',
  });
});

const loggedOf = async (id: string) =>
  (await database.db.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(auditLog.id)).map(
    ({ action }) => action,
  );

it('mails an invitation, binds it to its address, and gives a known person a new passphrase and no open browser', async () => {
  const owner = await newOwner('boss@example.com');
  const first = await invite(database.db, owner, { email: 'Lena@example.com', role: 'editor' });
  const mails = await database.db.select().from(outbox).where(eq(outbox.recipient, 'lena@example.com'));
  expect(mails[0]?.plainText).toContain(first.link);
  const form = { name: 'Lena', email: 'other@example.com', passphrase: PASSPHRASE };
  expect(await join(database.db, { ...form, token: tokenOf(first.link) })).toEqual({
    email: 'lena@example.com',
  });
  const [lena] = await database.db.select().from(staff).where(eq(staff.email, 'lena@example.com'));
  if (!lena) throw new Error('Lena is missing');
  await database.db.insert(staffSessions).values({
    id: 's1',
    token: 't1',
    userId: lena.id,
    expiresAt: new Date(Date.now() + 3600_000),
  });
  await database.db
    .insert(staffTwoFactors)
    .values({ id: 'f1', userId: lena.id, secret: 'x', backupCodes: 'x' });
  await database.db.update(staff).set({ twoFactorEnabled: true }).where(eq(staff.id, lena.id));

  const again = await invite(database.db, owner, { email: 'lena@example.com', role: 'editor' });
  await join(database.db, { ...form, token: tokenOf(again.link) });
  expect(await database.db.select().from(staffSessions).where(eq(staffSessions.userId, lena.id))).toEqual([]);
  const [now] = await database.db.select().from(staff).where(eq(staff.id, lena.id));
  expect(now).toMatchObject({ id: lena.id, twoFactorEnabled: true });
});

it('a link made on the server lets an owner in who lost phone and key as well', async () => {
  const owner = await newOwner('lost@example.com');
  await database.db.update(staff).set({ twoFactorEnabled: true }).where(eq(staff.id, owner.id));
  await database.db
    .insert(staffTwoFactors)
    .values({ id: 'f2', userId: owner.id, secret: 'x', backupCodes: 'x' });
  await database.db.insert(staffPasskeys).values({
    id: 'p1',
    userId: owner.id,
    publicKey: 'x',
    credentialID: 'x',
    counter: 0,
    deviceType: 'x',
    backedUp: false,
  });
  await newOwner('stays@example.com');
  await setAccess(database.db, owner, owner.id, false);
  const before = (await loggedOf(owner.id)).length;
  const again = await newOwner('lost@example.com');
  expect(again).toMatchObject({ id: owner.id, role: 'owner', twoFactorEnabled: false, disabledAt: null });
  expect(await database.db.select().from(staffPasskeys).where(eq(staffPasskeys.userId, owner.id))).toEqual(
    [],
  );
  // What it gave back and took off is in the log, beside the new passphrase.
  expect((await loggedOf(owner.id)).slice(before)).toEqual([
    'staff.access_restored',
    'staff.second_factors_cleared',
    'staff.passphrase_renewed',
  ]);
});

it('a link that a newer one supersedes is logged as closed', async () => {
  const owner = await newOwner('boss6@example.com');
  const closed = async () =>
    (await database.db.select().from(auditLog).where(eq(auditLog.action, 'staff.invitation_closed'))).map(
      ({ actorName, label }) => `${actorName}: ${label}`,
    );
  const before = (await closed()).length;
  await invite(database.db, owner, { email: 'twice@example.com', role: 'viewer' });
  await invite(database.db, owner, { email: 'twice@example.com', role: 'viewer' });
  await makeOwnerLink(database.db);
  await makeOwnerLink(database.db);
  expect((await closed()).slice(before)).toEqual([
    `${owner.name}: twice@example.com`,
    'the shop: set-up link',
  ]);
});

it('never leaves the shop without an owner, not even when two demote each other at once', async () => {
  const [ana, ben] = [await newOwner('ana@example.com'), await newOwner('ben@example.com')];
  const outcome = await Promise.allSettled([
    changeRole(database.db, ana, ben.id, 'viewer'),
    changeRole(database.db, ben, ana.id, 'viewer'),
  ]);
  expect(outcome.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const owners = await database.db.select().from(staff).where(eq(staff.role, 'owner'));
  expect(owners).toHaveLength(1);
  const [last] = owners;
  if (!last) throw new Error('no owner');
  await expect(setAccess(database.db, last, last.id, false)).rejects.toMatchObject({ code: 'last_owner' });
});

it('access that was ended does not come back through a link', async () => {
  const owner = await newOwner('boss3@example.com');
  const other = await newOwner('other3@example.com');
  const form = { name: 'Mara', email: '', passphrase: PASSPHRASE };
  const first = await invite(database.db, owner, { email: 'mara@example.com', role: 'editor' });
  await join(database.db, { ...form, token: tokenOf(first.link) });
  const [mara] = await database.db.select().from(staff).where(eq(staff.email, 'mara@example.com'));
  if (!mara) throw new Error('Mara is missing');
  const to = await invite(database.db, owner, { email: 'mara@example.com', role: 'owner' });
  const by = await invite(database.db, other, { email: 'friend@example.com', role: 'owner' });
  await database.db.insert(previewLinks).values({
    id: 'prv_other',
    tokenHash: 'x',
    subject: 'coffee',
    subjectId: 'x',
    expiresAt: new Date(Date.now() + 3600_000),
    createdBy: other.id,
  });
  await setAccess(database.db, owner, mara.id, false);
  await setAccess(database.db, owner, other.id, false);
  const closed = await database.db
    .select({ who: auditLog.label, by: auditLog.actorName, changes: auditLog.changes })
    .from(auditLog)
    .where(and(eq(auditLog.action, 'staff.invitation_closed'), eq(auditLog.actorId, owner.id)));
  const wasOwner = { by: owner.name, changes: { role: { from: 'owner', to: null } } };
  // Each closed link once: the one to her, then the one that the other one sent.
  expect(closed).toEqual([
    { ...wasOwner, who: 'mara@example.com' },
    { ...wasOwner, who: 'friend@example.com' },
  ]);
  for (const { link } of [to, by])
    await expect(join(database.db, { ...form, name: 'Friend', token: tokenOf(link) })).rejects.toMatchObject({
      code: 'link_not_usable',
    });
  expect((await database.db.select().from(previewLinks))[0]?.revokedAt).not.toBeNull();
  await expect(
    invite(database.db, owner, { email: 'mara@example.com', role: 'editor' }),
  ).rejects.toMatchObject({ code: 'invalid_input' });
  const [still] = await database.db.select().from(staff).where(eq(staff.id, mara.id));
  expect(still).toMatchObject({ role: 'editor' });
  expect(still?.disabledAt).not.toBeNull();
});

it('a link cannot bring back a role that was taken since, nor take the last owner away', async () => {
  const owner = await newOwner('boss4@example.com');
  const form = { name: 'Nia', email: '', passphrase: PASSPHRASE };
  const first = await invite(database.db, owner, { email: 'nia@example.com', role: 'owner' });
  await join(database.db, { ...form, token: tokenOf(first.link) });
  const [nia] = await database.db.select().from(staff).where(eq(staff.email, 'nia@example.com'));
  if (!nia) throw new Error('Nia is missing');
  const again = await invite(database.db, owner, { email: 'nia@example.com', role: 'owner' });
  await changeRole(database.db, owner, nia.id, 'viewer');
  await expect(join(database.db, { ...form, token: tokenOf(again.link) })).rejects.toMatchObject({
    code: 'link_not_usable',
  });
  const down = await invite(database.db, owner, { email: owner.email, role: 'viewer' });
  await expect(
    join(database.db, { ...form, name: owner.name, token: tokenOf(down.link) }),
  ).rejects.toMatchObject({ code: 'last_owner' });

  const up = await invite(database.db, owner, { email: 'nia@example.com', role: 'editor' });
  await join(database.db, { ...form, token: tokenOf(up.link) });
  const entries = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, nia.id));
  expect(entries.at(-1)?.changes).toEqual({ role: { from: 'viewer', to: 'editor' } });
});

it('lists the links that still work, and one that is taken back does not', async () => {
  const owner = await newOwner('boss5@example.com');
  const { link } = await invite(database.db, owner, { email: 'pia@example.com', role: 'viewer' });
  const open = (await listInvitations(database.db)).find(({ email }) => email === 'pia@example.com');
  expect(open).toMatchObject({ role: 'viewer', by: owner.name });
  await takeBackInvitation(database.db, owner, open?.id ?? '');
  expect((await listInvitations(database.db)).map(({ email }) => email)).not.toContain('pia@example.com');
  const form = { name: 'Pia', email: '', passphrase: PASSPHRASE, token: tokenOf(link) };
  await expect(join(database.db, form)).rejects.toMatchObject({ code: 'link_not_usable' });
});

it.each(['BOSS6@example.com', 'boss6@exam\u200cple.com'])(
  'nobody takes a colleague’s name: %j',
  async (name) => {
    if ((await database.db.$count(staff, eq(staff.email, 'boss6@example.com'))) === 0)
      await newOwner('boss6@example.com');
    const token = tokenOf(await makeOwnerLink(database.db));
    await expect(
      join(database.db, { token, name, email: 'eve6@example.com', passphrase: PASSPHRASE }),
    ).rejects.toMatchObject({ fields: { name: [expect.stringContaining('colleague')] } });
  },
);

it.each(['The  Shop', 'nobody', 'Ro\u202esa', 'Ro\nsa', 'Ro\u0000sa'])(
  'a name is one that the log can show: not %j',
  (name) => {
    const form = { token: 'x'.repeat(30), email: 'a@example.com', passphrase: PASSPHRASE };
    expect(joinInput.safeParse({ ...form, name: 'Rosa' }).success).toBe(true);
    expect(joinInput.safeParse({ ...form, name }).success).toBe(false);
  },
);

it('signs out one’s own browsers only', async () => {
  const [ana, ben] = [await newOwner('ana2@example.com'), await newOwner('ben2@example.com')];
  const session = (id: string, userId: string) => ({
    id,
    token: id,
    userId,
    expiresAt: new Date(Date.now() + 3600_000),
  });
  await database.db
    .insert(staffSessions)
    .values([session('a1', ana.id), session('a2', ana.id), session('b1', ben.id)]);
  expect(await endSessions(database.db, ana, ['b1'])).toBe(0);
  expect(await endSessions(database.db, ana, await otherSessions(database.db, ana.id, 'a1'))).toBe(1);
  expect((await database.db.select().from(staffSessions)).map(({ id }) => id).sort()).toEqual(['a1', 'b1']);
});
