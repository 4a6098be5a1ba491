import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const textOf = (page: Page): Locator => page.getByRole('textbox', { name: 'Text', exact: true });
const previewOf = (page: Page) => page.frameLocator('iframe[title="The page with your changes"]');
const saved = (page: Page) => expect(page.getByText('Nothing changed')).toBeVisible();

test('an origin gets a text and another address, and the places below move with it', async ({
  page,
  shop,
  context,
  request,
}) => {
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/origins?q=puno');
  await page.getByRole('button', { name: 'Puno', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await textOf(page).click();
  await page.keyboard.type('Sandia lies behind the last pass.');
  await expect(previewOf(page).getByText('Sandia lies behind the last pass.')).toBeVisible();
  await expect(previewOf(page).getByRole('heading', { level: 1 })).toHaveText('Puno');
  await page.getByRole('radio', { name: 'Desktop' }).check();
  const widthOfPreview = () =>
    page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.innerWidth);
  expect(await widthOfPreview()).toBe(1280);
  await sheet.getByRole('textbox', { name: 'Page address' }).fill('puno-region');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  try {
    await expect(async () => {
      await page.goto('/origins/peru/puno-region');
      await expect(page.getByText('Sandia lies behind the last pass.')).toBeVisible({ timeout: 1000 });
    }).toPass();
    const old = await request.get('/origins/peru/puno/sandia', { maxRedirects: 0 });
    expect(old.status()).toBe(308);
    expect(old.headers().location).toBe('/origins/peru/puno-region/sandia');
  } finally {
    await shop.sql(
      "update regions set path = replace(path, 'peru/puno-region', 'peru/puno'), body = null where path like 'peru/puno-region%'",
    );
    await shop.sql("delete from slug_history where kind = 'origin'");
  }
});

test('an origin says who says so beside the fact, in its editor and on its page', async ({
  page,
  shop,
  context,
}) => {
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/origins?q=puno');
  await page.getByRole('button', { name: 'Puno', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Add source for About its heights' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Who says so' })).toBeFocused();
  await page.keyboard.type('The regional board');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  await expect(sheet.getByRole('button', { name: 'The regional board' })).toBeVisible();
  try {
    await page.goto('/origins/peru/puno');
    await page.getByText('Source for Altitude').click();
    await expect(page.getByText('The regional board')).toBeVisible();
  } finally {
    await shop.sql("delete from fact_sources where subject = 'region'");
  }
});

test('a new producer is written, published and read', async ({ page, shop, context }) => {
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/producers');
  await page.getByRole('button', { name: 'New producer' }).click();
  const dialog = page.getByRole('dialog', { name: 'New producer' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Valle Alto');
  await dialog.getByRole('button', { name: 'Create draft' }).click();
  const sheet = page.getByRole('dialog', { name: 'Valle Alto' });
  await sheet.getByRole('textbox', { name: 'Summary' }).fill('Forty growers above the river.');
  await expect(previewOf(page).getByText('Forty growers above the river.')).toBeVisible();
  await expect(previewOf(page).getByRole('heading', { level: 1 })).toHaveText('Valle Alto');
  expect(await shop.sql("select summary from producers where slug = 'valle-alto'")).toEqual([
    { summary: '' },
  ]);
  await expect(sheet.getByRole('figure', { name: 'In search results' })).toContainText('Valle Alto · Yunga');
  await sheet.getByRole('button', { name: 'Add a certificate' }).click();
  await sheet.getByRole('textbox', { name: 'Certificate number' }).fill('PE-1');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  await sheet.getByRole('button', { name: 'Publish now' }).click();
  await expect(sheet.getByText('Everybody can see it.', { exact: true })).toBeVisible();
  await page.goto('/producers/valle-alto');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Valle Alto');
  await shop.sql("delete from producers where slug = 'valle-alto'");
});

test('what an editor writes for search results is the title of a producer’s page', async ({
  page,
  shop,
  context,
}) => {
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/producers?q=aprocassi');
  await page.getByRole('button', { name: 'APROCASSI', exact: true }).click();
  const sheet = page.getByRole('dialog');
  const inResults = sheet.getByRole('figure', { name: 'In search results' });
  const before = await shop.sql<{ title: string }>(
    "select coalesce(full_name, name) as title from producers where slug = 'aprocassi'",
  );
  await expect(inResults).toContainText(before[0]?.title.slice(0, 30) ?? 'nobody');
  await sheet.getByRole('textbox', { name: 'Title in search results' }).fill('Aprocassi, by lot');
  await expect(inResults).toContainText('Aprocassi, by lot');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  try {
    await page.goto('/producers/aprocassi');
    await expect(page).toHaveTitle('Aprocassi, by lot');
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', 'Aprocassi, by lot');
  } finally {
    await shop.sql("update producers set seo_title = '' where slug = 'aprocassi'");
  }
});
