import type { Page } from '@playwright/test';
import { confirmation, latestOrder, orderLink } from './fixtures/books';
import { APROCASSI, addBag, buy, goToPayment, SHOPPER } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

async function lookUp(page: Page, number: string, email: string): Promise<void> {
  await page.goto('/orders');
  await page.getByLabel('Order number').fill(number);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Show the order' }).click();
}

const NO_SUCH = 'No order fits this number and e-mail';
/** What only its owner may read on an order's page. */
const PERSONAL = /Hillside|ana@example|Ana Shopper/i;

test('number and e-mail together open an order, however they are typed', async ({ page, browser, shop }) => {
  const number = await buy(page);
  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();
  await lookUp(other, ` ${number.toLowerCase().replaceAll('-', ' ')} `, SHOPPER.email.toUpperCase());
  await expect(other.getByRole('heading', { level: 1, name: 'Your order' })).toBeVisible();
  await expect(other).toHaveURL(new RegExp(`/orders/${number}$`));
  await expect(other.getByRole('region', { name: 'Ships to' }).getByText('12 Hillside Road')).toBeVisible();
  await stranger.close();
});

test('the letters in front of the number may be left out', async ({ page, browser, shop }) => {
  const number = await buy(page);
  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();
  await lookUp(other, number.replace('DEMO-', ''), SHOPPER.email);
  await expect(other.getByRole('heading', { level: 1, name: 'Your order' })).toBeVisible();
  await stranger.close();
});

test('a failed look-up gives back what was typed, and puts no e-mail into the address', async ({ page }) => {
  await lookUp(page, 'DEMO-3333-4444', 'somebody@example.com');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(NO_SUCH);
  await expect(page.getByLabel('Order number')).toHaveValue('DEMO-3333-4444');
  await expect(page.getByLabel('E-mail')).toHaveValue('somebody@example.com');
  expect(page.url()).not.toMatch(/somebody|example\.com|%40/);
});

test('a wrong e-mail and an unknown number are answered with the same words', async ({
  page,
  browser,
  shop,
}) => {
  const number = await buy(page);
  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();
  const answers: string[] = [];
  for (const [asked, email] of [
    [number, 'somebody@example.com'],
    ['DEMO-3333-4444', SHOPPER.email],
    ['nothing like a number', 'somebody@example.com'],
  ] as const) {
    await lookUp(other, asked, email);
    const alert = other.getByRole('main').getByRole('alert');
    await expect(alert).toContainText(NO_SUCH);
    answers.push((await alert.textContent()) ?? '');
    await expect(other.getByRole('main')).not.toContainText(PERSONAL);
  }
  expect(new Set(answers).size).toBe(1);
  await stranger.close();
});

test('an order that nobody paid cannot be looked up', async ({ page, browser, shop }) => {
  await addBag(page, APROCASSI.slug);
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.getByLabel('E-mail').fill(SHOPPER.email);
  await page.getByRole('button', { name: /^Continue to payment/ }).click();
  await expect(page.getByRole('heading', { name: 'Demo payment' })).toBeVisible();
  const { number } = await latestOrder(shop);
  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();
  await lookUp(other, number, SHOPPER.email);
  await expect(other.getByRole('main').getByRole('alert')).toContainText(NO_SUCH);
  await stranger.close();
});

test('whoever guesses on is stopped, and then even the right e-mail waits', async ({
  page,
  browser,
  shop,
}) => {
  const number = await buy(page);
  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();
  const alert = other.getByRole('main').getByRole('alert');
  const tooMany = async () => (await alert.textContent())?.includes('Too many attempts') ?? false;
  let tries = 0;
  do {
    await lookUp(other, number, `guess-${tries}@example.com`);
    await expect(alert).toContainText(/Too many attempts|No order fits/);
    tries += 1;
  } while (!(await tooMany()) && tries < 20);
  expect(tries).toBeLessThanOrEqual(11);
  await lookUp(other, number, SHOPPER.email);
  await expect(alert).toContainText('Too many attempts');
  await stranger.close();
});

test('the address of the thanks page shows nothing personal in another browser', async ({
  page,
  browser,
  shop,
}) => {
  const number = await buy(page);
  const thanks = page.url();
  await expect(page.getByRole('main')).toContainText(PERSONAL);

  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();
  await other.goto(thanks);
  await expect(other.getByText('Thank you')).toBeVisible();
  expect(await other.content()).not.toMatch(PERSONAL);
  await other.goto(`/orders/${number}`);
  await expect(other.getByRole('heading', { level: 1, name: 'Find your order' })).toBeVisible();
  expect(await other.content()).not.toMatch(PERSONAL);
  const status = await other.request.get(`/api/orders/${number}/status`);
  expect(status.status()).toBe(404);
  await stranger.close();
});

test('the link in the mail opens the order in any browser, a link with another key does not', async ({
  page,
  browser,
  shop,
}) => {
  const number = await buy(page);
  const link = orderLink((await confirmation(shop, number)).text ?? '');
  const stranger = await browser.newContext({ baseURL: shop.base });
  const other = await stranger.newPage();

  const key = new URL(link, shop.base).searchParams.get('key') ?? '';
  for (const wrong of [key.slice(0, -1), `A${key.slice(1)}`, '', 'x', '%00'.repeat(40)]) {
    await other.goto(`/orders/${number}?key=${wrong}`);
    await expect(other.getByRole('heading', { level: 1, name: 'Find your order' })).toBeVisible();
    expect(await other.content()).not.toMatch(PERSONAL);
  }
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1, name: 'Your order' })).toBeVisible();
  await expect(other.getByRole('region', { name: 'Ships to' }).getByText('12 Hillside Road')).toBeVisible();
  await stranger.close();
});

test('the payment page is not reached without a cart, and an empty checkout says so', async ({ page }) => {
  await page.goto('/checkout');
  await expect(page.getByText('Nothing in the cart yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Continue to payment/ })).toHaveCount(0);
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
});
