import type { Form } from '@/lib/catalog/types';
import { type Minor, minor, sum, times, type VariantId } from '@/lib/kernel/units';
import {
  type CartLine,
  type CartView,
  GRINDS,
  type Grind,
  type LineDraft,
  type LineKey,
  type LineProblem,
} from './types';

// Pure, and shared by the server and the optimistic update, so that both add up the same way.

/** Of one size in one grind. More is a conversation, not a click. */
export const MAX_PER_LINE = 24;

export const lineKey = (variantId: VariantId, grind: Grind): LineKey => `${variantId}:${grind}`;

/** Only roasted coffee is ground: everything else has no choice, and roasted coffee always has one. */
export const grindsFor = (form: Form): readonly Grind[] =>
  form === 'roasted' ? GRINDS.filter((grind) => grind !== 'none') : ['none'];

/** The asked grind where it is possible: a form without JavaScript sends its grind field with green coffee too. */
export const fittingGrind = (form: Form, asked: Grind): Grind =>
  form !== 'roasted' ? 'none' : asked === 'none' ? 'whole-bean' : asked;

/** Names as they stand on a bag; empty for what is not ground. */
export const GRIND_LABEL: Record<Grind, string> = {
  none: '',
  'whole-bean': 'whole bean',
  espresso: 'espresso',
  moka: 'moka pot',
  aeropress: 'AeroPress',
  filter: 'filter, V60',
  batch: 'batch brewer',
  'french-press': 'French press',
  'cold-brew': 'cold brew',
};

/** "Peru La Convención, 250 g, whole bean" */
export function lineLabel(line: Pick<CartLine, 'coffeeName' | 'sizeLabel' | 'form' | 'grind'>): string {
  const how = line.form === 'green' ? 'green' : GRIND_LABEL[line.grind];
  return [line.coffeeName, line.sizeLabel, how].filter(Boolean).join(', ');
}

/** A line that the server has not confirmed yet. */
export const draftLine = (draft: LineDraft, quantity: number): CartLine => ({
  ...draft,
  key: lineKey(draft.variantId, draft.grind),
  quantity,
  available: MAX_PER_LINE,
  problem: null,
});

/** Adds units of a line, in place when the cart has it already. */
export function withLine(cart: CartView, line: CartLine): CartView {
  const had = cart.lines.find(({ key }) => key === line.key);
  if (had) return withQuantity(cart, line.key, had.quantity + line.quantity);
  return withLines(cart, [...cart.lines, line]);
}

/** Sets a line's quantity; 0 removes it, and a line that is not there stays away. */
export function withQuantity(cart: CartView, key: LineKey, quantity: number): CartView {
  if (quantity <= 0) return withoutLine(cart, key);
  const held = Math.min(quantity, MAX_PER_LINE);
  return withLines(
    cart,
    cart.lines.map((line) => (line.key === key ? { ...line, quantity: held } : line)),
  );
}

export const withoutLine = (cart: CartView, key: LineKey): CartView =>
  withLines(
    cart,
    cart.lines.filter((line) => line.key !== key),
  );

/**
 * The same cart with other lines and the sums that follow from them. Shipping, dates and the hash are the server's to
 * say; its answer replaces this cart.
 */
function withLines(cart: CartView, lines: readonly CartLine[]): CartView {
  const sums = totals(lines);
  const gap = cart.freeShippingGap;
  return {
    ...cart,
    ...sums,
    lines,
    freeShippingGap: gap && { ...gap, missing: minor(Math.max(0, gap.threshold - sums.subtotal)) },
    notice: null,
  };
}

/** Units, and what they cost. */
export function totals(lines: readonly Pick<CartLine, 'quantity' | 'unitPrice'>[]): {
  count: number;
  subtotal: Minor;
} {
  return {
    count: lines.reduce((units, line) => units + line.quantity, 0),
    subtotal: sum(lines.map((line) => times(line.unitPrice, line.quantity))),
  };
}

/** A changed price only has to be seen; every other problem keeps a line from being ordered. */
export const blocksCheckout = (problem: LineProblem | null): boolean =>
  problem !== null && problem.kind !== 'price_changed';

export const canCheckOut = (cart: CartView): boolean =>
  cart.lines.length > 0 &&
  cart.shippingProblem === null &&
  !cart.lines.some((line) => blocksCheckout(line.problem));

/**
 * What a cart holds of one line after `wanted` units were asked for, `had` were in it and the lot gives `fits`: as many
 * as fit. When nothing fits the line keeps what it had, and says itself that it is sold out.
 */
export function granted(
  wanted: number,
  had: number,
  fits: number,
): { quantity: number; short: 'limit' | 'stock' | null } {
  const capped = Math.min(wanted, MAX_PER_LINE);
  if (fits >= capped) return { quantity: capped, short: wanted > MAX_PER_LINE ? 'limit' : null };
  return { quantity: fits > 0 ? fits : Math.min(had, capped), short: 'stock' };
}
