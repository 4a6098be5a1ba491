import { confirmation, confirmations, expectPayment, latestOrder, movements } from './fixtures/books';
import { APROCASSI, addBag, goToPayment, payAndVanish } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test('whoever closes the tab right after paying still gets the order and one mail', async ({
  page,
  context,
  shop,
}) => {
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  const { number } = await latestOrder(shop);
  await payAndVanish(page);

  await expectPayment(shop, number, 'paid');
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
  const mail = await confirmation(shop, number);
  expect(mail.text).toContain(number);

  const later = await context.newPage();
  await later.goto(`/orders/${number}`);
  await expect(later.getByText('Paid, thank you')).toBeVisible();
  expect(await confirmations(shop, number)).toHaveLength(1);
});
