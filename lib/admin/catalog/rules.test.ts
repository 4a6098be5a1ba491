import { describe, expect, it } from 'vitest';
import { forCrop, lotStem, nextCrop, proposedLotCode, soldYear, typedMoney } from './rules';

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

it('counts crops on, also those that span two years', () => {
  expect([nextCrop('2026'), nextCrop('2025/26'), nextCrop('2099/00')]).toEqual([
    '2027',
    '2026/27',
    '2100/01',
  ]);
});

it('moves the year in a code on, or puts it behind one without', () => {
  expect(forCrop('PE-APRO-2026-R-250G', '2026', '2027')).toBe('PE-APRO-2027-R-250G');
  expect(forCrop('CO-HUIL-2026-01', '2025/26', '2026/27')).toBe('CO-HUIL-2027-01');
  expect(forCrop('HOUSE-250G', '2025/26', '2026/27')).toBe('HOUSE-250G-2027');
  expect([soldYear('2026'), soldYear('2025/26'), soldYear('1999/00')]).toEqual(['2026', '2026', '2000']);
});

describe('the code of a new lot', () => {
  const peru = { iso: 'PE', names: ['Perú', 'Peru'] };
  const coffee = { name: 'Perú Bagua Grande', kind: 'coffee', country: peru, lotCodes: [] };

  it.each([
    [coffee, 'PE-BAGU'],
    [{ ...coffee, name: 'Peru La Coipa Micro-lot' }, 'PE-COIP'],
    [{ ...coffee, name: 'Peru' }, 'PE'],
    [{ ...coffee, name: 'Costa Rica Tarrazú', country: { iso: 'CR', names: ['Costa Rica'] } }, 'CR-TARR'],
    [{ ...coffee, name: 'Cordillera Espresso', kind: 'blend', country: null }, 'BL-CORD'],
    [{ ...coffee, name: 'Chuncho bar', kind: 'chocolate' }, 'CC-CHUN'],
    [{ ...coffee, lotCodes: ['PE-APRO-2026-01', 'PE-OLD-2024-01'] }, 'PE-APRO'],
    [{ ...coffee, lotCodes: ['HOUSE', 'PE-OLD-2024-01'] }, 'PE-OLD'],
    [{ ...coffee, name: '…', country: null }, ''],
  ])('of %o begins with %s', (of, stem) => {
    expect(lotStem(of)).toBe(stem);
  });

  it('carries the year it is sold in and the first number that no lot has', () => {
    expect(proposedLotCode('PE-BAGU', '2026', [])).toBe('PE-BAGU-2026-01');
    expect(proposedLotCode('CO-HUIL', '2025/26', ['CO-HUIL-2026-01', 'co-huil-2026-02'])).toBe(
      'CO-HUIL-2026-03',
    );
  });

  it('is not proposed while there is nothing to go by', () => {
    expect([proposedLotCode('', '2026', []), proposedLotCode('PE-BAGU', '20', [])]).toEqual(['', '']);
  });
});
