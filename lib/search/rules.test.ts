import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, searchWords, synonymKeys } from './rules';

describe('searchWords', () => {
  it.each([
    ['Jaén', ['jaen']],
    ['  washed   PERU ', ['washed', 'peru']],
    ['peru peru', ['peru']],
    ['70 % dark', ['70', 'dark']],
    ['PE-APRO-2026-01', ['pe', 'apro', '2026', '01']],
    ['"honey" & !natural | (gesha:*)', ['honey', 'natural', 'gesha']],
    ["'; drop table orders; --", ['drop', 'table', 'orders']],
    ['Nariño\0Huila', ['narino', 'huila']],
    ['☕️🔥', []],
    ['%_\\', []],
    ['', []],
    ['ﬁlter', ['filter']],
  ])('reads %j', (input, words) => {
    expect(searchWords(input)).toEqual(words);
  });

  it('drops "coffee" beside a word that says more', () => {
    expect(searchWords('peru coffee beans')).toEqual(['peru']);
    expect(searchWords('coffee')).toEqual(['coffee']);
  });

  it('keeps few and short words of a long paste', () => {
    const words = searchWords(`${'x'.repeat(450)} a b c d e f g h i j k`);
    expect(words).toHaveLength(8);
    expect(words[0]).toHaveLength(40);
  });

  it('leaves letters and digits only, of any input at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (input) => {
        for (const word of searchWords(input)) expect(word).toMatch(/^[\p{L}\p{N}]{1,40}$/u);
      }),
    );
  });
});

it('looks up a synonym under a word and under two that are written apart', () => {
  expect(synonymKeys(['caffeine', 'free', 'peru'], 1)).toEqual(['free', 'caffeinefree', 'freeperu']);
  expect(synonymKeys(['peru'], 0)).toEqual(['peru']);
  expect(synonymKeys([], 0)).toEqual([]);
});

it('sees no typing mistakes in short words', () => {
  expect(likeness('the')).toBeNull();
  expect(likeness('peru')).toBeGreaterThan(likeness('yirgacheffe') ?? 1);
});
