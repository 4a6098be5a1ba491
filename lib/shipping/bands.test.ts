import { expect, it } from 'vitest';
import { grams, minor } from '@/lib/kernel/units';
import { bandFaults, bandRange } from './bands';
import { quoteShipping } from './rules';

const bands = (...rows: [upTo: number, price: number][]) =>
  rows.map(([upTo, price]) => ({ upTo: grams(upTo), price: minor(price) }));
const where = (...rows: [number, number][]) =>
  bandFaults(bands(...rows)).map(({ band, field }) => `${band} ${field}`);

it('takes a list that climbs, with a price that stays or is nothing', () => {
  expect(where([1000, 0], [2500, 595], [5000, 595], [31_500, 3895])).toEqual([]);
});

it('names each band that does not climb, ends at nothing or is too heavy', () => {
  expect(where([2500, 595], [1000, 895])).toEqual(['1 upTo']);
  expect(where([1000, 595], [1000, 895])).toEqual(['1 upTo']);
  expect(where([0, 595])).toEqual(['0 upTo']);
  expect(where([1000, 595], [31_501, 895])).toEqual(['1 upTo']);
});

it('leaves no weight without a price below its last band', () => {
  const list = bands([1000, 595], [2500, 895]);
  const service = {
    id: 's',
    zone: '',
    name: '',
    countries: ['US'],
    minBusinessDays: 1,
    maxBusinessDays: 2,
    freeFrom: null,
    bands: list,
  };
  const price = (g: number) => {
    const quote = quoteShipping([service], { country: 'US', gross: grams(g), subtotal: minor(1) });
    return quote.kind === 'rates' ? quote.rates[0].amount : quote.kind;
  };
  expect([1, 999, 1000, 1001, 2500, 2501].map(price)).toEqual([595, 595, 595, 895, 895, 'too_heavy']);
  expect([bandRange(list, 0), bandRange(list, 1)]).toEqual(['up to 1 kg', 'above 1 kg, up to 2.5 kg']);
});
