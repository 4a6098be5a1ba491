import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A cookie's value with its seal: `value.hmac`. The purpose is sealed in, so that what was signed as a cart can never
 * be shown as an order. The value is readable to whoever holds the cookie; only changing it is prevented.
 */
export const sign = (purpose: string, value: string, secret: string): string =>
  `${value}.${seal(purpose, value, secret)}`;

/** The value, or null when this secret did not sign it for this purpose. */
export function verify(purpose: string, signed: string | undefined, secret: string): string | null {
  const dot = signed?.lastIndexOf('.') ?? -1;
  if (signed === undefined || dot < 1) return null;
  const value = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1));
  const right = Buffer.from(seal(purpose, value, secret));
  return given.length === right.length && timingSafeEqual(given, right) ? value : null;
}

// The line break cannot be part of a purpose, so no two pairs of purpose and value are sealed alike.
const seal = (purpose: string, value: string, secret: string) =>
  createHmac('sha256', secret).update(`${purpose}\n${value}`).digest('base64url');
