import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { z } from 'zod';
import { isReservedName, STAFF_ROLES } from './rules';

const email = z.email('This is not an e-mail address.').trim().toLowerCase().max(254);
const secret = z.string().min(1, 'Enter your passphrase.').max(1024);
const id = z.string().min(1).max(60);

/** Control characters, line breaks, and marks that turn the direction of writing or are not seen at all. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const personName = z
  .string()
  .trim()
  .min(1, 'Your colleagues need to know who changed what.')
  .max(80)
  .refine((name) => !UNSEEN.test(name), 'Use letters that can be seen.')
  .refine((name) => !isReservedName(name), 'The audit log uses this name for something else.');

export const signInInput = z.object({ email, passphrase: secret });
export const codeInput = z.object({ code: z.string().trim().min(6, 'A code has six digits.').max(40) });
export const joinInput = z.object({
  token: z.string().min(20).max(100),
  name: personName,
  email,
  passphrase: secret,
});
export const inviteInput = z.object({ email, role: z.enum(STAFF_ROLES) });
export const personInput = z.object({ id });
export const removePasskeyInput = z.object({ id, passphrase: secret });
export const roleInput = z.object({ id, role: z.enum(STAFF_ROLES) });
export const accessInput = z.object({ id, allowed: z.boolean() });
export const requiredInput = z.object({ required: z.boolean() });
export const sessionsInput = z.object({ id: id.nullable() });
export const passphraseInput = z.object({ passphrase: secret });
export const changePassphraseInput = z.object({ current: secret, fresh: secret });
/** What the browser's WebAuthn answered; verified by the library, only its size is ours to mind. */
export const webAuthnInput = z.object({
  response: z.custom<AuthenticationResponseJSON & RegistrationResponseJSON>(
    (value) => typeof value === 'object' && value !== null && JSON.stringify(value).length < 20_000,
    'Too long.',
  ),
  name: z.string().trim().max(60).optional(),
});
export const nothing = z.object({});
