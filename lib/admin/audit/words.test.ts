import { expect, it } from 'vitest';
import { fieldText, valueText } from './words';

it('names a field as a form would', () => {
  expect(
    ['legalName', 'freeFrom', 'altitude_min', 'sku', 'producerId', 'roastLossBp'].map(fieldText),
  ).toEqual(['Legal name', 'Free from', 'Altitude min', 'SKU', 'Producer', 'Roast loss']);
});

it.each([
  ['name', 'Yunga', 'Yunga'],
  ['name', '', 'nothing'],
  ['price', 1450, '$14.50'],
  ['net', 1000, '1 kg'],
  ['onHandG', 410_250, '410.25 kg'],
  ['demo', true, 'yes'],
  ['roastDays', [2, 4], 'Tuesday and Thursday'],
  ['roastLossBp', 1650, '16.5 %'],
  ['altitudeMin', 1750, '1,750 m'],
  ['harvestMonths', [11, 12, 1], 'November to January'],
  ['harvestedOn', '2026-09', 'September 2026'],
  ['fulfilmentState', 'ready', 'to ship'],
  ['bands', [{ upTo: 1000, price: 595 }], 'up to 1 kg, price $5.95'],
  ['body', { type: 'doc', content: [] }, 'a text'],
  ['holidays', [], 'nothing'],
])('%s %j reads "%s"', (field, value, words) => {
  expect(valueText(field, value, 'USD')).toBe(words);
});

it('cuts what is longer than anybody reads', () => {
  expect(valueText('text', 'a'.repeat(1000), 'USD')).toHaveLength(241);
});
