import { currencyDecimals } from '@/lib/kernel/format';
import { slugOf } from '@/lib/kernel/slug';
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

/** "2026" → "2027", "2025/26" → "2026/27". */
export function nextCrop(cropYear: string): string {
  const [year = '', second] = cropYear.split('/');
  const next = String(Number(year) + 1);
  return second ? `${next}/${String((Number(second) + 1) % 100).padStart(2, '0')}` : next;
}

/** "2026" → "2026", "2025/26" → "2026": the year in which a crop is sold, as codes carry it. */
export function soldYear(cropYear: string): string {
  const [year = '', second] = cropYear.split('/');
  return second ? nextCrop(year) : year;
}

/**
 * A code for the next crop: the crop's year in it moves on; a code without it gets the year behind it.
 * "PE-APRO-2026-01" → "PE-APRO-2027-01", "HOUSE" → "HOUSE-2027".
 */
export function forCrop(code: string, from: string, to: string): string {
  const [was, is] = [soldYear(from), soldYear(to)];
  return code.includes(was) ? code.replace(was, is) : `${code}-${is}`;
}

const plainWords = (text: string): string[] => slugOf(text).toUpperCase().split('-').filter(Boolean);

/** What the shop's codes begin with where no country is grown in: blends, and what is made of cacao. */
const KIND_LETTERS: Readonly<Record<string, string>> = { blend: 'BL', chocolate: 'CC', set: 'CC' };

/**
 * What the codes of a coffee's lots begin with: that of its newest lot, else its country and four letters of its name.
 * "Perú Bagua Grande" from PE → "PE-BAGU".
 * @param lotCodes of its lots, the newest first
 */
export function lotStem(coffee: {
  name: string;
  kind: string;
  country: { iso: string | null; names: readonly string[] } | null;
  lotCodes: readonly string[];
}): string {
  for (const code of coffee.lotCodes) {
    const [, stem] = /^(.+)-\d{4}-\d{2}$/.exec(code) ?? [];
    if (stem) return stem;
  }
  const ofCountry = new Set((coffee.country?.names ?? []).flatMap(plainWords));
  const own = plainWords(coffee.name).filter((word) => !ofCountry.has(word));
  // "La Coipa" is known by its second word.
  const word = own.find((one) => one.length >= 4) ?? own[0] ?? '';
  const first = KIND_LETTERS[coffee.kind] ?? coffee.country?.iso ?? '';
  return [first, word.slice(0, 4)].filter(Boolean).join('-');
}

/**
 * "PE-BAGU", "2025/26" → "PE-BAGU-2026-01", or the next number that no lot has; empty while there is nothing to go by.
 * @param taken codes of the shop that begin like this
 */
export function proposedLotCode(stem: string, cropYear: string, taken: readonly string[]): string {
  if (!stem || !/^\d{4}(\/\d{2})?$/.test(cropYear.trim())) return '';
  const has = new Set(taken.map((code) => code.toUpperCase()));
  for (let n = 1; ; n++) {
    const code = `${stem}-${soldYear(cropYear.trim())}-${String(n).padStart(2, '0')}`;
    if (!has.has(code.toUpperCase())) return code;
  }
}
