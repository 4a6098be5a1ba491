import { describe, expect, it } from 'vitest';
import { grams } from '@/lib/kernel/units';
import { coverDays, coverWords, paceDays, stockLevel } from './rules';

describe('days of cover', () => {
  it('is what is available at the pace of what was sold, in whole days', () => {
    expect(coverDays(grams(40_000), grams(28_000), 28)).toBe(40);
    expect(coverDays(grams(41_999), grams(28_000), 28)).toBe(41);
    expect(coverDays(grams(0), grams(28_000), 28)).toBe(0);
  });

  it('is unknown without sales', () => {
    expect(coverDays(grams(40_000), grams(0), 28)).toBeNull();
    expect(coverWords(null)).toBe('no sales');
  });

  it('takes a young lot’s own days, so that its sales are not thinned over weeks it was not there', () => {
    expect([0, 3, 7, 12, 28, 400].map(paceDays)).toEqual([7, 7, 7, 12, 28, 28]);
  });

  it('is said in words', () => {
    expect([0, 1, 14, 365, 366].map(coverWords)).toEqual([
      '0 days',
      '1 day',
      '14 days',
      '365 days',
      'over a year',
    ]);
  });
});

describe('a lot is', () => {
  const lot = { stage: 'landed' as const, available: grams(10_000), smallest: grams(298), cover: null };

  it('out when not even its smallest bag can be had', () => {
    expect(stockLevel({ ...lot, available: grams(297) })).toBe('out');
    expect(stockLevel({ ...lot, available: grams(0), smallest: null })).toBe('out');
  });

  it('low at five bags or fewer, or when it lasts less than two weeks', () => {
    expect(stockLevel({ ...lot, available: grams(5 * 298 + 297) })).toBe('low');
    expect(stockLevel({ ...lot, available: grams(6 * 298) })).toBe('ok');
    expect(stockLevel({ ...lot, cover: 13 })).toBe('low');
    expect(stockLevel({ ...lot, cover: 14 })).toBe('ok');
  });

  it('neither while it is not on the table', () => {
    expect(stockLevel({ ...lot, stage: 'afloat', available: grams(0) })).toBe('none');
    expect(stockLevel({ ...lot, stage: 'archived', available: grams(0) })).toBe('none');
  });
});
