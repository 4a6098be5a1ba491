'use server';

import { APIError } from 'better-auth';
import { eq } from 'drizzle-orm';
import { headers } from 'next/headers';
import { shopDb } from '@/db/pools';
import { staff, staffSessions } from '@/db/schema';
import { action } from '@/lib/kernel/action';
import { NOBODY, writeAudit } from '@/lib/kernel/audit';
import { clientAddress } from '@/lib/kernel/client-address';
import { DomainError, type ErrorCode } from '@/lib/kernel/errors';
import { hit, hitByAddress } from '@/lib/kernel/rate-limit';
import { auth } from './auth';
import * as input from './input';
import { passphraseProblem } from './passphrase';
import * as service from './service';
import { ownAction, staffAction } from './staff-action';

const TEN_MINUTES = 600;

/** Counts a try to get in, by address and by account: guessing stops, whoever guesses. */
async function countTry(account: string): Promise<void> {
  const address = clientAddress(await headers());
  await hitByAddress(shopDb(), 'staff-sign-in', address, { max: 20, overall: 300, windowS: TEN_MINUTES });
  await hit(shopDb(), `staff-sign-in:account:${account}`, { max: 8, windowS: TEN_MINUTES });
}

/** better-auth's refusal as ours; whatever else it throws is a bug and goes on. */
async function refusedAs<T>(code: ErrorCode, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw new DomainError(code);
    throw error;
  }
}

const note = (actor: { id: string; name: string }, verb: string, label = '', text = '') =>
  writeAudit(shopDb(), actor, {
    action: `staff.${verb}`,
    subject: 'staff',
    subjectId: actor.id,
    label,
    note: text,
  });

async function nameOf(id: string): Promise<{ id: string; name: string }> {
  const [person] = await shopDb().select({ name: staff.name }).from(staff).where(eq(staff.id, id));
  return { id, name: person?.name ?? '' };
}

/** Passphrase sign-in. `next: 'code'`: an authenticator app has to confirm it. */
export const signIn = action(input.signInInput, async ({ email, passphrase }) => {
  await countTry(email);
  try {
    const result = await refusedAs('wrong_sign_in', async () =>
      auth().api.signInEmail({ body: { email, password: passphrase }, headers: await headers() }),
    );
    if ('twoFactorRedirect' in result) return { next: 'code' as const };
    await note(await nameOf(result.user.id), 'signed_in', email, 'passphrase');
    return { next: 'in' as const };
  } catch (error) {
    if (error instanceof DomainError) await note(NOBODY, 'sign_in_failed', email);
    throw error;
  }
});

/** The second step after a passphrase. */
export const confirmSignIn = action(input.codeInput, async ({ code }) => {
  await countTry('second-factor');
  const isRecovery = !/^\d{6}$/.test(code);
  const body = { code, trustDevice: false };
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
});

/** What the browser needs to ask for a passkey. */
export const passkeySignInOptions = action(input.nothing, async () => {
  await countTry('passkey-options');
  return await auth().api.generatePasskeyAuthenticationOptions({ headers: await headers() });
});

export const passkeySignIn = action(input.webAuthnInput, async ({ response }) => {
  await countTry(`passkey:${String(response.id).slice(0, 200)}`);
  try {
    const { user } = await refusedAs('wrong_sign_in', async () =>
      auth().api.verifyPasskeyAuthentication({ body: { response }, headers: await headers() }),
    );
    await note(await nameOf(user.id), 'signed_in', user.email, 'passkey');
  } catch (error) {
    if (error instanceof DomainError) await note(NOBODY, 'sign_in_failed', 'passkey');
    throw error;
  }
});

export const signOut = ownAction(input.nothing, async (_, person) => {
  await auth().api.signOut({ headers: await headers() });
  await note(person, 'signed_out');
});

/** Makes the account and signs it in. */
export const join = action(input.joinInput, async (form) => {
  await countTry('join');
  const { email } = await service.join(shopDb(), form);
  await auth().api.signInEmail({ body: { email, password: form.passphrase }, headers: await headers() });
});

export const passkeyOptions = ownAction(input.nothing, async () =>
  refusedAs('signed_out', async () =>
    auth().api.generatePasskeyRegistrationOptions({ headers: await headers() }),
  ),
);

export const addPasskey = ownAction(input.webAuthnInput, async ({ response, name }, person) => {
  await refusedAs('wrong_code', async () =>
    auth().api.verifyPasskeyRegistration({
      body: { response, name: name || 'Passkey' },
      headers: await headers(),
    }),
  );
  await shopDb().update(staffSessions).set({ strong: true }).where(eq(staffSessions.id, person.sessionId));
  await note(person, 'passkey_added', person.email, name);
});

export const removePasskey = ownAction(input.personInput, async ({ id }, person) => {
  await refusedAs('not_found', async () =>
    auth().api.deletePasskey({ body: { id }, headers: await headers() }),
  );
  await note(person, 'passkey_removed', person.email);
});

/** Starts an authenticator app: its key and the recovery codes, shown once. It counts only after `confirmTotp`. */
export const beginTotp = ownAction(input.passphraseInput, async ({ passphrase }) => {
  const result = await refusedAs('wrong_sign_in', async () =>
    auth().api.enableTwoFactor({ body: { password: passphrase, method: 'totp' }, headers: await headers() }),
  );
  if (result.method !== 'totp') throw new DomainError('wrong_code');
  return { uri: result.totpURI, recoveryCodes: result.backupCodes };
});

export const confirmTotp = ownAction(input.codeInput, async ({ code }, person) => {
  await countTry(`totp:${person.id}`);
  await refusedAs('wrong_code', async () =>
    auth().api.verifyTOTP({ body: { code }, headers: await headers() }),
  );
  await shopDb().update(staffSessions).set({ strong: true }).where(eq(staffSessions.userId, person.id));
  await note(person, 'authenticator_added', person.email);
});

export const removeTotp = ownAction(input.passphraseInput, async ({ passphrase }, person) => {
  await refusedAs('wrong_sign_in', async () =>
    auth().api.disableTwoFactor({ body: { password: passphrase }, headers: await headers() }),
  );
  await note(person, 'authenticator_removed', person.email);
});

export const renewRecoveryCodes = ownAction(input.passphraseInput, async ({ passphrase }, person) => {
  const { backupCodes } = await refusedAs('wrong_sign_in', async () =>
    auth().api.generateBackupCodes({ body: { password: passphrase }, headers: await headers() }),
  );
  await note(person, 'recovery_codes_renewed', person.email);
  return { recoveryCodes: backupCodes };
});

/** Signs out all other browsers. */
export const changePassphrase = ownAction(input.changePassphraseInput, async ({ current, fresh }, person) => {
  await countTry(`change:${person.id}`);
  const problem = await passphraseProblem(fresh, [person.name, person.email]);
  if (problem) throw new DomainError('invalid_input', {}, { fresh: [problem] });
  await refusedAs('wrong_sign_in', async () =>
    auth().api.changePassword({
      body: { currentPassword: current, newPassword: fresh, revokeOtherSessions: false },
      headers: await headers(),
    }),
  );
  await service.endSessions(shopDb(), person, person.sessionId, null);
  await note(person, 'passphrase_changed', person.email);
});

export const endSessions = ownAction(input.sessionsInput, ({ id }, person) =>
  service.endSessions(shopDb(), person, person.sessionId, id),
);

export const invite = staffAction('people.manage', input.inviteInput, (form, person) =>
  service.invite(shopDb(), person, form),
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
