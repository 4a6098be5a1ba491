import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippingSeed } from '@/db/seed/shipping';
import { countryName } from '@/lib/kernel/format';
import { COUNTRIES } from './countries';

it('is what Stripe takes, as its own types say', () => {
  const types = readFileSync('node_modules/stripe/esm/resources/Checkout/Sessions.d.ts', 'utf8');
  const [, union = ''] = /type AllowedCountry =([^;]+);/.exec(types) ?? [];
  const known = [...union.matchAll(/'([A-Z]{2})'/g)].map(([, code]) => code);
  expect(known.length).toBeGreaterThan(200);
  // ZZ is Stripe's word for a country it does not know.
  expect(known.filter((code) => code !== 'ZZ')).toEqual([...COUNTRIES]);
});

it('has a name for each, and every country of the seed', () => {
  expect(COUNTRIES.filter((code) => countryName(code) === code)).toEqual([]);
  const shipped = shippingSeed.flatMap(({ countries }) => countries);
  expect(shipped.filter((code) => !COUNTRIES.includes(code))).toEqual([]);
});
