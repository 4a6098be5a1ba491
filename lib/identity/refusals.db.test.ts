import { desc, eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { auditLog, staff } from '@/db/schema';
import * as actions from './actions';
import { invite } from './invitations';
import { staffRoute, staffUpload } from './staff-action';
import { code, PASSPHRASE, request, useStaff } from './testing';

vi.mock('next/headers', () => import('./testing'));

const shop = useStaff();
const { newPerson, signInAs, logged } = shop;

const guess = (email: string) => actions.signIn({ email, passphrase: 'not the right one' });

it('made-up addresses do not fill the log, and cannot silence a failure on a real account', async () => {
  const count = () => shop.db.$count(auditLog);
  const start = await count();
  for (let i = 0; i < 40; i++) {
    request.address = `198.51.100.${i}`;
    await guess(`many${i}@example.com`);
  }
  // Twenty, and the entry that says there were more.
  expect(await count()).toBe(start + 21);
  const [last] = await shop.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(1);
  expect(last?.action).toBe('staff.refusals_unlisted');
  const person = await newPerson();
  request.address = '203.0.113.9';
  expect(await guess(person.email)).toEqual(await guess('nobody-at-all@example.com'));
  const ofPerson = (await logged('sign_in_failed')).filter(({ subjectId }) => subjectId === person.id);
  expect(ofPerson).toMatchObject([{ actorId: 'nobody', label: person.email }]);
});

it('every guess at a real account is listed until its lock-out, which is listed once', async () => {
  const person = await newPerson();
  for (let tries = 0; tries < 15; tries++) {
    request.address = `198.51.100.${tries}`;
    await guess(person.email);
  }
  const of = async (action: string) =>
    (await logged(action)).filter(({ subjectId }) => subjectId === person.id).length;
  expect([await of('sign_in_failed'), await of('locked_out')]).toEqual([8, 1]);
});

it('a right answer and a lost link are in the log as well', async () => {
  const person = await newPerson();
  const made = await invite(shop.db, person, { email: 'joins@example.com', role: 'viewer' });
  const token = new URL(made.link).searchParams.get('token') ?? '';
  const form = { token, name: 'Joins', email: '', passphrase: PASSPHRASE };
  expect(code(await actions.join({ ...form, email: 'joins@example.com' }))).toBe('ok');
  expect((await logged('signed_in')).map(({ label }) => label)).toContain('joins@example.com');
  expect(code(await actions.join({ ...form, email: 'joins@example.com' }))).toBe('link_not_usable');
  expect((await logged('link_failed')).map(({ label }) => label)).toContain('joins@example.com');
});

it('asking for what the role does not allow is listed once for each kind of thing', async () => {
  const person = await newPerson();
  await shop.db.update(staff).set({ role: 'viewer' }).where(eq(staff.id, person.id));
  await signInAs(person.id);
  const context = { params: Promise.resolve({}) };
  const read = staffRoute('people.manage', async () => Response.json({}));
  for (let n = 0; n < 3; n++) {
    expect(code(await actions.changeRole({ id: person.id, role: 'owner' }))).toBe('forbidden');
    expect((await read(new Request('http://localhost/api/admin/x'), context)).status).toBe(403);
  }
  const take = staffUpload('media.edit', async () => Response.json({}));
  expect((await take(new Request('http://localhost/api/admin/y'), context)).status).toBe(403);
  const listed = (await logged('not_allowed')).filter(({ actorId }) => actorId === person.id);
  expect(listed.map(({ label }) => label)).toEqual(['managing people', 'changing photos']);
});

it('a request that another site sent is listed, under the person whose browser it was', async () => {
  const person = await newPerson();
  await signInAs(person.id);
  request.site = 'cross-site';
  request.origin = 'https://elsewhere.test';
  const context = { params: Promise.resolve({}) };
  const take = staffUpload('media.edit', async () => Response.json({}));
  for (let n = 0; n < 3; n++) {
    expect(code(await actions.endSessions({ id: null }))).toBe('forbidden');
    expect(code(await actions.changeRole({ id: person.id, role: 'viewer' }))).toBe('forbidden');
    expect((await take(new Request('http://localhost/api/admin/y'), context)).status).toBe(403);
  }
  request.cookies.clear();
  for (let n = 0; n < 40; n++) {
    request.origin = `https://${n}.test`;
    expect(code(await actions.signIn({ email: person.email, passphrase: PASSPHRASE }))).toBe('forbidden');
  }
  const listed = await logged('origin_refused');
  expect(listed.filter(({ subjectId }) => subjectId === person.id)).toMatchObject([
    { actorId: 'nobody', label: person.email, note: 'https://elsewhere.test' },
  ]);
  expect(listed).toHaveLength(21);
});
