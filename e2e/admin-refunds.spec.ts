import { movements, orderBy } from './fixtures/books';
import { APROCASSI } from './fixtures/buy';
import { openOrder, POUND, withOrder } from './fixtures/orders';
import { expect, test } from './fixtures/shop';

test('a part of the money goes back, and the bag goes back into stock only when that is chosen', async ({
  page,
  context,
  shop,
}) => {
  const number = await withOrder({ page, context, shop }, { ...POUND, quantity: 2 });
  const sold = await shop.stock.lot(APROCASSI.lot);
  await openOrder(page, number);

  await test.step('more than was paid cannot be given back', async () => {
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Refund order ${number}` });
    await dialog.getByLabel('Amount in USD').fill('9999');
    await expect(dialog.getByRole('alert')).toContainText('is left to give back');
    await dialog.getByLabel('Amount in USD').fill('3.80');
    await dialog.getByLabel('Why').fill('one bag torn');
    await dialog.getByRole('button', { name: 'Give back $3.80' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the money is on its way at Stripe, the grams stayed out', async () => {
    const payments = page.getByRole('region', { name: 'Payments and refunds' });
    await expect(payments.getByText('given back', { exact: true })).toBeVisible();
    await expect(payments.getByText('−$3.80')).toBeVisible();
    await expect(page.getByText('Part refunded')).toBeVisible();
    expect(await orderBy(shop, number)).toMatchObject({ payment: 'partially_refunded' });
    expect(await shop.stock.lot(APROCASSI.lot)).toEqual(sold);
  });

  await test.step('one bag is put back, and only one', async () => {
    await page.getByRole('button', { name: 'Back into stock' }).click();
    const dialog = page.getByRole('dialog', { name: 'Back into stock' });
    await dialog.getByLabel('Bags').fill('3');
    await dialog.getByRole('button', { name: 'Put back into stock' }).click();
    await expect(dialog.getByText('Say why it came back')).toBeVisible();
    await dialog.getByLabel('Why it came back').fill('Sent back unopened');
    await dialog.getByRole('button', { name: 'Put back into stock' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Only 2 bags');
    await dialog.getByLabel('Bags').fill('1');
    await dialog.getByRole('button', { name: 'Put back into stock' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('1 to ship, 1 back in stock')).toBeVisible();
    expect((await movements(shop, number)).at(-1)).toBe('restock +454/0');
    expect((await shop.stock.lot(APROCASSI.lot)).onHand).toBe(sold.onHand + 454);
  });

  await test.step('the history names who did it', async () => {
    const history = page.getByRole('region', { name: 'Notes and history' });
    const entry = history
      .getByRole('listitem')
      .filter({ hasText: 'Refund of $3.80 asked for: one bag torn' });
    await expect(entry).toContainText('Ada fulfilment');
    await expect(history.getByText(/^Back into stock: 1 × Peru APROCASSI, 1 lb/)).toBeVisible();
  });
});

test('a refund whose answer gets lost is made once, though its window is closed, opened and pressed again', async ({
  page,
  context,
  shop,
}) => {
  const number = await withOrder({ page, context, shop }, { ...POUND, quantity: 1 });
  await openOrder(page, number);
  const dialog = page.getByRole('dialog', { name: `Refund order ${number}` });
  const giveBack = async () => {
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    await dialog.getByLabel('Amount in USD').fill('2.50');
    await dialog.getByLabel('Why').fill('late');
    await dialog.getByRole('button', { name: 'Give back $2.50' }).click();
  };
  await page.route(`**/admin/orders/${number}`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    // The shop has done it; the browser never hears so.
    await route.fetch();
    await route.abort();
  });
  await giveBack();
  await expect(dialog.getByRole('alert')).toContainText('The shop did not answer');
  await page.unroute(`**/admin/orders/${number}`);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();

  await giveBack();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('$2.50 was on its way back already')).toBeVisible();
  const payments = page.getByRole('region', { name: 'Payments and refunds' });
  await expect(payments.getByText('−$2.50')).toHaveCount(1);
  const refunds = await shop.sql<{ amount: number }>(
    'select amount_minor as amount from refunds where order_id = (select id from orders where number = $1)',
    [number],
  );
  expect(refunds).toEqual([{ amount: 250 }]);
});
