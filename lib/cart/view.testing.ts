import { grams, metres, minor, type VariantId } from '@/lib/kernel/units';
import type { CartView, LineDraft } from './types';

// What the browser knows of a cart, for tests without a shop.

/** A bag of 250 g at $14.50. */
export const draft = (over: Partial<LineDraft> = {}): LineDraft => ({
  variantId: 'var_a' as VariantId,
  grind: 'whole-bean',
  coffeeSlug: 'peru-la-convencion',
  coffeeName: 'Peru La Convención',
  sizeLabel: '250 g',
  form: 'roasted',
  lotCode: 'PE-CONV-2026-01',
  unitPrice: minor(1450),
  basePrice: minor(2631),
  unitPriceBase: 'lb',
  sheet: { altitudeMin: metres(1100), altitudeMax: metres(1900), process: 'washed', processModifiers: [] },
  thumb: null,
  ...over,
});

export const emptyView: CartView = {
  lines: [],
  count: 0,
  subtotal: minor(0),
  currency: 'USD',
  gross: grams(0),
  country: 'US',
  freeShippingGap: null,
  shippingFrom: null,
  delivery: null,
  shippingProblem: null,
  hash: '',
  notice: null,
};
