import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
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

const CHUNK = /static\/[\w./~-]+?\.(?:js|css)/g;
const chunksIn = (text: string) => [...text.matchAll(CHUNK)].map(([path]) => path);

/** Every script and style that a visitor may be sent: of all the shop's routes, and what those load later. */
function sentToVisitors(): Set<string> {
  const app = join(ROOT, '.next', 'server', 'app');
  const isPublic = (file: string) => !/^(admin|preview)([./]|$)/.test(relative(app, file));
  const pages = built.filter((file) => file.startsWith(app) && isPublic(file));
  // Pages per visit are not prerendered: their manifests name the scripts.
  const found = new Set(
    pages.flatMap((file) =>
      /\.html$|_client-reference-manifest\.js$/.test(file) ? chunksIn(readFileSync(file, 'utf8')) : [],
    ),
  );
  // A set grows while it is walked: a chunk names those that it loads lazily.
  for (const path of found) {
    const file = join(ROOT, '.next', path);
    if (!path.endsWith('.js') || !existsSync(file)) continue;
    for (const later of chunksIn(readFileSync(file, 'utf8'))) found.add(later);
  }
  return new Set([...found].filter((path) => existsSync(join(ROOT, '.next', path))));
}

test('nothing of the admin is sent to visitors', () => {
  const sent = [...sentToVisitors()];
  expect(sent.length).toBeGreaterThan(5);
  // The cart's and the checkout's own code is among it, or this would look at too little.
  for (const route of ['cart', 'checkout', 'orders/[number]'])
    expect(
      built.filter((file) => file.endsWith(`(visit)/${route}/page_client-reference-manifest.js`)),
      route,
    ).toHaveLength(1);
  // A word of the admin's own code, of its component library, of its text editor and of its style sheet.
  for (const text of ['yunga.edit.', 'data-base-ui', 'ProseMirror', 'table-dense']) {
    expect(
      sent.filter((path) => readFileSync(join(ROOT, '.next', path), 'utf8').includes(text)),
      text,
    ).toEqual([]);
    // A word that nothing holds any more would prove nothing.
    expect(
      holding(text).some((file) => file.startsWith(join(ROOT, '.next', 'static'))),
      `${text} is a word of the admin`,
    ).toBe(true);
  }
});
