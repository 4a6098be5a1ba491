import { describe, expect, it } from 'vitest';
import { cosine, relatedCoffees, tasteVector } from './related';
import { place, someEntry } from './testing';

const home = someEntry('home', {
  ...place('peru/cajamarca/jaen'),
  notes: ['milk chocolate', 'apple'],
  process: 'washed',
});
const neighbour = someEntry('neighbour', { ...place('peru/cajamarca/jaen'), notes: ['cocoa', 'raisin'] });
const alike = someEntry('alike', { ...place('brazil/minas-gerais'), notes: ['milk chocolate', 'hazelnut'] });
const other = someEntry('other', { ...place('kenya/nyeri'), notes: ['blackcurrant', 'grapefruit'] });
const far = someEntry('far', { ...place('ethiopia/oromia'), notes: ['jasmine', 'rose'] });
const bar = someEntry('bar', { ...place('peru/cusco'), kind: 'chocolate', forms: ['chocolate'], notes: [] });
const nibs = someEntry('nibs', {
  ...place('peru/cusco'),
  kind: 'chocolate',
  forms: ['chocolate'],
  notes: [],
});
const all = [home, neighbour, alike, other, far, bar, nibs];

const slugs = (of = home, from = all) => relatedCoffees(of, from).map((r) => r.entry.slug);

describe('related coffees', () => {
  it('are four, and never the coffee itself', () => {
    expect(slugs()).toHaveLength(4);
    expect(slugs()).not.toContain('home');
  });

  it('hold one from the same place and one from another country that tastes alike', () => {
    expect(slugs()).toContain('neighbour');
    expect(slugs()).toContain('alike');
  });

  it('hold at most one chocolate beside a coffee', () => {
    expect(slugs().filter((s) => s === 'bar' || s === 'nibs')).toHaveLength(1);
  });

  it.each(['sold-out', 'not-yet', 'afloat', 'upcoming', 'archived'] as const)(
    'do not offer a lot that is %s',
    (availability) => {
      const gone = { ...neighbour, availability };
      expect(slugs(home, [home, gone, alike, other, far, bar])).not.toContain('neighbour');
    },
  );

  it('are none when nothing else can be bought', () => {
    expect(slugs(home, [home, { ...alike, availability: 'sold-out' }])).toEqual([]);
  });

  it('say in words why each is there', () => {
    const reasons = new Map(relatedCoffees(home, all).map((r) => [r.entry.slug, r.reason]));
    expect(reasons.get('neighbour')).toBe('Also from jaen');
    expect(reasons.get('alike')).toBe('Tastes close: milk chocolate too');
    expect(reasons.get('bar') ?? reasons.get('nibs')).toBe('Pairs with it: both come from peru');
    expect([...reasons.values()].every((reason) => reason.length > 5)).toBe(true);
  });

  it('do not depend on the order of the catalogue', () => {
    expect(slugs(home, [...all].reverse())).toEqual(slugs());
  });
});

describe('what a person decided about related coffees', () => {
  it('stands first, in their order, with the reason the shop finds', () => {
    const pinned = { ...home, pins: [far.id, bar.id] };
    expect(slugs(pinned).slice(0, 2)).toEqual(['far', 'bar']);
    expect(slugs(pinned)).toHaveLength(slugs().length);
  });

  it('never shows what is left out, however close it is', () => {
    const first = slugs()[0];
    const left = all.find((entry) => entry.slug === first);
    expect(slugs({ ...home, exclusions: left ? [left.id] : [] })).not.toContain(first);
  });

  it('passes over a pin that cannot be bought', () => {
    const gone = someEntry('gone', { availability: 'sold-out' });
    expect(slugs({ ...home, pins: [gone.id] }, [...all, gone])).toEqual(slugs());
  });

  it('adds no second pairing to one that is pinned', () => {
    const shown = slugs({ ...home, pins: [nibs.id] });
    expect(shown.filter((slug) => slug === 'bar' || slug === 'nibs')).toEqual(['nibs']);
  });
});

describe('taste distance', () => {
  it('is 1 for the same notes and 0 for notes of other families', () => {
    expect(cosine(tasteVector(alike), tasteVector(alike))).toBeCloseTo(1);
    expect(cosine(tasteVector(other), tasteVector(far))).toBe(0);
  });

  it('counts notes of one family as alike', () => {
    expect(cosine(tasteVector(home), tasteVector(neighbour))).toBeGreaterThan(0);
  });
});
