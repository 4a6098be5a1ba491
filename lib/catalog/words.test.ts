import { expect, it } from 'vitest';
import { someEntry } from './testing';
import { entryCount, firstSentence } from './words';

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
