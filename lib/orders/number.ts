import { randomInt } from 'node:crypto';
import type { PaymentMode } from './types';

/** No 0/O, 1/I/L, 5/S, 8/B, 2/Z, U/V: read out on the phone, it arrives as it left. */
const ALPHABET = '34679ACDEFGHJKMNPQRTWXY';

/** `YU-7K3M-9QD4`; `DEMO-…` when no money moves at all. About 78 billion of them. */
export function newOrderNumber(mode: PaymentMode): string {
  const four = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${mode === 'demo' ? 'DEMO' : 'YU'}-${four()}-${four()}`;
}

/**
 * What a person types: spaces, missing dashes and small letters are fine. With the mode of the shop the letters in front
 * may be missing too.
 */
export function normalOrderNumber(typed: string, mode?: PaymentMode): string {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const [, prefix, first, second] = /^(YU|DEMO)(.{4})(.{4})$/.exec(plain) ?? [];
  if (prefix) return `${prefix}-${first}-${second}`;
  if (!mode || plain.length !== 8) return plain;
  return normalOrderNumber(`${mode === 'demo' ? 'DEMO' : 'YU'}${plain}`);
}
