import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { MENU } from '@/lib/admin/menu';
import { PERMISSIONS, type Permission, roleMay } from '@/lib/identity/rules';
import { ROOT } from '@/scripts/run/settings';
import { buy } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

// Every page behind the sign-in, read from the source: a new one cannot be forgotten here.
const pages = readdirSync(join(ROOT, 'app/admin/(in)'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => ({ address: `/admin/${file}`.replace(/\/page\.tsx$/, ''), needs: permissionOf(file) }))
  .sort((a, b) => a.address.localeCompare(b.address));

/** What a page asks for; `null` for the one that is everybody's own. */
function permissionOf(file: string): Permission | null {
  if (file === 'security/page.tsx') return null;
  const source = readFileSync(join(ROOT, 'app/admin/(in)', file), 'utf8');
  const [, asked, whole] = /await staffPage\((?:'([a-z.]+)')?(\))/.exec(source) ?? [];
  const permission = PERMISSIONS.find((one) => one === (asked ?? 'admin.view'));
  if (!whole || !permission) throw new Error(`${file} does not ask who may see it`);
  return permission;
}

const NOT_ALLOWED = 'Not for your role';
/** Headings of pages that are not the page that was asked for. */
const OTHERS = new RegExp(`^(${NOT_ALLOWED}|Not there|This page failed|Sign in to the shop)$`);

/** A paid order's number: the first who asks has it bought. */
async function orderNumber(shop: Shop, browser: Browser): Promise<string> {
  const [known] = await shop.sql<{ number: string }>(
    `select number from orders where payment_state = 'paid' limit 1`,
  );
  if (known) return known.number;
  const customer = await browser.newContext({ baseURL: shop.base });
  const number = await buy(await customer.newPage(), { size: '1 lb', form: 'Green, unroasted' });
  await customer.close();
  return number;
}

test('the menu leads to pages that ask for what the menu says', () => {
  expect(pages.length).toBeGreaterThan(20);
  const needs = new Map(pages.map((page) => [page.address, page.needs]));
  for (const { href, needs: said } of MENU.flatMap(({ items }) => items))
    expect(needs.get(href), href).toBe(said);
});

test('whoever is not signed in is led to the sign-in from every page', async ({ page }) => {
  for (const { address } of pages) {
    await page.goto(address);
    await expect.soft(page, address).toHaveURL(/\/admin\/sign-in$/);
  }
});

for (const role of ['editor', 'fulfilment', 'viewer'] as const)
  test(`${role} sees every page that the role opens, and is told so on the others`, async ({
    shop,
    context,
    page,
    browser,
  }) => {
    const number = await orderNumber(shop, browser);
    const [story] = await shop.sql<{ id: string }>('select id from stories limit 1');
    await signInAs(shop, context, role);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
    });
    for (const { address, needs } of pages) {
      await page.goto(address.replace('[number]', number).replace('[id]', story?.id ?? ''));
      const heading = page.getByRole('heading', { level: 1 }).first();
      await expect.soft(heading, address).toBeVisible();
      if (needs === null || roleMay(role, needs)) await expect.soft(heading, address).not.toHaveText(OTHERS);
      else await expect.soft(heading, address).toHaveText(NOT_ALLOWED);
    }
    expect(complaints).toEqual([]);
  });
