import { type Grams, grams } from '@/lib/kernel/units';

export const WEIGHT_UNITS = ['kg', 'g'] as const;
export type WeightUnit = (typeof WEIGHT_UNITS)[number];

/** 100 tonnes: more than any lot, so more is a slip of the unit. */
const MOST = 100_000_000;
const THOUSANDS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;

export type Weighed = { g: Grams } | { problem: string };

/**
 * Grams of what a person typed: "690", "2.5 kg", "410,25", "−250 g", "1,240.5". A unit in the text wins over `unit`.
 * Point and comma are both decimal marks. What can be read in two ways is refused rather than guessed.
 */
export function readWeight(typed: string, unit: WeightUnit): Weighed {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[−–]/g, '-')
    // A space or an apostrophe parts thousands: "1 240", "1'240".
    .replace(/[\s’'\u00a0\u202f]+/g, '');
  if (text === '') return { problem: 'Enter a weight.' };
  const [, sign, number, named] = /^([+-]?)(\d[\d.,]*|[.,]\d+)(kg|g)?$/.exec(text) ?? [];
  if (!number) return { problem: 'Enter a weight in figures, such as 690, 2.5 kg or 250 g.' };
  const inUnit = (named ?? unit) as WeightUnit;
  const decimal = inUnit === 'g' ? wholeGrams(number) : kilograms(number);
  if ('problem' in decimal) return decimal;
  if (decimal.g > MOST) return { problem: 'That is more than 100 tonnes. Check the unit.' };
  return { g: grams(sign === '-' ? 0 - decimal.g : decimal.g) };
}

type Size = { g: number } | { problem: string };

function wholeGrams(number: string): Size {
  // No scale here shows parts of a gram, so in grams a mark before three digits parts thousands.
  const plain = THOUSANDS.test(number) ? number.replace(/[.,]/g, '') : number.replace(/[.,]0*$/, '');
  return /^\d+$/.test(plain) ? { g: Number(plain) } : { problem: 'Whole grams only.' };
}

function kilograms(number: string): Size {
  const marks = number.replace(/\d/g, '');
  const last = marks.at(-1);
  if (marks.length > 1) {
    // "1,240.5" and "1.240,5": the last mark is the decimal one when it differs from those before it.
    const isMixed = last !== marks[0] && marks.slice(0, -1) === (marks[0] ?? '').repeat(marks.length - 1);
    if (isMixed) {
      const at = number.lastIndexOf(last ?? '');
      const thousands = number.slice(0, at);
      return THOUSANDS.test(thousands)
        ? fromDecimal(thousands.replace(/[.,]/g, ''), number.slice(at + 1))
        : { problem: 'Enter a weight in figures, such as 690, 2.5 kg or 250 g.' };
    }
    return THOUSANDS.test(number)
      ? fromDecimal(number.replace(/[.,]/g, ''), '')
      : { problem: 'Enter a weight in figures, such as 690, 2.5 kg or 250 g.' };
  }
  const [whole = '', part = ''] = number.split(/[.,]/);
  if (last === ',' && part.length === 3 && Number(whole) > 0) {
    return {
      problem: `Is “${number}” ${whole}.${part} kg or ${whole}${part} kg? Write it one of these ways.`,
    };
  }
  return fromDecimal(whole, part);
}

/** By digits, since 0.1 + 0.2 is not a weight. */
function fromDecimal(whole: string, part: string): Size {
  const rest = part.replace(/0+$/, '');
  if (rest.length > 3) return { problem: 'Whole grams only: no more than three decimals of a kilogram.' };
  return { g: Number(whole || 0) * 1000 + Number(rest.padEnd(3, '0')) };
}
