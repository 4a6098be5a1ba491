import type { Page } from '@playwright/test';
import { confirmation, confirmations, expectPayment, movements } from './fixtures/books';
import { APROCASSI, addBag, fillPayment, goToPayment, orderNumberOn } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';

async function payByBank(page: Page): Promise<string> {
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  await fillPayment(page);
  await page.getByRole('radio', { name: 'Delayed bank payment' }).check();
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your bank is on it' })).toBeVisible();
  return orderNumberOn(page);
}

const settle = async (shop: Shop, ok: boolean) => {
  const id = shop.double.sessions().at(-1)?.id ?? '';
  await shop.double.control({ settle: { id, ok }, idle: true });
};

test('the bags stay reserved while a bank takes its time, and are sold when the money is there', async ({
  page,
  shop,
}) => {
  const number = await payByBank(page);
  await expectPayment(shop, number, 'processing');
  expect(await movements(shop, number)).toEqual(['reserve 0/+298']);
  expect(await confirmations(shop, number)).toEqual([]);

  await settle(shop, true);
  await expectPayment(shop, number, 'paid');
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'commit -298/-298']);
  await confirmation(shop, number);
  await page.reload();
  await expect(page.getByText('Paid, thank you')).toBeVisible();
});

test('the bags go back on the table when the bank says no, and the customer reads it', async ({
  page,
  shop,
}) => {
  const number = await payByBank(page);
  await settle(shop, false);
  await expectPayment(shop, number, 'failed');
  expect(await movements(shop, number)).toEqual(['reserve 0/+298', 'release 0/-298']);
  expect(await confirmations(shop, number)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'The payment did not go through' })).toBeVisible();
  await expect(page.getByText('Nothing was charged.', { exact: false })).toBeVisible();
});
