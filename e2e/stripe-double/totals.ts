import type { OfferedRate, SessionRecord } from './state';

export interface Totals {
  /** Minor units throughout. Tax that a price includes is in `tax`, but adds nothing to `total`. */
  subtotal: number;
  shipping: number;
  shippingTax: number;
  lineTaxes: number[];
  tax: number;
  total: number;
}

/** What a session costs with one shipping rate. `taxRateBp` is 0 before tax is known. */
export function totalsOf(record: SessionRecord, rate: OfferedRate | undefined, taxRateBp: number): Totals {
  const subtotal = record.lineItems.reduce((sum, line) => sum + line.amount_subtotal, 0);
  const shipping = rate?.amount ?? 0;
  const lineTaxes = record.lineItems.map((line) => taxOn(line.amount_subtotal, isInclusive(line), taxRateBp));
  const shippingTax = taxOn(shipping, rate?.taxBehavior === 'inclusive', taxRateBp);
  const added = record.lineItems.reduce(
    (sum, line, i) => sum + (isInclusive(line) ? 0 : (lineTaxes[i] ?? 0)),
    0,
  );
  const addedShipping = rate?.taxBehavior === 'inclusive' ? 0 : shippingTax;
  return {
    subtotal,
    shipping,
    shippingTax,
    lineTaxes,
    tax: lineTaxes.reduce((sum, tax) => sum + tax, 0) + shippingTax,
    total: subtotal + shipping + added + addedShipping,
  };
}

const isInclusive = (line: SessionRecord['lineItems'][number]): boolean =>
  line.price?.tax_behavior === 'inclusive';

function taxOn(amount: number, inclusive: boolean, rateBp: number): number {
  return Math.round((amount * rateBp) / (10_000 + (inclusive ? rateBp : 0)));
}
