import { expect, it } from 'vitest';
import { sameJson } from './same-json';

it('does not mind the order of keys, at any depth', () => {
  expect(sameJson({ a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 })).toBe(true);
});

it('minds the order of a list, and what is missing from an object', () => {
  expect(sameJson(['a', 'b'], ['b', 'a'])).toBe(false);
  expect(sameJson({ a: 1 }, { a: 1, b: null })).toBe(false);
});

it('takes what is not there for null, as a column does', () => {
  expect(sameJson(undefined, null)).toBe(true);
  expect(sameJson('', null)).toBe(false);
});
