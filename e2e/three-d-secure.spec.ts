import { latestOrder, movements } from './fixtures/books';
import { APROCASSI, addBag, CARDS, goToPayment, orderNumberOn, payWith } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test('a payment that the bank refused is tried again and approved', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  const { number } = await latestOrder(shop);

  await payWith(page, CARDS.asksTheBank);
  await page.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  expect((await latestOrder(shop)).payment).toBe('pending');

  await payWith(page, CARDS.asksTheBank);
  await page.getByRole('button', { name: 'Approve' }).click();
  expect(await orderNumberOn(page)).toBe(number);
  expect((await latestOrder(shop)).payment).toBe('paid');
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
});
