import { expect, test } from '@playwright/test';
import { type Shop, startShop } from './fixtures/start-shop';

let shop: Shop;
test.beforeAll(async () => {
  shop = await startShop();
  // As an owner finds it who began without the demo.
  await shop.sql('truncate coffees, stories, producers, regions cascade');
  await shop.sql(`update shop_settings set legal_name = '', street = '', city = '', email = ''`);
});
test.afterAll(() => shop?.stop());

test('a shop without a coffee has words on every page, and no link that leads nowhere', async ({ page }) => {
  await expect
    .poll(async () => (await page.request.get(`${shop.base}/coffee`)).text())
    .toContain('nothing to buy');
  for (const [path, words] of [
    ['/', 'The table is being laid: there is nothing to buy yet.'],
    ['/coffee', 'The table is being laid: there is nothing to buy yet.'],
    ['/origins', 'No place has a page yet: each comes with its first coffee.'],
    ['/stories', 'No story is told yet.'],
    ['/imprint', 'United States'],
    ['/cart', 'Nothing here yet.'],
  ] as const) {
    await page.goto(shop.base + path);
    const main = page.getByRole('main');
    await expect(main).toContainText(words);
    await expect(main).not.toContainText(/(^|\s),|\b0 (coffees|countries|lots)\b/);
  }
  const links = await page.getByRole('contentinfo').getByRole('link').all();
  for (const link of links) {
    const href = await link.getAttribute('href');
    expect.soft((await page.request.get(new URL(href ?? '', shop.base).href)).status(), href ?? '').toBe(200);
  }
});
