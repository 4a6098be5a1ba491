import { confirmation, confirmations, latestOrder, movements } from './fixtures/books';
import { APROCASSI, addBag, cartCount, goToPayment, payAndVanish } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test('an edit that was made while the shop was down is shown at the first request', async ({
  request,
  page,
  shop,
}) => {
  const product = `/coffee/${APROCASSI.slug}`;
  await addBag(page, APROCASSI.slug);
  expect(await (await request.get(product)).text()).toContain('$14.50');
  expect(await (await request.get(product)).text()).toContain('$14.50');

  await shop.restart(() =>
    shop.sql(
      `update variants set price_minor = 2111 from lots
       where lots.id = lot_id and lot_code = $1 and form = 'roasted' and size_label = '250 g'`,
      [APROCASSI.lot],
    ),
  );
  const first = await (await request.get(product)).text();
  expect(first).toContain('$21.11');
  expect(first).not.toContain('$14.50');

  // The cart outlives its process.
  await page.reload();
  await expect(cartCount(page)).toHaveText('1');
});

test('a payment that is made while the shop is down is booked when it is up again', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  const { number } = await latestOrder(shop);
  await shop.restart(async () => {
    await payAndVanish(page);
  });
  await expect.poll(() => movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
  expect(await latestOrder(shop)).toMatchObject({ number, payment: 'paid' });
  await confirmation(shop, number);
  expect(await confirmations(shop, number)).toHaveLength(1);
});
