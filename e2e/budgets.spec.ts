import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from '@/scripts/run/settings';
import { drip } from './fixtures/drip';
import { type FirstLoad, firstLoad } from './fixtures/first-load';
import { expect, test } from './fixtures/shop';
import { APROCASSI } from './fixtures/templates';

const KB = 1024;
const BUDGET = {
  js: 160 * KB,
  css: 14 * KB,
  preloadedFonts: 70 * KB,
  html: 20 * KB,
  artAboveFold: 30 * KB,
  requests: 25,
} as const;

const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  list: '/coffee',
  product: `/coffee/${APROCASSI}`,
  chocolate: '/coffee/chuncho-70-bar',
  origin: '/origins/peru',
  story: '/stories/southern-peru',
  search: '/search?q=jaen',
  cart: '/cart',
};

/** What arrives after the page itself: the number in the header, and on a product page its live stock. */
async function arrived(page: Page): Promise<void> {
  await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
  if (/\/coffee\/./.test(page.url())) await expect(page.getByText(/with you by/).first()).toBeVisible();
}

const loads = new Map<string, FirstLoad>();

test.describe('the first visit', () => {
  test.use({ viewport: { width: 1350, height: 940 } });

  for (const [name, path] of Object.entries(PAGES)) {
    test(`of ${name} stays within its bytes and requests, and nothing jumps`, async ({ page }) => {
      const load = await firstLoad(page, path, arrived);
      loads.set(name, load);
      expect.soft(load.js, 'JavaScript, gzip').toBeGreaterThan(50 * KB);
      expect.soft(load.js, 'JavaScript, gzip').toBeLessThanOrEqual(BUDGET.js);
      expect.soft(load.css, 'style sheets, gzip').toBeGreaterThan(1 * KB);
      expect.soft(load.css, 'style sheets, gzip').toBeLessThanOrEqual(BUDGET.css);
      expect.soft(load.preloadedFonts, 'preloaded fonts').toBeGreaterThan(20 * KB);
      expect.soft(load.preloadedFonts, 'preloaded fonts').toBeLessThanOrEqual(BUDGET.preloadedFonts);
      expect
        .soft(load.artAboveFold, 'art in the first screen, gzip')
        .toBeLessThanOrEqual(BUDGET.artAboveFold);
      expect.soft(load.shift, `layout shift of ${load.moved.join(', ')}`).toBe(0);
      if (path.startsWith('/coffee/')) {
        expect.soft(load.html, 'document, gzip').toBeLessThanOrEqual(BUDGET.html);
        expect
          .soft(load.requests.length, `requests:\n${load.requests.join('\n')}\n`)
          .toBeLessThanOrEqual(BUDGET.requests);
      }
    });
  }

  test.afterAll(() => {
    const rows = [...loads].map(([page, { requests, shift, moved, ...bytes }]) => ({
      page,
      requests: requests.length,
      ...bytes,
      shift,
      moved: moved.length,
    }));
    console.table(rows);
    mkdirSync(join(ROOT, 'test-results'), { recursive: true });
    writeFileSync(
      join(ROOT, 'test-results/first-load.json'),
      `${JSON.stringify(Object.fromEntries(loads), null, 2)}\n`,
    );
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, isMobile: true, hasTouch: true });

  for (const name of ['home', 'list', 'product', 'origin'])
    test(`nothing jumps on ${name}`, async ({ page }) => {
      const { shift, moved } = await firstLoad(page, PAGES[name] ?? '', arrived);
      expect(shift, `layout shift of ${moved.join(', ')}`).toBe(0);
    });
});

test.describe('a document that comes slowly', () => {
  test.use({ viewport: { width: 1350, height: 940 } });

  // Hero, rows of cards, and the foot of a short page: what stretches to its tallest part.
  for (const name of ['home', 'list', 'cart'])
    test(`moves nothing while ${name} arrives`, async ({ page, shop }) => {
      const { url, stop } = await drip(shop.base, PAGES[name] ?? '');
      const { shift, moved } = await firstLoad(page, url, arrived).finally(stop);
      expect(shift, `layout shift of ${moved.join(', ')}`).toBe(0);
    });
});

test('a slow answer about stock and cart moves nothing when it comes', async ({ page }) => {
  const held: (() => void)[] = [];
  await page.route(/\/api\/(stock|cart)/, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  const load = firstLoad(page, `/coffee/${APROCASSI}`, async () => {
    await expect.poll(() => held.length).toBe(2);
    await expect(page.locator('[data-cart-count=""]')).toBeAttached();
    for (const release of held) release();
    await arrived(page);
  });
  expect((await load).shift).toBe(0);
});

test('the drawer’s code and the payment’s stay away until they are needed', async ({ page }) => {
  const { requests } = await firstLoad(page, `/coffee/${APROCASSI}`, arrived);
  expect(requests.filter((request) => /stripe/i.test(request))).toEqual([]);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(scripts.length, 'the drawer came with the first click').toBeGreaterThan(0);
});
