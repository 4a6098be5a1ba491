'use server';

import { APIError } from 'better-auth';
import { eq } from 'drizzle-orm';
import { headers } from 'next/headers';
import { shopDb } from '@/db/pools';
import { staff } from '@/db/schema';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError, type ErrorCode } from '@/lib/kernel/errors';
import { auth } from './auth';
import * as input from './input';
import * as invitations from './invitations';
import { passphraseProblem } from './passphrase';
import { nameOfPasskey, ownerOfPasskey } from './queries';
import { countProof, countTry, noteEndedLink, noteRefusal, pendingSignIn } from './refusals';
import * as service from './service';
import { signedIn } from './session';
import { doorAction, ownAction, staffAction } from './staff-action';

/** better-auth's refusal as ours; whatever else it throws is a bug and goes on. */
async function refusedAs<T>(code: ErrorCode, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw new DomainError(code);
    throw error;
  }
}

/** Runs what asks a signed-in person for their passphrase: counted, and written down when it was wrong. */
async function withPassphrase<T>(person: Actor, run: () => Promise<T>): Promise<T> {
  await countProof(person);
  try {
    return await refusedAs('wrong_passphrase', run);
  } catch (error) {
    if (error instanceof DomainError) await noteRefusal('passphrase', { actor: person });
    throw error;
  }
}

const note = (actor: Actor, verb: string, label = '', text = '') =>
  writeAudit(shopDb(), actor, {
    action: `staff.${verb}`,
    subject: 'staff',
    subjectId: actor.id,
    label,
    note: text,
  });

async function nameOf(id: string): Promise<Actor> {
  const [person] = await shopDb().select({ name: staff.name }).from(staff).where(eq(staff.id, id));
  return { id, name: person?.name ?? '' };
}

async function findByEmail(email: string): Promise<Actor | undefined> {
  const [person] = await shopDb()
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(eq(staff.email, email));
  return person;
}

/** Asks better-auth to let somebody in, and writes down that it did. `code`: an authenticator app has to confirm it. */
async function enter(email: string, passphrase: string): Promise<'in' | 'code'> {
  const result = await refusedAs('wrong_sign_in', async () =>
    auth().api.signInEmail({ body: { email, password: passphrase }, headers: await headers() }),
  );
  if ('twoFactorRedirect' in result) {
    const person = await findByEmail(email);
    if (person) await note(person, 'passphrase_accepted', email);
    return 'code';
  }
  await note(await nameOf(result.user.id), 'signed_in', email, 'passphrase');
  return 'in';
}

/** Passphrase sign-in. `next: 'code'`: an authenticator app has to confirm it. */
export const signIn = doorAction(input.signInInput, async ({ email, passphrase }) => {
  // Looked for before anything else and whoever it is: no answer is faster for an address that nobody has.
  const about = (await findByEmail(email))?.id ?? null;
  await countTry('passphrase', { account: email, label: email, about });
  try {
    return { next: await enter(email, passphrase) };
  } catch (error) {
    if (error instanceof DomainError) await noteRefusal('signIn', { label: email, about });
    throw error;
  }
});

/** The second step after a passphrase. */
export const confirmSignIn = doorAction(input.codeInput, async ({ code }) => {
  const pending = await pendingSignIn();
  const tried = { label: pending?.email ?? '', about: pending?.id ?? null };
  await countTry('code', { account: pending?.key, ...tried });
  // With a session better-auth would take the code as confirming a new app, and that is `confirmTotp`'s to guard.
  if (await signedIn()) throw new DomainError('moved_on');
  const isRecovery = !/^\d{6}$/.test(code);
  const body = { code, trustDevice: false };
  try {
    const { user } = await refusedAs('wrong_code', async () =>
      isRecovery
        ? auth().api.verifyBackupCode({ body, headers: await headers() })
        : auth().api.verifyTOTP({ body, headers: await headers() }),
    );
    await note(
      await nameOf(user.id),
      'signed_in',
      user.email,
      isRecovery ? 'recovery code' : 'authenticator app',
    );
  } catch (error) {
    if (error instanceof DomainError) await noteRefusal('code', tried);
    throw error;
  }
});

/** What the browser needs to ask for a passkey. */
export const passkeySignInOptions = doorAction(input.nothing, async () => {
  await countTry('passkey');
  return await auth().api.generatePasskeyAuthenticationOptions({ headers: await headers() });
});

export const passkeySignIn = doorAction(input.webAuthnInput, async ({ response }) => {
  await countTry('passkey');
  try {
    const { user } = await refusedAs('wrong_sign_in', async () =>
      auth().api.verifyPasskeyAuthentication({ body: { response }, headers: await headers() }),
    );
    await note(await nameOf(user.id), 'signed_in', user.email, 'passkey');
  } catch (error) {
    if (error instanceof DomainError) {
      const owner = await ownerOfPasskey(shopDb(), String(response.id));
      await noteRefusal('signIn', { label: owner?.email ?? '', about: owner?.id ?? null, note: 'passkey' });
    }
    throw error;
  }
});

export const signOut = ownAction(
  input.nothing,
  async (_, person) => {
    await auth().api.signOut({ headers: await headers() });
    await note(person, 'signed_out');
  },
  'always',
);

/** Makes the account and signs it in. */
export const join = doorAction(input.joinInput, async (form) => {
  await countTry('join');
  try {
    const { email } = await service.join(shopDb(), form);
    await enter(email, form.passphrase);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'link_not_usable') await noteEndedLink(form.token);
    throw error;
  }
});

