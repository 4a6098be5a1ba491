import { currencyDecimals } from '@/lib/kernel/format';
import { type Grams, greenForRoasted } from '@/lib/kernel/units';

/** Grams that one unit takes from its lot: what is in the bag, and for roasted coffee what the roast takes from it. */
export const drawOf = (form: string, net: Grams, roastLossBp: number): Grams =>
  form === 'roasted' ? greenForRoasted(net, roastLossBp) : net;

/**
 * "18.50", "18,5" or "1,018.50" → minor units of the currency; null for anything else, such as more decimals than the
 * currency has. Worked out on the digits: no float touches money.
 */
export function typedMoney(text: string, currency: string): number | null {
  const decimals = currencyDecimals(currency);
  const plain = text.trim().replace(/^[$€£¥]\s*/, '');
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d*))?$/.exec(plain);
  if (!found) return null;
  const [, units = '', cents = ''] = found;
  if (cents.length > decimals) return null;
  const amount = Number(units.replaceAll(',', '') + cents.padEnd(decimals, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** "Perú · San Ignacio, washed" → "peru-san-ignacio-washed": an address to start from. */
export const proposedSlug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');

/** "2026" → "2027", "2025/26" → "2026/27". */
export function nextCrop(cropYear: string): string {
  const [year = '', second] = cropYear.split('/');
  const next = String(Number(year) + 1);
  return second ? `${next}/${String((Number(second) + 1) % 100).padStart(2, '0')}` : next;
}

/**
 * A code for the next crop: the crop's year in it moves on; a code without it gets the year behind it.
 * "PE-APRO-2026-01" → "PE-APRO-2027-01", "HOUSE" → "HOUSE-2027".
 */
export function forCrop(code: string, from: string, to: string): string {
  const [was = from, is = to] = [from.split('/')[0], to.split('/')[0]];
  return code.includes(was) ? code.replace(was, is) : `${code}-${is}`;
}

export type Step = { done: boolean; words: string; href?: string };

/** What has to be so before customers can buy a coffee. */
export function canBeBoughtWhen(coffee: {
  published: boolean;
  landedLots: number;
  sizes: number;
  freeGrams: number;
  smallestDraw: number | null;
}): Step[] {
  return [
    { done: coffee.published, words: 'its status is “published”' },
    { done: coffee.landedLots > 0, words: 'one of its lots has landed' },
    { done: coffee.sizes > 0, words: 'that lot has an active size' },
    {
      done: coffee.smallestDraw !== null && coffee.freeGrams >= coffee.smallestDraw,
      words: 'stock is received for at least one bag',
    },
  ];
}
