import { afterEach, describe, expect, it } from 'vitest';
import {
  agree,
  altitude,
  clockTime,
  decimalPrice,
  fullDate,
  list,
  moment,
  money,
  monthRuns,
  partialDate,
  plural,
  shortDay,
  weekdayDate,
  weekdayName,
  weight,
  whole,
} from './format';
import { isLocale, LOCALES, type Locale, setLocale } from './locale';

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

describe('the shop’s locale', () => {
  afterEach(() => void setLocale('en'));

  const written = (locale: Locale) => {
    setLocale(locale);
    return [
      money(125_000, 'USD'),
      partialDate('2024-09-03'),
      weekdayDate('2026-11-24'),
      fullDate('2026-11-24'),
      shortDay('2026-11-24'),
      moment('2026-11-22T19:05:00Z', 'UTC'),
    ];
  };

  it('orders dates, counts hours and marks foreign money as its country does', () => {
    expect(written('en')).toEqual([
      '$1,250.00',
      '3 September 2024',
      'Tuesday 24 November',
      'Tuesday 24 November 2026',
      '24 Nov',
      '22 Nov 2026, 19:05',
    ]);
    expect(written('en-US')).toEqual([
      '$1,250.00',
      'September 3, 2024',
      'Tuesday, November 24',
      'Tuesday, November 24, 2026',
      'Nov 24',
      'Nov 22, 2026, 7:05 PM',
    ]);
    expect(written('en-GB').slice(0, 2)).toEqual(['US$1,250.00', '3 September 2024']);
    expect(written('en-CA').slice(4)).toEqual(['Nov 24', 'Nov 22, 2026, 7:05 p.m.']);
    expect(written('en-AU').at(-1)).toBe('22 Nov 2026, 7:05 pm');
  });

  it('begins and ends a day at twelve', () => {
    expect([0, 12, 24].map((hour) => clockTime(hour, 0, 'en-US'))).toEqual([
      '12:00 AM',
      '12:00 PM',
      '12:00 AM',
    ]);
    expect([0, 12, 24].map((hour) => clockTime(hour, 0, 'en'))).toEqual(['00:00', '12:00', '24:00']);
  });

  it('groups digits alike everywhere: the plates are drawn without knowing it', () => {
    for (const locale of Object.keys(LOCALES).filter(isLocale)) {
      setLocale(locale);
      expect([whole(1_234_567), weight(1500)], locale).toEqual(['1,234,567', '1.5 kg']);
    }
  });

  it('an instant is on the clock of its time zone, and the day with it', () => {
    expect(moment('2026-11-22T02:30:00Z', 'America/New_York')).toBe('21 Nov 2026, 21:30');
  });
});
