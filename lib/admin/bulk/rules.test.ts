import { describe, expect, it } from 'vitest';
import type { LotStage } from '../stock/types';
import { emptiedBy, inWordsOf, newPrice, planChange, rounded, summaryOf } from './rules';

const TODAY = '2026-11-22';

it.each([
  [1849, 'none', 1849],
  [1849, 'whole', 1800],
  [1850, 'whole', 1900],
  [1824, 'half', 1800],
  [1825, 'half', 1850],
  [1849, '95', 1895],
  [1844, '95', 1795],
  [1845, '95', 1895],
  [30, '95', -5],
] as const)('%i rounded to %s is %i', (price, rounding, expected) => {
  expect(rounded(price, rounding, 2)).toBe(expected);
});

it('yen are never rounded to cents they do not have', () => {
  expect(rounded(1849, '95', 0)).toBe(1849);
});

it.each([
  [760, 'percent', 500, 'none', 798],
  [765, 'percent', 1000, 'none', 842],
  [760, 'percent', -1250, 'none', 665],
  [760, 'amount', -60, 'whole', 700],
  [12007, 'percent', 333, '95', 12395],
] as const)('%i by %s %i, to %s, is %i', (price, by, value, rounding, expected) => {
  expect(newPrice(price, { kind: 'price', by, value, rounding }, 2)).toBe(expected);
});

it('a price never falls to nothing', () => {
  const half = { kind: 'price', by: 'amount', value: -760, rounding: 'none' } as const;
  expect(planChange({ price: 760 }, half, 'USD', TODAY)).toEqual({
    refused: expect.stringContaining('above zero'),
  });
});

it('a certificate is added once and removed whole', () => {
  const add = {
    kind: 'certify',
    scheme: 'SPP',
    holder: 'producer',
    certificateNo: null,
    certifier: null,
    validFrom: null,
    validTo: null,
    coversThisSku: false,
  } as const;
  const { kind: _, ...certificate } = add;
  expect(planChange({ certifications: [] }, add, 'USD', TODAY)).toEqual({
    field: 'certifications',
    to: [certificate],
  });
  expect(planChange({ certifications: [certificate] }, add, 'USD', TODAY)).toBeNull();
  const remove = { kind: 'uncertify', scheme: 'SPP' } as const;
  expect(planChange({ certifications: [certificate] }, remove, 'USD', TODAY)).toEqual({
    field: 'certifications',
    to: [],
  });
  expect(planChange({ certifications: [] }, remove, 'USD', TODAY)).toBeNull();
});

describe('a certificate that is given again', () => {
  const give = (validTo: string | null, validFrom: string | null = null) => ({
    kind: 'certify' as const,
    scheme: 'SPP' as const,
    holder: 'producer' as const,
    certificateNo: 'new',
    certifier: null,
    validFrom,
    validTo,
    coversThisSku: false,
  });
  const old = (validTo: string | null) => ({ ...give(validTo), kind: undefined, certificateNo: 'old' });
  const other = { ...old('2025'), scheme: 'Demeter' };
  const numbers = (validTo: string | null, command: ReturnType<typeof give>) => {
    const change = planChange({ certifications: [old(validTo), other] }, command, 'USD', TODAY);
    if (change === null) return null;
    if (!('to' in change)) throw new Error(change.refused);
    return (change.to as { scheme: string; certificateNo: string }[]).map((one) =>
      one.scheme === 'Demeter' ? 'other' : one.certificateNo,
    );
  };

  it('takes the place of one that has ended, and leaves others alone', () => {
    expect(numbers('2026-10', give('2027-10'))).toEqual(['new', 'other']);
    expect(numbers('2026-10', give('2027-12', '2026-12'))).toEqual(['new', 'other']);
  });

  it('takes the place of one in force that it outlasts, and follows it when it begins later', () => {
    expect(numbers('2026-12', give('2027-12'))).toEqual(['new', 'other']);
    expect(numbers('2026-12', give('2027-12', '2027'))).toEqual(['old', 'other', 'new']);
  });

  it('says the end of one whose end nobody had entered', () => {
    expect(numbers(null, give('2027-12'))).toEqual(['new', 'other']);
    expect(numbers(null, give('2027-12', '2027'))).toBeNull();
  });

  it('changes nothing where one lasts as long', () => {
    expect(numbers('2027-12', give('2027'))).toBeNull();
    expect(numbers(null, give(null))).toBeNull();
  });

  it('is previewed with its number and dates, so that old and new differ', () => {
    expect(inWordsOf('certifications', [give('2027-12', '2026-11')], 'USD')).toBe(
      'SPP (producer, No. new, from November 2026, to December 2027)',
    );
  });
});

describe('lots that change their stage', () => {
  const lot = (lotId: string, stage: LotStage, coffee = 'Jaén') => ({
    lotId,
    stage,
    coffeeId: coffee,
    coffee,
  });
  const emptied = (lots: Parameters<typeof emptiedBy>[0], changed: string[], to: LotStage) =>
    emptiedBy(lots, new Set(changed), to).map((words) => [words.split(' ')[0], /no page/.test(words)]);

  it('leave a coffee without a page when all its lots are drafts then', () => {
    expect(emptied([lot('a', 'landed')], ['a'], 'draft')).toEqual([['Jaén', true]]);
    expect(emptied([lot('a', 'afloat'), lot('b', 'draft')], ['a'], 'draft')).toEqual([['Jaén', true]]);
  });

  it('leave it with a page and nothing for sale when a past crop is left', () => {
    expect(emptied([lot('a', 'landed'), lot('b', 'archived')], ['a'], 'draft')).toEqual([['Jaén', false]]);
    expect(emptied([lot('a', 'landed')], ['a'], 'archived')).toEqual([['Jaén', false]]);
  });

  it('need no word while another lot is for sale, or when there was none before', () => {
    expect(emptied([lot('a', 'landed'), lot('b', 'landed')], ['a'], 'draft')).toEqual([]);
    expect(emptied([lot('a', 'archived'), lot('b', 'draft')], ['a'], 'upcoming')).toEqual([]);
    expect(emptied([lot('a', 'draft')], ['a'], 'landed')).toEqual([]);
  });

  it('are told for each coffee by itself', () => {
    expect(
      emptied([lot('a', 'landed'), lot('b', 'landed'), lot('c', 'landed', 'Puno')], ['a', 'c'], 'draft'),
    ).toEqual([['Puno', true]]);
  });
});

it('says what was done', () => {
  expect(summaryOf({ kind: 'stage', stage: 'afloat' }, 'USD')).toBe('Lots set to at sea');
  expect(summaryOf({ kind: 'price', by: 'percent', value: -250, rounding: '95' }, 'USD')).toBe(
    'Prices −2.5 %, to .95',
  );
});
