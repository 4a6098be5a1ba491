import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

// The house, top floor first. A pair that is not listed is forbidden.
const MAY: Record<string, string[]> = {
  app: ['components', 'lib', 'kernel', 'db'],
  components: ['lib', 'kernel'],
  lib: ['db', 'kernel'],
  db: ['kernel'],
  kernel: [],
};
/** `app` may open a pool and hand it down; it may not look into tables. */
const APP_MAY_IMPORT_FROM_DB = ['db/pools'];
/** What components may know of a domain: shapes, pure rules, browser queries, actions. Never what reads or writes. */
const SERVER_ONLY =
  /^lib\/(?!kernel)(?:[^/]+\/)+(queries|auth|staff-action|service|origins|pages|session|access|outbox|reconciler|events|attempts|stripe|refund-rows)$/;

// Domains of lib. Adding an arrow here is an architectural decision: write it down in docs/adr.
const DOMAIN_MAY: Record<string, string[]> = {
  catalog: [],
  shipping: [],
  inventory: ['catalog'],
  stories: ['catalog'],
  search: ['catalog'],
  cart: ['catalog', 'inventory', 'shipping'],
  orders: ['catalog', 'inventory', 'shipping'],
  checkout: ['catalog', 'inventory', 'shipping', 'cart', 'orders'],
  identity: [],
  media: [],
  marketing: ['catalog', 'stories', 'orders'],
  // A manual order is a cart and a checkout that a shop person starts (ADR 0017).
  admin: [
    'catalog',
    'shipping',
    'inventory',
    'stories',
    'search',
    'cart',
    'orders',
    'checkout',
    'identity',
    'media',
    'marketing',
  ],
};

const floor = (path: string) => (path.startsWith('lib/kernel/') ? 'kernel' : (path.split('/')[0] ?? ''));
const root = process.cwd();
const files = ['app', 'components', 'lib', 'db'].flatMap((dir) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((f) => join(dir, f))
    .filter(
      (f) => /\.tsx?$/.test(f) && !/(\.test\.tsx?|[/.]testing\.ts|\/test-server\.ts|\/fixture\.ts)$/.test(f),
    ),
);

function imports(file: string): string[] {
  const found = [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)];
  return found.flatMap(([, spec = '']) => {
    if (spec.startsWith('@/')) return [spec.slice(2)];
    return spec.startsWith('.') ? [relative(root, resolve(dirname(file), spec))] : [];
  });
}

it('every import goes down the house', () => {
  const wrong = files.flatMap((file) =>
    imports(file).flatMap((to) => {
      const [from, below] = [floor(file), floor(to)];
      if (!(below in MAY) || !(from in MAY)) return [];
      const [domain = '', other = ''] = [file.split('/')[1], to.split('/')[1]];
      if (from === below)
        return from !== 'lib' || domain === other || DOMAIN_MAY[domain]?.includes(other)
          ? []
          : [`${file} -> ${to}`];
      if (from === 'app' && below === 'db' && !APP_MAY_IMPORT_FROM_DB.includes(to))
        return [`${file} -> ${to}`];
      return MAY[from]?.includes(below) ? [] : [`${file} -> ${to}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('components draw: they never import what reads or writes', () => {
  const wrong = files
    .filter((file) => file.startsWith('components/'))
    .flatMap((file) =>
      imports(file)
        .filter((to) => SERVER_ONLY.test(to))
        .map((to) => `${file} -> ${to}`),
    );
  expect(wrong).toEqual([]);
});

it('only the database layer and the domains know SQL', () => {
  const wrong = files.filter(
    (file) =>
      /^(app|components)\//.test(file) &&
      /from '(drizzle-orm|pg)(\/|')/.test(readFileSync(file, 'utf8')) &&
      file !== 'app/api/health/route.ts',
  );
  expect(wrong).toEqual([]);
});

it('the Stripe double is for development: nothing that is shipped imports it', () => {
  expect(files.filter((file) => imports(file).some((to) => to.startsWith('e2e/')))).toEqual([]);
});
