import type { Browser, Page } from '@playwright/test';
import { countOrders, movements, orderBy } from './fixtures/books';
import { APROCASSI, addBag, CARDS, goToCheckout, orderNumberOn, payWith, pressPay } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

const PAYMENT = { name: 'Demo payment' };

async function shopperAtCheckout(browser: Browser, base: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, locale: 'en-US' });
  const page = await context.newPage();
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await goToCheckout(page);
  return page;
}

test('of two shoppers who want the last bag one buys it, and the other is told before paying', async ({
  browser,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 298);
  const ana = await shopperAtCheckout(browser, shop.base);
  const ben = await shopperAtCheckout(browser, shop.base);
  const orders = await countOrders(shop);

  await pressPay(ana);
  await expect(ana.getByRole('heading', PAYMENT)).toBeVisible();
  await pressPay(ben);
  await expect(ben.getByRole('main').getByRole('alert')).toContainText('has just sold out');
  await expect(ben.getByText(`to change it: ${APROCASSI.name}, 250 g.`)).toBeVisible();
  await expect(ben.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible();
  await expect(ben.getByRole('button', { name: /^Continue to payment/ })).toBeDisabled();

  await payWith(ana, CARDS.good);
  const number = await orderNumberOn(ana);
  expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid' });
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
  expect(await countOrders(shop)).toBe(orders + 1);
  const lot = await shop.stock.lot(APROCASSI.lot);
  expect(lot.onHand - lot.reserved).toBe(0);

  await ben.goto('/cart');
  await expect(ben.getByText('Sold out. Take it out to go on.')).toBeVisible();
  await ana.context().close();
  await ben.context().close();
});

test('of two shoppers who press the button at the same moment only one gets the last bag', async ({
  browser,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 298);
  const before = await shop.stock.lot(APROCASSI.lot);
  const shoppers = [await shopperAtCheckout(browser, shop.base), await shopperAtCheckout(browser, shop.base)];
  await Promise.all(shoppers.map(pressPay));
  const outcome = async (page: Page) => {
    const paying = page.getByRole('heading', PAYMENT);
    const told = page.getByText('has just sold out');
    await expect(paying.or(told).first()).toBeVisible();
    return (await paying.isVisible()) ? 'pays' : 'is told';
  };
  expect((await Promise.all(shoppers.map(outcome))).sort()).toEqual(['is told', 'pays']);
  expect((await shop.stock.lot(APROCASSI.lot)).reserved).toBe(before.reserved + 298);
  for (const shopper of shoppers) await shopper.context().close();
});

test('a bag that nobody paid for in time is there for the next shopper', async ({ browser, shop }) => {
  await shop.stock.leave(APROCASSI.lot, 298);
  const ana = await shopperAtCheckout(browser, shop.base);
  const ben = await shopperAtCheckout(browser, shop.base);
  await pressPay(ana);
  await expect(ana.getByRole('heading', PAYMENT)).toBeVisible();

  // The page ends after its time. Nothing but Stripe's word frees the bag.
  const page = shop.double.sessions().at(-1);
  await shop.stripe.checkout.sessions.expire(page?.id ?? '');
  await shop.double.idle();
  await ben.reload();
  await pressPay(ben);
  await expect(ben.getByRole('heading', PAYMENT)).toBeVisible();
  await ana.reload();
  await expect(ana.getByText('This payment page has closed')).toBeVisible();
  for (const shopper of [ana, ben]) await shopper.context().close();
});