export const passkeyOptions = ownAction(
  input.nothing,
  async () =>
    refusedAs('signed_out', async () =>
      auth().api.generatePasskeyRegistrationOptions({ headers: await headers() }),
    ),
  'first-factor',
);

export const addPasskey = ownAction(
  input.webAuthnInput,
  async ({ response, name }, person) => {
    await refusedAs('wrong_code', async () =>
      auth().api.verifyPasskeyRegistration({
        body: { response, name: name || 'Passkey' },
        headers: await headers(),
      }),
    );
    await service.strengthen(shopDb(), person.sessionId);
    await note(person, 'passkey_added', person.email, name);
  },
  'first-factor',
);

export const removePasskey = ownAction(input.removePasskeyInput, async ({ id, passphrase }, person) => {
  await withPassphrase(person, async () =>
    auth().api.verifyPassword({ body: { password: passphrase }, headers: await headers() }),
  );
  const name = await nameOfPasskey(shopDb(), person.id, id);
  await refusedAs('not_found', async () =>
    auth().api.deletePasskey({ body: { id }, headers: await headers() }),
  );
  await service.weakenWithoutFactor(shopDb(), person.id);
  await note(person, 'passkey_removed', person.email, name);
});

/** Starts an authenticator app: its key and the recovery codes, shown once. It counts only after `confirmTotp`. */
export const beginTotp = ownAction(
  input.passphraseInput,
  async ({ passphrase }, person) => {
    const result = await withPassphrase(person, async () =>
      auth().api.enableTwoFactor({
        body: { password: passphrase, method: 'totp' },
        headers: await headers(),
      }),
    );
    if (result.method !== 'totp') throw new DomainError('wrong_code');
    return { uri: result.totpURI, recoveryCodes: result.backupCodes };
  },
  'first-factor',
);

/** This browser has proved the code; all others are signed out, since they never did. */
export const confirmTotp = ownAction(
  input.codeInput,
  async ({ code }, person) => {
    await countProof(person);
    // better-auth puts a new session in this one's place, so the others are named before.
    const others = await service.otherSessions(shopDb(), person.id, person.sessionId);
    try {
      await refusedAs('wrong_code', async () =>
        auth().api.verifyTOTP({ body: { code }, headers: await headers() }),
      );
    } catch (error) {
      if (error instanceof DomainError) await noteRefusal('code', { actor: person, label: person.email });
      throw error;
    }
    await service.strengthen(shopDb(), person.sessionId);
    await note(person, 'authenticator_added', person.email);
    await service.endSessions(shopDb(), person, others);
  },
  'first-factor',
);

export const removeTotp = ownAction(input.passphraseInput, async ({ passphrase }, person) => {
  await withPassphrase(person, async () =>
    auth().api.disableTwoFactor({ body: { password: passphrase }, headers: await headers() }),
  );
  await service.weakenWithoutFactor(shopDb(), person.id);
  await note(person, 'authenticator_removed', person.email);
});

export const renewRecoveryCodes = ownAction(input.passphraseInput, async ({ passphrase }, person) => {
  const { backupCodes } = await withPassphrase(person, async () =>
    auth().api.generateBackupCodes({ body: { password: passphrase }, headers: await headers() }),
  );
  await note(person, 'recovery_codes_renewed', person.email);
  return { recoveryCodes: backupCodes };
});

/** Signs out all other browsers. */
export const changePassphrase = ownAction(input.changePassphraseInput, async ({ current, fresh }, person) => {
  const problem = await passphraseProblem(fresh, [person.name, person.email]);
  if (problem) throw new DomainError('invalid_input', {}, { fresh: [problem] });
  await withPassphrase(person, async () =>
    auth().api.changePassword({
      body: { currentPassword: current, newPassword: fresh, revokeOtherSessions: false },
      headers: await headers(),
    }),
  );
  await note(person, 'passphrase_changed', person.email);
  await service.endSessions(
    shopDb(),
    person,
    await service.otherSessions(shopDb(), person.id, person.sessionId),
  );
});

/** Signs out one browser of one's own, or with `id` null all but this one. */
export const endSessions = ownAction(input.sessionsInput, async ({ id }, person) => {
  const ids = id ? [id] : await service.otherSessions(shopDb(), person.id, person.sessionId);
  return service.endSessions(shopDb(), person, ids);
});

export const invite = staffAction('people.manage', input.inviteInput, (form, person) =>
  invitations.invite(shopDb(), person, form),
);
export const takeBackInvitation = staffAction('people.manage', input.personInput, ({ id }, person) =>
  invitations.takeBackInvitation(shopDb(), person, id),
);
export const changeRole = staffAction('people.manage', input.roleInput, ({ id, role }, person) =>
  service.changeRole(shopDb(), person, id, role),
);
export const setAccess = staffAction('people.manage', input.accessInput, ({ id, allowed }, person) =>
  service.setAccess(shopDb(), person, id, allowed),
);
export const clearSecondFactors = staffAction('people.manage', input.personInput, ({ id }, person) =>
  service.clearSecondFactors(shopDb(), person, id),
);
export const requireSecondFactor = staffAction('people.manage', input.requiredInput, ({ required }, person) =>
  service.setSecondFactorRequired(shopDb(), person, required),
);
