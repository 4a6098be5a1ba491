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

test('nothing of the admin is sent to visitors', () => {
  const html = built.filter(
    (file) => file.startsWith(join(ROOT, '.next', 'server', 'app')) && file.endsWith('.html'),
  );
  const linked = new Set(
    html.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\/_next\/(static\/[^"\\]+?\.(?:js|css))/g)].map(
        ([, path = '']) => path,
      ),
    ),
  );
  expect(linked.size).toBeGreaterThan(5);
  // A word of the admin's own code, of its component library, of its text editor and of its style sheet.
  for (const text of ['yunga.edit.', 'data-base-ui', 'ProseMirror', 'table-dense'])
    expect(
      [...linked].filter((path) => readFileSync(join(ROOT, '.next', path), 'utf8').includes(text)),
      text,
    ).toEqual([]);
});
