import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '@/scripts/run/settings';
import { MARKER } from './stripe-double/options';

const built = ['server', 'static'].flatMap((part) =>
  readdirSync(join(ROOT, '.next', part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|mjs|cjs|html|rsc|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);
const holding = (text: string) => built.filter((file) => readFileSync(file, 'utf8').includes(text));

test('the stand-in for Stripe is not in what is shipped', () => {
  expect(built.length).toBeGreaterThan(50);
  expect(holding(MARKER)).toEqual([]);
});

test('no secret’s name and no database code reaches the browser', () => {
  const toBrowser = (files: string[]) =>
    files.filter((file) => file.startsWith(join(ROOT, '.next', 'static')));
  for (const text of [
    'STRIPE_SECRET_KEY',
    'SESSION_SECRET',
    'DATABASE_URL',
    'drizzle:entityKind',
    'pg_notify',
  ]) {
    expect(toBrowser(holding(text)), text).toEqual([]);
  }
});
