declare const unit: unique symbol;
type Brand<Base, Name extends string> = Base & { readonly [unit]: Name };

/** Minor units of a currency: 1450 is $14.50. Never a float, never a string. */
export type Minor = Brand<number, 'Minor'>;
export type Grams = Brand<number, 'Grams'>;
/** Metres above sea level. */
export type Metres = Brand<number, 'Metres'>;

export type CoffeeId = Brand<string, 'CoffeeId'>;
export type LotId = Brand<string, 'LotId'>;
export type VariantId = Brand<string, 'VariantId'>;
export type ProducerId = Brand<string, 'ProducerId'>;
export type RegionId = Brand<string, 'RegionId'>;
export type StoryId = Brand<string, 'StoryId'>;
export type CartId = Brand<string, 'CartId'>;
export type OrderId = Brand<string, 'OrderId'>;
export type AttemptId = Brand<string, 'AttemptId'>;

function whole(n: number, what: string): number {
  if (!Number.isSafeInteger(n)) throw new TypeError(`not a whole number of ${what}: ${n}`);
  return n;
}

/** The only door from a plain number to money: refuses fractions, NaN and unsafe sizes. */
export const minor = (n: number): Minor => whole(n, 'minor units') as Minor;
/** The only door from a plain number to a weight. */
export const grams = (n: number): Grams => whole(n, 'grams') as Grams;
export const metres = (n: number): Metres => whole(n, 'metres') as Metres;

export const times = (price: Minor, quantity: number): Minor => minor(price * quantity);
export const sum = (prices: readonly Minor[]): Minor => minor(prices.reduce<number>((a, b) => a + b, 0));
export const sumGrams = (weights: readonly Grams[]): Grams =>
  grams(weights.reduce<number>((a, b) => a + b, 0));

/** Grams in a pound, exact by definition (1 lb = 0.45359237 kg). */
export const GRAMS_PER_POUND = 453.59237;
export const METRES_TO_FEET = 3.28084;

/** What a unit price refers to: one kilogram, one pound or 100 g. */
export type UnitPriceBase = 'kg' | 'lb' | '100g';
const BASE_G: Record<UnitPriceBase, number> = { kg: 1000, lb: GRAMS_PER_POUND, '100g': 100 };

/**
 * Price of one base quantity, rounded half up to a minor unit. A pack declared in pounds passes `pounds`,
 * so that its per-pound price comes from the pounds and not from the rounded grams (coffee.md 2.5).
 */
export function unitPrice(price: Minor, net: Grams, base: UnitPriceBase, pounds?: number): Minor {
  if (base === 'lb' && pounds) return minor(Math.round(price / pounds));
  return minor(Math.round((price * BASE_G[base]) / net));
}

/** Basis points: 1600 is 16 %. */
const WHOLE_BP = 10_000;

/**
 * Grams of green coffee that one roasted bag takes from its lot. Rounded up, so the shop errs on the safe side.
 * Integer arithmetic only: `net × 10000 / (10000 − loss)`.
 */
export function greenForRoasted(net: Grams, roastLossBp: number): Grams {
  return grams(Math.ceil((net * WHOLE_BP) / (WHOLE_BP - roastLossBp)));
}
