import { describe, expect, it } from 'vitest';
import { grams, minor } from '@/lib/kernel/units';
import { freeShippingGap, PARCEL_LIMIT, quoteShipping, servedCountries } from './rules';
import type { ShippingService } from './types';

const bands = (...pairs: [upTo: number, price: number][]) =>
  pairs.map(([upTo, price]) => ({ upTo: grams(upTo), price: minor(price) }));

const standard: ShippingService = {
  id: 'us-standard',
  zone: 'us',
  name: 'Standard',
  countries: ['US', 'PR'],
  minBusinessDays: 2,
  maxBusinessDays: 4,
  freeFrom: minor(5000),
  bands: bands([500, 495], [2000, 795], [31_500, 2490]),
};
const express: ShippingService = {
  ...standard,
  id: 'us-express',
  name: 'Express',
  countries: ['US'],
  minBusinessDays: 1,
  maxBusinessDays: 1,
  freeFrom: null,
  bands: bands([2000, 1990]),
};
const services = [standard, express];
const parcel = (gross: number, subtotal = 1450, country = 'US') => ({
  country,
  gross: grams(gross),
  subtotal: minor(subtotal),
});
const prices = (gross: number, subtotal?: number, country?: string) => {
  const quote = quoteShipping(services, parcel(gross, subtotal, country));
  return quote.kind === 'rates' ? quote.rates.map(({ serviceId, amount }) => [serviceId, amount]) : quote;
};

describe('quoteShipping', () => {
  it('prices a parcel by the first band that carries its gross weight', () => {
    expect(prices(300)).toEqual([
      ['us-standard', 495],
      ['us-express', 1990],
    ]);
    expect(prices(500)).toContainEqual(['us-standard', 495]);
    expect(prices(501)).toContainEqual(['us-standard', 795]);
  });

  it('leaves out a service that the parcel is too heavy for, and keeps the others', () => {
    expect(prices(2001)).toEqual([['us-standard', 2490]]);
  });

  it('is free from the threshold on, only with the service that has one', () => {
    expect(prices(300, 4999)).toContainEqual(['us-standard', 495]);
    expect(prices(300, 5000)).toEqual([
      ['us-standard', 0],
      ['us-express', 1990],
    ]);
  });

  it('tells a country nobody ships to from a parcel that is too heavy for it', () => {
    expect(prices(300, 1450, 'AQ')).toEqual({ kind: 'unserved' });
    expect(prices(31_501)).toEqual({ kind: 'too_heavy', max: 31_500 });
    expect(quoteShipping([express], parcel(2001))).toEqual({ kind: 'too_heavy', max: 2000 });
  });

  it('sends nothing above the parcel limit, even when a band would', () => {
    const pallet = { ...standard, bands: bands([90_000, 9900]) };
    expect(quoteShipping([pallet], parcel(PARCEL_LIMIT))).toMatchObject({ kind: 'rates' });
    expect(quoteShipping([pallet], parcel(PARCEL_LIMIT + 1))).toEqual({ kind: 'too_heavy', max: 31_500 });
  });

  it('offers five choices at most, in the order of the shop', () => {
    const many = Array.from({ length: 7 }, (_, i) => ({ ...standard, id: `s${i}` }));
    const quote = quoteShipping(many, parcel(300));
    expect(quote.kind === 'rates' && quote.rates.map((rate) => rate.serviceId)).toEqual([
      's0',
      's1',
      's2',
      's3',
      's4',
    ]);
  });

  it('carries name and transit days of each choice', () => {
    expect(quoteShipping([standard], parcel(300))).toEqual({
      kind: 'rates',
      rates: [
        { serviceId: 'us-standard', name: 'Standard', amount: 495, minBusinessDays: 2, maxBusinessDays: 4 },
      ],
    });
  });
});

describe('freeShippingGap', () => {
  it('says how much is missing, and nothing once it is reached', () => {
    expect(freeShippingGap(services, parcel(300, 1450))).toEqual({ threshold: 5000, missing: 3550 });
    expect(freeShippingGap(services, parcel(300, 5000))).toEqual({ threshold: 5000, missing: 0 });
    expect(freeShippingGap(services, parcel(300, 9000))).toEqual({ threshold: 5000, missing: 0 });
  });

  it('names the lowest threshold that this parcel can use', () => {
    const cheaper = { ...express, freeFrom: minor(3000) };
    expect(freeShippingGap([standard, cheaper], parcel(300))?.threshold).toBe(3000);
    expect(freeShippingGap([standard, cheaper], parcel(5000))?.threshold).toBe(5000);
  });

  it('promises nothing where no service ships free', () => {
    expect(freeShippingGap([express], parcel(300))).toBeNull();
    expect(freeShippingGap(services, parcel(300, 1450, 'AQ'))).toBeNull();
  });
});

it('lists each served country once', () => {
  expect(servedCountries(services)).toEqual(['PR', 'US']);
});
