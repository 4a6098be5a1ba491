import { eq, sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { staffPasskeys, staffSessions, staffTwoFactors, staffVerifications } from '@/db/schema';
import * as actions from './actions';
import { auth } from './auth';
import { staffRoute, staffUpload } from './staff-action';
import { code, PASSPHRASE, request, seal, useStaff } from './testing';

vi.mock('next/headers', () => import('./testing'));

const shop = useStaff();
const { newPerson, signInAs, logged, requireFactor, newSession, addKey } = shop;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** What the app shows now for the key in `otpauth://…?secret=`. */
async function appCode(uri: string): Promise<string> {
  const text = new URL(uri).searchParams.get('secret') ?? '';
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString();
  return (await auth().api.generateTOTP({ body: { secret } })).code;
}

/** Somebody with an authenticator app. */
async function withApp(userId: string): Promise<void> {
  const begun = await actions.beginTotp({ passphrase: PASSPHRASE });
  if (!begun.ok) throw new Error(begun.error.code);
  expect(code(await actions.confirmTotp({ code: await appCode(begun.data.uri) }))).toBe('ok');
  expect(await shop.db.$count(staffTwoFactors, eq(staffTwoFactors.userId, userId))).toBe(1);
}

it('a leaked passphrase does nothing where a second factor is required and set up', async () => {
  const person = await newPerson();
  const key = await addKey(person.id);
  await newSession(person.id, true);
  await signInAs(person.id);
  await requireFactor(true);
  const response = { id: 'x' } as never;
  for (const [name, result] of Object.entries({
    passkeyOptions: await actions.passkeyOptions({}),
    addPasskey: await actions.addPasskey({ response }),
    beginTotp: await actions.beginTotp({ passphrase: PASSPHRASE }),
    confirmTotp: await actions.confirmTotp({ code: '123456' }),
    removePasskey: await actions.removePasskey({ id: key, passphrase: PASSPHRASE }),
    removeTotp: await actions.removeTotp({ passphrase: PASSPHRASE }),
    renewRecoveryCodes: await actions.renewRecoveryCodes({ passphrase: PASSPHRASE }),
    changePassphrase: await actions.changePassphrase({
      current: PASSPHRASE,
      fresh: 'four other good words here',
    }),
    endSessions: await actions.endSessions({ id: null }),
  }))
    expect(code(result), name).toBe('second_factor_needed');
  expect(await shop.db.$count(staffPasskeys, eq(staffPasskeys.userId, person.id))).toBe(1);
  expect(await shop.db.$count(staffTwoFactors, eq(staffTwoFactors.userId, person.id))).toBe(0);
  expect(code(await actions.signOut({}))).toBe('ok');
});

it('an app begun with the passphrase alone is not confirmed through the sign-in', async () => {
  const person = await newPerson();
  await signInAs(person.id);
  const begun = await actions.beginTotp({ passphrase: PASSPHRASE });
  if (!begun.ok) throw new Error(begun.error.code);
  await addKey(person.id);
  await requireFactor(true);
  const now = await appCode(begun.data.uri);
  expect(code(await actions.confirmTotp({ code: now }))).toBe('second_factor_needed');
  expect(code(await actions.confirmSignIn({ code: now }))).toBe('moved_on');
  const sessions = await shop.db.select().from(staffSessions).where(eq(staffSessions.userId, person.id));
  expect(sessions.map(({ strong }) => strong)).toEqual([false]);
});

it('whoever has no second factor yet sets one up; only that browser counts as proved, and the others end', async () => {
  const person = await newPerson();
  const other = await newSession(person.id);
  await signInAs(person.id);
  await requireFactor(true);
  await withApp(person.id);
  const sessions = await shop.db.select().from(staffSessions).where(eq(staffSessions.userId, person.id));
  expect(sessions.map(({ id }) => id)).not.toContain(other);
  expect(sessions.map(({ strong }) => strong)).toEqual([true]);
});

it('taking off a passkey asks for the passphrase, and without the last factor nothing counts as proved', async () => {
  const person = await newPerson();
  const [first, second] = [await addKey(person.id), await addKey(person.id)];
  await newSession(person.id, true);
  await signInAs(person.id, true);
  expect(code(await actions.removePasskey({ id: first, passphrase: 'not the right one' }))).toBe(
    'wrong_passphrase',
  );
  expect(await shop.db.$count(staffPasskeys, eq(staffPasskeys.userId, person.id))).toBe(2);
  const strength = async () =>
    (await shop.db.select().from(staffSessions).where(eq(staffSessions.userId, person.id))).map(
      ({ strong }) => strong,
    );
  expect(code(await actions.removePasskey({ id: first, passphrase: PASSPHRASE }))).toBe('ok');
  expect(await strength()).toEqual([true, true]);
  expect(code(await actions.removePasskey({ id: second, passphrase: PASSPHRASE }))).toBe('ok');
  expect(await strength()).toEqual([false, false]);
  expect((await logged('passphrase_failed')).map(({ actorId }) => actorId)).toEqual([person.id]);
});

it.each([
  ['with a passkey left stays proved', true],
  ['without anything left does not', false],
])('a browser from which the app is taken off %s', async (_, hasKey) => {
  const person = await newPerson();
  await signInAs(person.id, true);
  await withApp(person.id);
  // better-auth put a new session in this one's place, whose cookie stays unknown here.
  await shop.db.delete(staffSessions).where(eq(staffSessions.userId, person.id));
  await signInAs(person.id, true);
  if (hasKey) await addKey(person.id);
  expect(code(await actions.removeTotp({ passphrase: PASSPHRASE }))).toBe('ok');
  const sessions = await shop.db.select().from(staffSessions).where(eq(staffSessions.userId, person.id));
  expect(sessions.map(({ strong }) => strong)).toEqual([hasKey]);
});

it('strangers cannot use up the tries of those who hold a code, a passkey or a link', async () => {
  for (let tries = 0; tries < 60; tries++) {
    request.address = `203.0.113.${100 + (tries % 20)}`;
    await actions.confirmSignIn({ code: '000000' });
    await actions.passkeySignInOptions({});
    await actions.join({
      token: 'x'.repeat(30),
      name: 'Eve',
      email: 'eve@example.com',
      passphrase: PASSPHRASE,
    });
  }
  request.address = '203.0.113.1';
  expect(code(await actions.confirmSignIn({ code: '000000' }))).toBe('wrong_code');
  expect(code(await actions.passkeySignInOptions({}))).toBe('ok');
  const person = await newPerson();
  expect(code(await actions.signIn({ email: person.email, passphrase: PASSPHRASE }))).toBe('ok');
});

it('guessing the passphrase inside a session is stopped, over all forms together', async () => {
  const person = await newPerson();
  await signInAs(person.id, true);
  await addKey(person.id);
  const wrong = { passphrase: 'not the right one' };
  const answers: string[] = [];
  for (let round = 0; round < 4; round++) {
    answers.push(code(await actions.beginTotp(wrong)));
    answers.push(code(await actions.removeTotp(wrong)));
    answers.push(
      code(
        await actions.changePassphrase({ current: wrong.passphrase, fresh: 'four other good words here' }),
      ),
    );
  }
  expect(answers.slice(0, 10)).not.toContain('too_many_attempts');
  expect(answers.slice(10)).toEqual(['too_many_attempts', 'too_many_attempts']);
  expect((await logged('locked_out')).filter(({ actorId }) => actorId === person.id)).toHaveLength(1);
});

it('the log knows a right passphrase that a wrong code followed', async () => {
  const person = await newPerson();
  await signInAs(person.id);
  await withApp(person.id);
  request.cookies.clear();
  const answer = await actions.signIn({ email: person.email, passphrase: PASSPHRASE });
  expect(answer).toEqual({ ok: true, data: { next: 'code' } });
  expect((await logged('passphrase_accepted')).map(({ actorId }) => actorId)).toEqual([person.id]);
  const [challenge] = await shop.db
    .select()
    .from(staffVerifications)
    .where(eq(staffVerifications.value, person.id));
  request.cookies.set('yunga-admin.two_factor', seal(challenge?.identifier ?? ''));
  expect(code(await actions.confirmSignIn({ code: '000000' }))).toBe('wrong_code');
  expect((await logged('code_failed')).map(({ label }) => label)).toContain(person.email);
});

it('a route and an upload that the database turned away for another’s sake say so in words, as an action does', async () => {
  const person = await newPerson();
  await signInAs(person.id);
  const rename = sql`update staff set name = name || '!' where id = ${person.id}`;
  const late = () =>
    shop.db.transaction(
      async (tx) => {
        await tx.execute(sql`select name from staff`);
        await shop.db.execute(rename);
        await tx.execute(rename);
        return Response.json({});
      },
      { isolationLevel: 'repeatable read' },
    );
  for (const wrap of [staffRoute, staffUpload]) {
    const answer = await wrap('people.manage', late)(new Request('http://localhost/api/admin/x'), {
      params: Promise.resolve({}),
    });
    expect([answer.status, await answer.json()]).toEqual([409, { error: 'same_moment', detail: {} }]);
  }
});
