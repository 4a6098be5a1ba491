import { describe, expect, it } from 'vitest';
import {
  availability,
  canBuy,
  cardOffer,
  cvaScore,
  freshness,
  monthsSince,
  nextHarvestMonth,
  roastWord,
  saving,
  screenText,
  sheetOfProducer,
  sheetOfStory,
} from './rules';
import { place, someEntry } from './testing';

describe('CVA conversion to 100 points', () => {
  it.each([
    [1, 58],
    [5, 79],
    [6, 84.25],
    [7, 89.5],
    [9, 100],
  ])('eight times %i is %f', (quality, score) => {
    expect(cvaScore(Array(8).fill(quality))).toBe(score);
  });

  it('rounds an exact tie up: 86.875 is 87', () => {
    expect(cvaScore([7, 7, 7, 7, 6, 6, 6, 6])).toBe(87);
  });

  it('takes two points for a non-uniform cup and four for a defective one', () => {
    expect(cvaScore(Array(8).fill(6), 1, 1)).toBe(78.25);
  });
});

describe('what a visitor may know about a lot', () => {
  it.each([
    ['landed', 10_000, 298, 'in-stock'],
    ['landed', 2_979, 298, 'low'],
    ['landed', 298, 298, 'low'],
    ['landed', 297, 298, 'sold-out'],
    ['landed', 10_000, null, 'sold-out'],
    ['afloat', 10_000, 298, 'afloat'],
    ['archived', 10_000, 298, 'archived'],
  ] as const)('%s with %i g free and bags of %s g is %s', (stage, free, draw, expected) => {
    expect(availability(stage, free, draw)).toBe(expected);
  });

  it.each([
    ['landed', 0, null, ['size', 'stock'], 'not-yet'],
    ['landed', 10_000, null, ['size'], 'not-yet'],
    ['landed', 0, 298, ['stock'], 'not-yet'],
    ['landed', 0, null, [], 'sold-out'],
    ['afloat', 0, 298, ['stock'], 'afloat'],
  ] as const)(
    '%s with %i g free, bags of %s g and never any %j is %s',
    (stage, free, draw, lacks, expected) => {
      expect(availability(stage, free, draw, lacks)).toBe(expected);
    },
  );

  it.each([
    [69_000, null, 'by-quote'],
    [68_999, null, 'sold-out'],
    [69_000, 298, 'in-stock'],
    [297, 298, 'sold-out'],
  ] as const)('with full bags of 69 kg, %i g free and bags of %s g is %s', (free, draw, expected) => {
    expect(availability('landed', free, draw, [], 69_000)).toBe(expected);
    expect(canBuy(expected)).toBe(expected === 'in-stock');
  });
});

describe('freshness of green coffee', () => {
  it.each([
    ['2026-11', 'fresh'],
    ['2026-05', 'fresh'],
    ['2026-04', 'use-soon'],
    ['2025-12', 'use-soon'],
    ['2025-11', 'past-crop'],
    ['2027-01', null],
  ])('arrived %s, seen on 22 November 2026: %s', (arrived, expected) => {
    expect(freshness(arrived, '2026-11-22')).toBe(expected);
  });

  it('is not guessed for a lot without an arrival month', () => {
    expect(freshness(null, '2026-11-22')).toBeNull();
    expect(freshness('2024', '2026-11-22')).toBeNull();
  });

  it('counts calendar months over the turn of the year', () => {
    expect(monthsSince('2025-12', '2026-01-01')).toBe(1);
  });
});

describe('sizes', () => {
  it('compares packs sold by the pound by their pounds, so that the price break is exact', () => {
    expect(
      saving({ price: 3306, net: 2268, poundsX100: 500 }, { price: 760, net: 454, poundsX100: 100 }),
    ).toBe(13);
  });

  it('never promises a saving that is not there', () => {
    expect(saving({ price: 1000, net: 340 }, { price: 700, net: 250 })).toBe(0);
    expect(saving({ price: 1450, net: 250 }, { price: 1450, net: 250 })).toBe(0);
  });

  it('shows a roasted bag on the card before a green one, and never freight when a parcel exists', () => {
    const base = someEntry('x').offer;
    if (!base) throw new Error('fixture');
    const green = { ...base, form: 'green' as const, net: 454 as typeof base.net };
    const bag = { ...green, net: 69_000 as typeof base.net, freight: true };
    expect(cardOffer([bag, green, base])).toBe(base);
    expect(cardOffer([bag, green])).toBe(green);
    expect(cardOffer([])).toBeNull();
  });
});

describe('words', () => {
  it('names the roast beside its Agtron number', () => {
    expect([85, 70, 62, 50, 40, 30, 25].map(roastWord)).toEqual([
      'very light',
      'light',
      'medium-light',
      'medium',
      'medium-dark',
      'dark',
      'very dark',
    ]);
  });

  it('predicts the next harvest from a season that wraps the year', () => {
    expect(nextHarvestMonth([11, 12, 1], '2026-12-05')).toBe(11);
    expect(nextHarvestMonth([4, 5, 6], '2026-11-22')).toBe(4);
    expect(nextHarvestMonth([], '2026-11-22')).toBeNull();
  });

  it('writes screen sizes as the trade does', () => {
    expect([screenText(15, 18), screenText(15, null), screenText(null, null), screenText(16, 16)]).toEqual([
      '15–18',
      '15+',
      null,
      '16',
    ]);
  });
});

describe('the sheet that stands for a producer', () => {
  const theirs = { ...someEntry('theirs', place('peru/puno')), producer: { slug: 'ana', name: 'Ana' } };
  const near = someEntry('near', place('peru/cusco'));
  const region = place('peru/cusco').regions;

  it('is one of theirs, else one from their place, else none', () => {
    expect(sheetOfProducer({ slug: 'ana', region }, [near, theirs])).toBe(theirs);
    expect(sheetOfProducer({ slug: 'luz', region }, [theirs, near])).toBe(near);
    expect(sheetOfProducer({ slug: 'luz', region: [] }, [theirs, near])).toBeUndefined();
  });
});

it('the sheet that stands for a story is of the first of its coffees that has one', () => {
  const [one, other] = [someEntry('one'), someEntry('other')];
  expect(sheetOfStory({ coffees: ['not-shown', 'other', 'one'] }, [one, other])).toBe(other);
  expect(sheetOfStory({ coffees: ['not-shown'] }, [one, other])).toBeUndefined();
});
