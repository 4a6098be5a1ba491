import { MENU } from '@/lib/admin/menu';
import { brokenColours, brokenRules } from './fixtures/axe';
import { buy } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';
import { sticksOut } from './fixtures/sticks-out';
import { collectViolations } from './fixtures/violations';

const PAGES = [
  ...MENU.flatMap((group) => group.items.map((item) => item.href)),
  '/admin/security',
  '/admin/orders/new',
  '/admin/roasting/batches',
  '/admin/roasting/pick-list',
  '/admin/settings/mails',
  '/admin/settings/payments',
  '/admin/settings/shipping',
];

for (const path of PAGES)
  test(`${path} can be used by everybody, light and dark, wide and narrow`, async ({
    page,
    context,
    shop,
  }) => {
    const violations = await collectViolations(context);
    await signInAs(shop, context, 'owner');
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await sticksOut(page), '320 px').toEqual([]);
    expect.soft(violations, 'refused by the policy').toEqual([]);
  });

for (const [what, path, open] of [
  ['a producer', '/admin/producers?q=aprocassi', 'Edit the producer'],
  ['an origin', '/admin/origins?q=puno', 'Edit the origin'],
] as const)
  test(`the editor of ${what} can be used by everybody, light and dark, wide and narrow`, async ({
    page,
    context,
    shop,
  }) => {
    await signInAs(shop, context, 'owner');
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(path);
    await page.getByRole('rowheader').first().getByRole('button').click();
    await expect(page.getByRole('dialog').getByRole('form', { name: open })).toBeVisible();
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await sticksOut(page), '320 px').toEqual([]);
  });

test('an order can be worked on by everybody, light and dark, wide and narrow', async ({
  page,
  context,
  browser,
  shop,
}) => {
  const customer = await browser.newPage({ baseURL: shop.base });
  const number = await buy(customer);
  await customer.close();
  await signInAs(shop, context, 'owner');
  for (const path of [`/admin/orders/${number}`, `/admin/orders/${number}/packing-slip`]) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await brokenRules(page), `${path}, light`).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    expect.soft(await brokenColours(page), `${path}, dark`).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await sticksOut(page), `${path}, 320 px`).toEqual([]);
  }
});

for (const path of ['/admin/sign-in', '/admin/join?token=unknown'])
  test(`${path} can be used by everybody before signing in`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await sticksOut(page), '320 px').toEqual([]);
  });
