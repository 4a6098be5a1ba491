import { MENU } from '@/lib/admin/menu';
import { somePhoto } from '@/lib/media/testing';
import { buy } from './fixtures/buy';
import { at, openAndCheck } from './fixtures/open-and-check';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';
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
  // Words instead of a page: there is no such order.
  '/admin/orders/YU-NONE-0000',
];

for (const path of PAGES)
  test(`${path} can be used by everybody, light and dark, wide and narrow`, async ({
    page,
    context,
    shop,
  }) => {
    const violations = await collectViolations(context);
    await signInAs(shop, context, 'owner');
    await openAndCheck(page, at(path));
    expect.soft(violations, 'refused by the policy').toEqual([]);
  });

test('who may not see a page is told so in words that everybody can read', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'viewer');
  await openAndCheck(page, at('/admin/people'));
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
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
    await openAndCheck(page, {
      name: what,
      open: async (page) => {
        await page.goto(path);
        await page.getByRole('rowheader').first().getByRole('button').click();
        await expect(page.getByRole('dialog').getByRole('form', { name: open })).toBeVisible();
      },
    });
  });

test('a photo can be described by everybody, light and dark, wide and narrow', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.goto('/admin/photos');
  await page.getByLabel('Photo files').setInputFiles({
    name: 'patio.jpg',
    mimeType: 'image/jpeg',
    buffer: await somePhoto('jpeg', 641, 480),
  });
  await page.getByRole('listitem', { name: 'patio.jpg' }).getByLabel('Alt text').fill('A patio for drying');
  await page.getByRole('button', { name: 'Upload 1 photo' }).click();
  await expect(
    page.getByRole('listitem', { name: 'patio.jpg' }).getByText('uploaded', { exact: true }),
  ).toBeVisible({ timeout: 30_000 });
  const [photo] = await shop.sql<{ id: string }>("select id from media where alt = 'A patio for drying'");
  await openAndCheck(page, {
    name: 'the sheet of a photo',
    open: async (page) => {
      await page.goto(`/admin/photos?open=${photo?.id}`);
      await expect(page.getByRole('dialog').getByText('Nothing changed')).toBeVisible();
    },
  });
});

test('the report on a file can be read by everybody, light and dark, wide and narrow', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  const [size] = await shop.sql<{ sku: string; price: string }>(
    'select sku, ((price_minor + 100) / 100.0)::numeric(9, 2)::text as price from variants order by sku limit 1',
  );
  await openAndCheck(page, {
    name: 'the report',
    open: async (page) => {
      await page.goto('/admin/import');
      const panel = page.getByRole('form', { name: 'Import coffees, lots or sizes' });
      await panel.getByLabel('CSV file').setInputFiles({
        name: 'prices.csv',
        mimeType: 'text/csv',
        // A change, an error with its reason, and a column that is not imported.
        buffer: Buffer.from(`sku,price,shelf\r\n${size?.sku},${size?.price},A\r\nNO-SUCH,twelve,B\r\n`),
      });
      await panel.getByRole('button', { name: 'Check the file' }).click();
      await expect(page.getByText('1 column is not imported')).toBeVisible();
      await expect(page.getByRole('rowheader', { name: 'NO-SUCH', exact: true })).toBeVisible();
    },
  });
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
  await openAndCheck(page, at(`/admin/orders/${number}`), at(`/admin/orders/${number}/packing-slip`));
});

for (const path of ['/admin/sign-in', '/admin/join?token=unknown'])
  test(`${path} can be used by everybody before signing in`, async ({ page }) => {
    await openAndCheck(page, at(path));
  });
