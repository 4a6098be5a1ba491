import { expect, it } from 'vitest';
import { someEntry } from './testing';
import { entryCount, firstSentence, originWords, producerWords } from './words';

const kinds = (...all: ('coffee' | 'blend' | 'chocolate' | 'set')[]) =>
  all.map((kind, i) => someEntry(`e${i}`, { kind }));

it('what is not coffee is not counted as coffee', () => {
  expect(entryCount(kinds('coffee', 'blend', 'chocolate', 'set'))).toBe('2 coffees, 1 chocolate and 1 box');
  expect(entryCount(kinds('chocolate', 'chocolate'))).toBe('2 chocolates');
  expect(entryCount(kinds('coffee'))).toBe('1 coffee');
  expect(entryCount([])).toBe('0 coffees');
});

it.each([
  ['', ''],
  ['  ', ''],
  ['One sentence.', 'One sentence.'],
  ['One sentence', 'One sentence'],
  ['High at 1.800 m. And more. And more.', 'High at 1.800 m.'],
  ['Is it high? It is.', 'Is it high?'],
])('the first sentence of "%s" is "%s"', (text, first) => {
  expect(firstSentence(text)).toBe(first);
});

const jaen = {
  name: 'Jaén',
  nameEn: null,
  ancestors: [{ name: 'Peru' }, { name: 'Cajamarca' }],
  intro: 'High above the Marañón. More follows.',
  seoTitle: '',
  seoDescription: '',
};

it('an origin says its place and how its text begins, until somebody writes other words', () => {
  const title = 'Coffee from Jaén, Cajamarca, Peru';
  expect(originWords(jaen)).toEqual({ title, cardTitle: title, description: 'High above the Marañón.' });
  expect(originWords({ ...jaen, intro: '' }).description).toBe(title);
  expect(originWords({ ...jaen, nameEn: 'Jaen' }).title).toBe('Coffee from Jaen, Cajamarca, Peru');
  expect(originWords({ ...jaen, seoTitle: 'Jaén by lot', seoDescription: 'Ours.' })).toEqual({
    title: 'Jaén by lot',
    cardTitle: 'Jaén by lot',
    description: 'Ours.',
  });
});

it('a producer says its full name in search results and the short one on a card, until somebody writes other words', () => {
  const ridge = {
    name: 'Ridge',
    fullName: 'Ridge Growers',
    summary: 'Three farms.',
    seoTitle: '',
    seoDescription: '',
  };
  expect(producerWords(ridge)).toEqual({
    title: 'Ridge Growers',
    cardTitle: 'Ridge',
    description: 'Three farms.',
  });
  expect(producerWords({ ...ridge, fullName: null }).title).toBe('Ridge');
  expect(producerWords({ ...ridge, seoTitle: 'On the ridge' })).toMatchObject({
    title: 'On the ridge',
    cardTitle: 'On the ridge',
  });
});
