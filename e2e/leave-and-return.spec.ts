import { countOrders, expectPayment, latestOrder, movements } from './fixtures/books';
import {
  APROCASSI,
  addBag,
  CARDS,
  goToCheckout,
  goToPayment,
  orderNumberOn,
  payWith,
  pressPay,
} from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test('a cart that changed in another tab is said at checkout, and nothing is charged for the old one', async ({
  page,
  context,
  shop,
}) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await goToCheckout(page);
  const orders = await countOrders(shop);
  const other = await context.newPage();
  await addBag(other, APROCASSI.slug, { size: '1 kg' });

  await pressPay(page);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('changed in another window');
  await expect(page.getByText('1 × 1 kg')).toBeVisible();
  expect(await countOrders(shop)).toBe(orders);

  await pressPay(page);
  await payWith(page, CARDS.good);
  const number = await orderNumberOn(page);
  await expect(page.getByRole('row', { name: 'Subtotal' })).toContainText('$67.00');
  expect(await movements(shop, number)).toEqual(['reserve 0/+1489', 'commit -1489/-1489']);
});

test('whoever comes back from the payment page can give the bags back', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug);
  const before = await shop.stock.lot(APROCASSI.lot);
  await goToPayment(page);
  const { number } = await latestOrder(shop);
  const paymentPage = page.url();
  expect((await shop.stock.lot(APROCASSI.lot)).reserved).toBe(before.reserved + 298);

  await page.goBack();
  await page.reload();
  await page.getByRole('button', { name: 'Cancel the payment' }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByLabel(/^Quantity/)).toHaveValue('1');
  await expectPayment(shop, number, 'expired');
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'release 0/-298']);
  expect(await shop.stock.lot(APROCASSI.lot)).toEqual(before);

  await page.goto(paymentPage);
  await expect(page.getByText('This payment page has closed')).toBeVisible();
});

test('whoever follows the way back goes on later, on the same payment page and with the same bags', async ({
  page,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 298);
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await goToPayment(page);
  const { number } = await latestOrder(shop);
  const paymentPage = page.url();

  await page.getByRole('link', { name: 'Cancel and go back to the shop' }).click();
  await expect(page).toHaveURL(/\/cart\?cancelled=/);
  await expect(page.getByText('Your payment page is still open')).toBeVisible();
  // The last bag waits for them: it is not called sold out.
  await expect(page.getByText(/sold out/i)).toHaveCount(0);

  await goToPayment(page);
  expect(page.url()).toBe(paymentPage);
  await payWith(page, CARDS.good);
  expect(await orderNumberOn(page)).toBe(number);
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
});

test('whoever changes the cart after coming back pays for the new cart alone', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await goToPayment(page);
  const first = await latestOrder(shop);
  const oldPage = page.url();

  await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 2 });
  await goToPayment(page);
  const second = await latestOrder(shop);
  expect(second.number).not.toBe(first.number);
  await expectPayment(shop, first.number, 'expired');
  expect(await movements(shop, first.number)).toEqual(['reserve 0/+298', 'release 0/-298']);

  const newPage = page.url();
  await page.goto(oldPage);
  await expect(page.getByText('This payment page has closed')).toBeVisible();
  await page.goto(newPage);
  await payWith(page, CARDS.good);
  expect(await orderNumberOn(page)).toBe(second.number);
  expect(await movements(shop, second.number)).toEqual(['reserve 0/+894', 'commit -894/-894']);
});

test('pressing the button twice, in two tabs, makes one order and one payment page', async ({
  page,
  context,
  shop,
}) => {
  await addBag(page, APROCASSI.slug);
  await goToCheckout(page);
  const orders = await countOrders(shop);
  const other = await context.newPage();
  await other.goto('/checkout');
  await Promise.all([pressPay(page), pressPay(other)]);
  for (const tab of [page, other])
    await expect(tab.getByRole('heading', { name: 'Demo payment' })).toBeVisible();
  expect(other.url()).toBe(page.url());
  expect(await countOrders(shop)).toBe(orders + 1);
  expect(await movements(shop, (await latestOrder(shop)).number)).toEqual(['reserve 0/+298']);
});

test('when the payment provider does not answer the bags are kept, and the next press goes on', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug);
  await goToCheckout(page);
  const orders = await countOrders(shop);
  // Three times: the SDK tries again twice by itself.
  await shop.double.control({
    faults: { api: [{ path: 'POST /v1/checkout/sessions$', mode: '500', times: 3 }] },
  });
  await pressPay(page);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('did not answer');
  const { number } = await latestOrder(shop);
  expect(await movements(shop, number)).toEqual(['reserve 0/+298']);

  await shop.double.control({ faults: {} });
  await pressPay(page);
  await payWith(page, CARDS.good);
  expect(await orderNumberOn(page)).toBe(number);
  expect(await countOrders(shop)).toBe(orders + 1);
});
