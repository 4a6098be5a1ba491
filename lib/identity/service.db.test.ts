import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { outbox, staff, staffPasskeys, staffSessions, staffTwoFactors } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { passphraseProblem } from './passphrase';
import { changeRole, endSessions, invite, join, makeOwnerLink, setAccess } from './service';

const database = useTestDatabase();
const PASSPHRASE = 'llama harvest window seven';
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';
const code = (error: unknown) => (error instanceof DomainError ? error.code : error);

async function newOwner(email: string) {
  const token = tokenOf(await makeOwnerLink(database.db));
  await join(database.db, { token, name: 'Owner', email, passphrase: PASSPHRASE });
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
  const again = await newOwner('lost@example.com');
  expect(again).toMatchObject({ id: owner.id, role: 'owner', twoFactorEnabled: false });
  expect(await database.db.select().from(staffPasskeys).where(eq(staffPasskeys.userId, owner.id))).toEqual(
    [],
  );
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
  expect(await endSessions(database.db, ana, 'a1', 'b1')).toBe(0);
  expect(await endSessions(database.db, ana, 'a1', null)).toBe(1);
  expect((await database.db.select().from(staffSessions)).map(({ id }) => id).sort()).toEqual(['a1', 'b1']);
});

it.each([
  ['password1234', 'on a list'],
  ['qwertyuiopas', 'a run of keys'],
  ['Rosa Quispe 1', 'the own name'],
  ['short', 'too short'],
])('refuses %s: %s', async (passphrase) => {
  expect(await passphraseProblem(passphrase, ['Rosa Quispe', 'rosa@example.com'])).not.toBeNull();
});

it('takes four unrelated words', async () => {
  expect(await passphraseProblem(PASSPHRASE, ['Rosa'])).toBeNull();
});
