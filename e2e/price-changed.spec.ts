import { countOrders, latestOrder, movements, orderBy } from './fixtures/books';
import { APROCASSI, addBag, CARDS, goToCheckout, orderNumberOn, payWith, pressPay } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';

const setPrice = (shop: Shop, size: string, price: number) =>
  shop.sql(
    `update variants set price_minor = $3 from lots
     where lots.id = lot_id and lot_code = $1 and form = 'roasted' and size_label = $2`,
    [APROCASSI.lot, size, price],
  );

test('a price that changed during checkout is said, old and new, before anything is reserved or charged', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 2 });
  await goToCheckout(page);
  await expect(page.getByText('at $14.50')).toBeVisible();
  const orders = await countOrders(shop);
  const before = await shop.stock.lot(APROCASSI.lot);
  await setPrice(shop, '250 g', 1625);

  await test.step('the first press is answered with both prices', async () => {
    await pressPay(page);
    await expect(page.getByRole('main').getByRole('alert')).toContainText('price changed');
    await expect(page.locator('s')).toHaveText('$14.50');
    await expect(page.getByText('now $16.25')).toBeVisible();
    await expect(page.getByRole('definition').first()).toHaveText('$32.50');
    expect(await countOrders(shop)).toBe(orders);
    expect(await shop.stock.lot(APROCASSI.lot)).toEqual(before);
  });

  await test.step('the second press pays the new price', async () => {
    await pressPay(page);
    await payWith(page, CARDS.good);
    const number = await orderNumberOn(page);
    await expect(page.getByRole('row', { name: 'Subtotal' })).toContainText('$32.50');
    expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid' });
    expect(await movements(shop, number)).toEqual(['reserve 0/+596', 'commit -596/-596']);
  });
});

test('a checkout that is refused still ships to the country that was chosen', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await goToCheckout(page);
  await page.getByLabel('Country of delivery').selectOption({ label: 'Canada' });
  await page.getByRole('button', { name: 'Use this country' }).click();
  await expect(page.getByText('Shipping to Canada', { exact: false })).toBeVisible();
  await setPrice(shop, '250 g', 1625);
  await pressPay(page);
  await expect(page.getByRole('main').getByRole('alert')).toContainText('price changed');
  await expect(page.getByText('Shipping to Canada', { exact: false })).toBeVisible();
  await pressPay(page);
  await expect(page.getByLabel('Country').getByRole('option')).toHaveText(['Canada']);
});

test('the cart page says which price changed since a bag was put in', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await setPrice(shop, '250 g', 1300);
  await page.goto('/cart');
  await expect(page.getByText('The price changed from $14.50 to $13.00.')).toBeVisible();
});

test('a price that changes while the payment page is open does not touch what was agreed', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await goToCheckout(page);
  await pressPay(page);
  await expect(page.getByRole('heading', { name: 'Demo payment' })).toBeVisible();
  await setPrice(shop, '250 g', 9900);
  await payWith(page, CARDS.good);
  await orderNumberOn(page);
  await expect(page.getByRole('row', { name: 'Subtotal' })).toContainText('$14.50');
  expect(await latestOrder(shop)).toMatchObject({ payment: 'paid', fulfilment: 'ready' });
});
