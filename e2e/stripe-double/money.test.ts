import { expect, test } from 'vitest';
import { decimalsOf, formatMoney, isCurrency } from './money';

test.each([
  ['usd', 4200, '$42.00'],
  ['usd', 5, '$0.05'],
  ['eur', 1999, '€19.99'],
  ['jpy', 4200, '¥4,200'],
  ['krw', 15000, '₩15,000'],
])('%s %i reads %s', (currency, amount, text) => {
  expect(formatMoney(amount, currency)).toBe(text);
});

test('three-decimal currencies show thousandths', () => {
  expect(formatMoney(1234, 'kwd')).toMatch(/1\.234$/);
});

test('UGX and ISK keep two decimals at Stripe, whatever their customs', () => {
  expect([decimalsOf('ugx'), decimalsOf('isk')]).toEqual([2, 2]);
});

test('a currency is known by its code in either case', () => {
  expect([isCurrency('USD'), isCurrency('pen'), isCurrency('zzz')]).toEqual([true, true, false]);
});
