import { describe, expect, it } from 'vitest';
import { minor } from '@/lib/kernel/units';
import { answer, emptyingFilter, questionHref, readQuestion, withValue } from './facets';
import { place, someEntry } from './testing';

const peru = someEntry('a', {
  ...place('peru/cusco'),
  process: 'washed',
  tasteFamilies: ['chocolate-nut'],
  arrivedOn: '2026-09',
});
const kenya = someEntry('b', {
  ...place('kenya/nyeri'),
  process: 'washed',
  tasteFamilies: ['juicy-red-fruit'],
  arrivedOn: '2026-11',
});
const brazil = someEntry('c', {
  ...place('brazil/minas-gerais'),
  process: 'natural',
  tasteFamilies: ['chocolate-nut'],
  availability: 'sold-out',
});
const all = [brazil, peru, kenya];
const find = (query: string) =>
  answer(
    all,
    readQuestion(
      Object.fromEntries(
        [...new URLSearchParams(query)].map(([k]) => [k, new URLSearchParams(query).getAll(k)]),
      ),
    ),
  ).found.map((e) => e.slug);

describe('filters', () => {
  it('add up within one filter and narrow across filters', () => {
    expect(find('process=washed&process=natural').sort()).toEqual(['a', 'b', 'c']);
    expect(find('process=washed&taste=chocolate-nut')).toEqual(['a']);
  });

  it('say how many coffees each value would give beside the others chosen', () => {
    const { facets } = answer(all, readQuestion({ taste: 'chocolate-nut' }));
    const process = facets.find((f) => f.key === 'process')?.values;
    expect(process?.find((v) => v.value === 'washed')?.count).toBe(1);
    const taste = facets.find((f) => f.key === 'taste')?.values;
    expect(taste?.find((v) => v.value === 'juicy-red-fruit')?.count).toBe(1);
  });

  it('put what cannot be bought last, and sort by what is asked', () => {
    expect(find('').at(-1)).toBe('c');
    expect(find('sort=newest')[0]).toBe('b');
  });

  it('survive nonsense in the address', () => {
    expect(find('process=%27%3B drop&sort=constructor&unknown=1')).toEqual([]);
    expect(readQuestion({ sort: '__proto__' }).sort).toBe('table');
    expect(find(`taste=${'x'.repeat(5000)}`)).toHaveLength(3);
  });

  it('are kept in the address, and nothing chosen is the static list', () => {
    const question = withValue(readQuestion({ sort: 'newest' }), 'process', 'washed');
    expect(questionHref(question)).toBe('/coffee/find?process=washed&sort=newest');
    expect(questionHref({ ...withValue(question, 'process', 'washed'), sort: 'table' })).toBe('/coffee');
  });

  it.each([
    ['lb', 'Price per lb', 'to-8', 'up to $8', 799],
    ['kg', 'Price per kg', 'to-18', 'up to $18', 1800],
    ['100g', 'Price per 100 g', 'to-1.8', 'up to $1.80', 180],
  ] as const)(
    'of price follow the weight that prices are compared by: %s',
    (unitBase, title, value, label, at) => {
      const priced = (slug: string, unitPrice: number) => {
        const entry = someEntry(slug);
        return { ...entry, offer: entry.offer && { ...entry.offer, unitBase, unitPrice: minor(unitPrice) } };
      };
      const entries = [priced('cheap', at), priced('dear', at * 4)];
      const facet = answer(entries, readQuestion({})).facets.find((f) => f.key === 'price');
      expect(facet).toMatchObject({ title, values: [{ value, label, count: 1 }, { count: 1 }] });
      expect(answer(entries, readQuestion({ price: value })).found.map((e) => e.slug)).toEqual(['cheap']);
    },
  );

  it('are left out when there is nothing to choose', () => {
    const { facets } = answer([someEntry('a', { offer: null })], readQuestion({}));
    expect(facets.map((f) => f.key)).toEqual(['form', 'stock']);
  });

  it('call a score a demo score only where it is one', () => {
    const label = (demo: boolean) =>
      answer([someEntry('a', { demo, score: 84 })], readQuestion({})).sorts.score;
    expect([label(true), label(false)]).toEqual(['Demo cup score', 'Cup score']);
  });

  it('name the one that empties the list', () => {
    const question = readQuestion({ country: 'kenya', taste: 'chocolate-nut' });
    expect(answer(all, question).found).toEqual([]);
    expect(emptyingFilter(all, question)).toMatchObject({ key: 'country', count: 2 });
    expect(emptyingFilter(all, readQuestion({}))).toBeNull();
  });
});
