import { expect, it } from 'vitest';
import { grams, minor } from '@/lib/kernel/units';
import { termsOf, textOf } from './service-text';
import type { ServiceText } from './types';

const terms = {
  zone: 'United States',
  name: 'Standard',
  countries: ['US'],
  minBusinessDays: 3,
  maxBusinessDays: 5,
  freeFrom: minor(6000),
  bands: [
    { upTo: grams(1000), price: minor(595) },
    { upTo: grams(2500), price: minor(895) },
  ],
};
const typed = (over: Partial<ServiceText>) => termsOf({ ...textOf(terms, 'USD'), ...over }, 'USD');

it('a service survives the trip through its form', () => {
  expect(termsOf(textOf(terms, 'USD'), 'USD')).toEqual({ terms });
  expect(textOf(terms, 'USD').bands[1]).toEqual({ upTo: '2.5', price: '8.95' });
});

it('reads what people type: grams, a comma, no free shipping, a currency without cents', () => {
  expect(typed({ freeFrom: '', bands: [{ upTo: '500 g', price: '4,95' }] })).toMatchObject({
    terms: { freeFrom: null, bands: [{ upTo: 500, price: 495 }] },
  });
  expect(termsOf({ ...textOf(terms, 'JPY'), freeFrom: '6000' }, 'JPY')).toMatchObject({
    terms: { freeFrom: 6000 },
  });
});

it.each([
  [{ minBusinessDays: 'two' }, ['minBusinessDays']],
  [{ minBusinessDays: '6' }, ['maxBusinessDays']],
  [{ freeFrom: 'soon' }, ['freeFrom']],
  [{ freeFrom: '0' }, ['freeFrom']],
  [{ bands: [{ upTo: '', price: '-5' }] }, ['bands.0.upTo', 'bands.0.price']],
  [
    {
      bands: [
        { upTo: '2.5', price: '8.95' },
        { upTo: '1', price: '5.95' },
      ],
    },
    ['bands.1.upTo'],
  ],
  [{ bands: [{ upTo: '40', price: '99' }] }, ['bands.0.upTo']],
])('%j is refused at %j', (over, fields) => {
  const read = typed(over);
  expect('faults' in read && Object.keys(read.faults)).toEqual(fields);
});
