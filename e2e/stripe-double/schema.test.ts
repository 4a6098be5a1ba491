import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateRequestSchema, SCHEMA_FILE } from './generate-schema';
import { checkRequest } from './schema';

test('the committed request schema is what the installed SDK generates', { timeout: 60_000 }, () => {
  const committed = readFileSync(SCHEMA_FILE, 'utf8');
  // Compared as a boolean first: a diff of 5,000 lines helps nobody.
  const isCurrent = generateRequestSchema() === committed;
  expect(isCurrent, 'run: tsx e2e/stripe-double/generate-schema.ts').toBe(true);
});

test('form-encoded text becomes numbers and booleans', () => {
  expect(
    checkRequest('EventList', { limit: '3', delivery_success: 'false', created: { gte: '17' } }),
  ).toEqual({
    limit: 3,
    delivery_success: false,
    created: { gte: 17 },
  });
});

test('an unknown parameter is named with its whole path', () => {
  const params = { line_items: [{ price_data: { currency: 'usd', colour: 'red' } }] };
  expect(() => checkRequest('SessionCreate', params)).toThrow(
    'Received unknown parameter: line_items[0][price_data][colour]',
  );
});

test('a missing parameter is named with its whole path', () => {
  const params = { shipping_options: [{ shipping_rate_data: { type: 'fixed_amount' } }] };
  expect(() => checkRequest('SessionCreate', params)).toThrow(
    'Missing required param: shipping_options[0][shipping_rate_data][display_name].',
  );
});

test('a value outside an enum is refused with the allowed ones', () => {
  expect(() => checkRequest('SessionCreate', { ui_mode: 'hosted' })).toThrow(
    'Invalid ui_mode: must be one of elements, embedded_page, form, hosted_page',
  );
});

test.each(['18.5', 'NaN', 'ten'])('%s is no amount', (amount) => {
  const params = { line_items: [{ price_data: { currency: 'usd', unit_amount: amount } }] };
  expect(() => checkRequest('SessionCreate', params)).toThrow(`Invalid integer: ${amount}`);
});
