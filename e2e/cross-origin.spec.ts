import type { Page } from '@playwright/test';
import { APROCASSI, addBag, cartCount } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';

const ELSEWHERE = 'http://elsewhere.test';

/** The fields with which the product page would put a bag into the cart. */
async function formFields(page: Page): Promise<Record<string, string>> {
  await page.goto(`/coffee/${APROCASSI.slug}`);
  return page
    .getByRole('button', { name: 'Add to cart' })
    .evaluate((button: HTMLButtonElement) =>
      Object.fromEntries([...new FormData(button.form ?? undefined)].map(([k, v]) => [k, String(v)])),
    );
}

const countCarts = async (shop: Shop) =>
  (await shop.sql<{ n: number }>('select count(*)::int as n from carts'))[0]?.n;

test('a form on another site cannot fill or replace a visitor’s cart', async ({ page, context, shop }) => {
  await addBag(page, APROCASSI.slug, { quantity: 2 });
  const fields = await formFields(page);
  const carts = await countCarts(shop);
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${value.replaceAll('"', '&quot;')}">`,
  );
  const evil = await context.newPage();
  await evil.route(`${ELSEWHERE}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" enctype="multipart/form-data" action="${shop.base}/coffee/${APROCASSI.slug}">
        ${inputs.join('')}<button>Win a prize</button></form>`,
    }),
  );
  await evil.goto(ELSEWHERE);
  const answer = evil.waitForResponse((response) => response.request().method() === 'POST');
  await evil.getByRole('button').click();
  const response = await answer;
  expect(response.status()).toBeGreaterThanOrEqual(400);
  expect(await response.headerValue('set-cookie')).toBeNull();
  expect(await countCarts(shop)).toBe(carts);
  await page.reload();
  await expect(cartCount(page)).toHaveText('2');
});

test('a post that does not say where it comes from is refused', async ({ page, shop, request }) => {
  const fields = await formFields(page);
  const carts = await countCarts(shop);
  const target = `${shop.base}/coffee/${APROCASSI.slug}`;
  for (const headers of [{}, { origin: 'null' }, { origin: ELSEWHERE }, { 'sec-fetch-site': 'cross-site' }]) {
    const response = await request.post(target, { headers, multipart: fields, maxRedirects: 0 });
    expect(response.headers()['set-cookie'], JSON.stringify(headers)).toBeUndefined();
    expect(response.headers().location ?? '', JSON.stringify(headers)).not.toMatch(/\/cart$/);
  }
  expect(await countCarts(shop)).toBe(carts);

  const honest = await request.post(target, {
    headers: { origin: shop.base },
    multipart: fields,
    maxRedirects: 0,
  });
  expect(honest.headers().location).toMatch(/\/cart$/);
  expect(await countCarts(shop)).toBe((carts ?? 0) + 1);
});
