import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { minor } from '@/lib/kernel/units';
import type { OfferedRate } from './types';
import { chosenRate, verifyPayment } from './verify';

const rate = (serviceId: string, amount: number): OfferedRate => ({
  serviceId,
  name: serviceId,
  amount: minor(amount),
  minBusinessDays: 1,
  maxBusinessDays: 2,
});
const offeredRates = [rate('standard', 795), rate('express', 1990)];
const order = { id: 'ord_1', currency: 'USD', country: 'US', subtotal: 3000, offeredRates, taxOn: false };

type Change = {
  session?: Partial<Stripe.Checkout.Session>;
  shipping?: number;
  tax?: number;
  discount?: number;
  country?: string;
};
function paid({ session = {}, shipping = 795, tax = 0, discount = 0, country = 'US' }: Change = {}) {
  return {
    client_reference_id: 'ord_1',
    currency: 'usd',
    amount_subtotal: 3000,
    amount_total: 3000 - discount + shipping + tax,
    total_details: { amount_discount: discount, amount_shipping: shipping, amount_tax: tax },
    shipping_cost: {
      amount_subtotal: shipping,
      amount_tax: 0,
      amount_total: shipping,
      shipping_rate: 'shr_1',
    },
    collected_information: { shipping_details: { name: '', address: { country } } },
    ...session,
  } as Stripe.Checkout.Session;
}

describe('a paid session', () => {
  it('is right when every amount is as it was asked', () => {
    expect(verifyPayment(order, paid())).toEqual([]);
    expect(verifyPayment(order, paid({ shipping: 1990 }))).toEqual([]);
  });

  it('may carry tax only when tax was asked for', () => {
    expect(verifyPayment({ ...order, taxOn: true }, paid({ tax: 240 }))).toEqual([]);
    expect(verifyPayment(order, paid({ tax: 240 }))).toEqual(['tax is 240, expected 0']);
  });

  it.each<[string, Change, RegExp]>([
    ['another reference', { session: { client_reference_id: 'ord_2' } }, /^reference/],
    ['another currency', { session: { currency: 'eur' } }, /^currency/],
    ['another subtotal', { session: { amount_subtotal: 2999 } }, /^subtotal/],
    ['another total', { session: { amount_total: 1 } }, /^total/],
    ['a discount nobody gave', { discount: 100 }, /^discount/],
    ['a shipping price nobody offered', { shipping: 0 }, /^shipping/],
    ['another country', { country: 'CA' }, /^country/],
  ])('is wrong with %s', (_, change, reason) => {
    expect(verifyPayment(order, paid(change))).toEqual([expect.stringMatching(reason)]);
  });
});

describe('the chosen service', () => {
  const options = [
    { shipping_amount: 795, shipping_rate: 'shr_1' },
    { shipping_amount: 795, shipping_rate: 'shr_2' },
  ];
  const twins = [rate('first', 795), rate('second', 795)];
  const cost = (id: string, amount: number) =>
    ({
      shipping_cost: { amount_subtotal: amount, amount_tax: 0, amount_total: amount, shipping_rate: id },
      shipping_options: options,
    }) as Parameters<typeof chosenRate>[1];

  it('is told by its place when two cost the same', () => {
    expect(chosenRate(twins, cost('shr_2', 795))?.serviceId).toBe('second');
  });

  it('is told by its price when the place is unknown, and is none when nothing fits', () => {
    expect(chosenRate(offeredRates, cost('shr_9', 1990))?.serviceId).toBe('express');
    expect(chosenRate(offeredRates, cost('shr_9', 1))).toBeNull();
    expect(chosenRate(offeredRates, { shipping_cost: null, shipping_options: [] })).toBeNull();
  });
});
