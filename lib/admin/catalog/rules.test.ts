import { describe, expect, it } from 'vitest';
import { canBeBoughtWhen, forCrop, nextCrop, proposedSlug, typedMoney } from './rules';

describe('a typed amount', () => {
  it.each([
    ['18.50', 'USD', 1850],
    ['18,5', 'EUR', 1850],
    ['1,018.50', 'USD', 101_850],
    ['$7', 'USD', 700],
    ['0.1', 'USD', 10],
    ['1450', 'JPY', 1450],
  ])('%s in %s is %i minor units', (text, currency, minor) => {
    expect(typedMoney(text, currency)).toBe(minor);
  });

  it.each([
    ['18.505', 'USD'],
    ['14.5', 'JPY'],
    ['1,23,4', 'USD'],
    ['abc', 'USD'],
    ['-3', 'USD'],
    ['', 'USD'],
  ])('%s in %s is no amount', (text, currency) => {
    expect(typedMoney(text, currency)).toBeNull();
  });
});

it('proposes an address in plain letters', () => {
  expect(proposedSlug('  Perú · Jaén, “washed” ')).toBe('peru-jaen-washed');
  expect(proposedSlug('—')).toBe('');
  expect(proposedSlug('a'.repeat(100))).toHaveLength(80);
});

it('counts crops on, also those that span two years', () => {
  expect([nextCrop('2026'), nextCrop('2025/26'), nextCrop('2099/00')]).toEqual([
    '2027',
    '2026/27',
    '2100/01',
  ]);
});

it('moves the year in a code on, or puts it behind one without', () => {
  expect(forCrop('PE-APRO-2026-R-250G', '2026', '2027')).toBe('PE-APRO-2027-R-250G');
  expect(forCrop('HOUSE-250G', '2025/26', '2026/27')).toBe('HOUSE-250G-2026');
});

it('says what a coffee still needs before it can be bought', () => {
  const ready = { published: true, landedLots: 1, sizes: 1, freeGrams: 298, smallestDraw: 298 };
  const open = (about: Partial<typeof ready>) =>
    canBeBoughtWhen({ ...ready, ...about }).filter((step) => !step.done).length;
  expect([open({}), open({ published: false }), open({ freeGrams: 297 }), open({ landedLots: 0 })]).toEqual([
    0, 1, 1, 1,
  ]);
});
