import { APROCASSI, addBag, cartCount } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { type Shop, startShop } from './fixtures/start-shop';

let shop: Shop;
test.beforeAll(async () => {
  shop = await startShop({ payments: false });
});
test.afterAll(() => shop?.stop());

test('a shop without a payment key shows its coffee and keeps carts, and says why nothing can be paid', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: shop.base, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto('/coffee');
  await expect(page.getByRole('link', { name: APROCASSI.name })).toBeVisible();
  await addBag(page, APROCASSI.slug, { quantity: 2 });
  await expect(cartCount(page)).toHaveText('2');

  await page.getByRole('link', { name: 'Check out' }).click();
  await expect(page.getByText('This shop cannot take payments yet', { exact: true })).toBeVisible();
  await expect(page.getByText('STRIPE_SECRET_KEY is not set', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Continue to payment/ })).toBeDisabled();
  await expect(page.getByText('Demo shop', { exact: false })).toHaveCount(0);
  expect(await shop.sql('select 1 from orders')).toEqual([]);

  // Reports of payments cannot be checked, so none is believed.
  const webhook = await page.request.post('/api/webhooks/stripe', { data: '{}' });
  expect(webhook.status()).toBe(503);
  await context.close();
});

test('the health route tells an outside watcher that the shop answers and whether money moves, and nothing else', async ({
  request,
}) => {
  const response = await request.get(`${shop.base}/api/health`);
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ ok: true, payments: 'off' });
});
