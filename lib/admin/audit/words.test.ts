import { expect, it } from 'vitest';
import { doneText, fieldText, valueText } from './words';

it.each([
  ['settings.save', 'settings', 'changed the settings'],
  ['coffee.save', 'coffee', 'changed the coffee'],
  ['lot.create', 'lot', 'added the lot'],
  ['photo.something_new', 'photo', 'something new the photo'],
])('%s of a %s reads "%s"', (action, subject, words) => {
  expect(doneText({ action, subject })).toBe(words);
});

it('names a field as a form would', () => {
  expect(['legalName', 'freeFrom', 'altitude_min', 'sku'].map(fieldText)).toEqual([
    'Legal name',
    'Free from',
    'Altitude min',
    'SKU',
  ]);
});

it.each([
  ['name', 'Yunga', 'Yunga'],
  ['name', '', 'nothing'],
  ['price', 1450, '$14.50'],
  ['net', 1000, '1 kg'],
  ['onHandG', 410_250, '410.25 kg'],
  ['demo', true, 'yes'],
  ['roastDays', [2, 4], '2 and 4'],
  ['bands', [{ upTo: 1000, price: 595 }], 'up to 1 kg, price $5.95'],
  ['body', { type: 'doc', content: [] }, 'a text'],
  ['holidays', [], 'nothing'],
])('%s %j reads "%s"', (field, value, words) => {
  expect(valueText(field, value, 'USD')).toBe(words);
});

it('cuts what is longer than anybody reads', () => {
  expect(valueText('text', 'a'.repeat(1000), 'USD')).toHaveLength(241);
});
