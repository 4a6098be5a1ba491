import { describe, expect, it } from 'vitest';
import {
  agree,
  altitude,
  decimalPrice,
  list,
  money,
  monthRuns,
  partialDate,
  plural,
  weekdayDate,
  weekdayName,
  weight,
} from './format';

describe('money', () => {
  it('has the decimals of its currency', () => {
    expect([money(1450, 'USD'), money(1450, 'JPY')]).toEqual(['$14.50', '¥1,450']);
    expect([decimalPrice(1450, 'USD'), decimalPrice(1450, 'JPY')]).toEqual(['14.50', '1450']);
  });

  it('refuses a currency whose decimals are not known instead of guessing two', () => {
    expect(() => money(1450, 'XXX')).toThrow('XXX');
  });
});

describe('measures and dates', () => {
  it('writes weights and altitudes as people read them', () => {
    expect([weight(250), weight(1000), weight(9350), weight(1_240_000)]).toEqual([
      '250 g',
      '1 kg',
      '9.4 kg',
      '1,240 kg',
    ]);
    expect([altitude(1750, 1900), altitude(1800, 1800)]).toEqual(['1,750–1,900 m', '1,800 m']);
  });

  it('keeps the precision of a calendar fact', () => {
    expect(['2024', '2024-09', '2024-09-03'].map(partialDate)).toEqual([
      '2024',
      'September 2024',
      '3 September 2024',
    ]);
  });

  it('names a day without moving it through a time zone', () => {
    expect(weekdayDate('2026-11-24')).toBe('Tuesday 24 November');
    expect([1, 7].map(weekdayName)).toEqual(['Monday', 'Sunday']);
  });

  it('writes a season that wraps the year as one run', () => {
    expect(monthRuns([11, 12, 1])).toBe('November to January');
    expect(monthRuns([4, 5, 6, 10])).toBe('April to June and October');
    expect(monthRuns([])).toBe('');
  });

  it('joins words with one "and"', () => {
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });

  it('counts one as one, and nothing and more as many', () => {
    expect([0, 1, 2].map((n) => `${plural(n, 'record')} ${agree(n, 'goes', 'go')} back`)).toEqual([
      '0 records go back',
      '1 record goes back',
      '2 records go back',
    ]);
  });
});
