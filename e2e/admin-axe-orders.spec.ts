import type { Page } from '@playwright/test';
import { brokenRules } from './fixtures/axe';
import { APROCASSI, addBag, CARDS, goToPayment, orderNumberOn, payWith } from './fixtures/buy';
import { at, DIALOG, dialog, onTop, openAndCheck, pressed } from './fixtures/open-and-check';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

/** The number of an order with a bag to roast and a bag that may go back into stock. */
async function bought(shop: Shop, page: Page): Promise<string> {
  const context = await page.context().browser()?.newContext({ baseURL: shop.base });
  if (!context) throw new Error('This page has no browser.');
  const customer = await context.newPage();
  await addBag(customer, APROCASSI.slug, { form: 'Green, unroasted', size: '1 lb' });
  await addBag(customer, APROCASSI.slug, { form: 'Roasted', size: '250 g' });
  await goToPayment(customer);
  await payWith(customer, CARDS.good);
  await customer.waitForURL('**/checkout/thanks?**');
  const number = await orderNumberOn(customer);
  await context.close();
  return number;
}

test('the dialogs of an order, its batch and its papers can be used by everybody', async ({
  page,
  context,
  shop,
}) => {
  test.slow();
  await signInAs(shop, context, 'owner');
  const number = await bought(shop, page);
  await openAndCheck(
    page,
    pressed(`/admin/orders/${number}`, 'Ship a parcel', /^Ship from/),
    onTop('Refund', /^Refund order/),
    onTop('Back into stock'),
    onTop('Cancel order', 'Cancel this order'),
    onTop('Hold', 'Hold this order'),
    {
      name: 'a hold without a reason',
      within: DIALOG,
      open: async (page) => {
        await dialog(page).getByRole('button', { name: 'Hold it' }).click();
        await expect(dialog(page).getByLabel('Why')).toHaveAttribute('aria-invalid', 'true');
      },
    },
    {
      name: 'an order on hold, a note typed and a mail unfolded',
      open: async (page) => {
        await dialog(page).getByLabel('Why').fill('house number is missing');
        await dialog(page).getByRole('button', { name: 'Hold it' }).click();
        await expect(dialog(page)).toHaveCount(0);
        await expect(page.getByRole('region', { name: 'Needs a look' })).toBeVisible();
        await page.getByRole('form', { name: 'Add a note' }).getByLabel('Note').fill('called them');
        const mail = page.getByRole('region', { name: 'Mails' }).getByText(/^Read it/);
        await mail.first().click();
      },
    },
    onTop('Release', 'Release this order'),
  );
  await dialog(page).getByRole('button', { name: 'Release for packing' }).click();
  await expect(dialog(page)).toHaveCount(0);

  await openAndCheck(
    page,
    {
      name: 'the form for a roast batch',
      within: DIALOG,
      open: async (page) => {
        await page.goto('/admin/roasting');
        await page
          .getByRole('button', { name: `Record a batch of ${APROCASSI.lot}` })
          .first()
          .click();
        await expect(page.getByRole('form', { name: 'Record a roast batch' })).toBeVisible();
      },
    },
    {
      name: 'the correction of a batch',
      within: DIALOG,
      open: async (page) => {
        const form = page.getByRole('form', { name: 'Record a roast batch' });
        await form.getByLabel(/^Green in/).fill('10');
        await form.getByLabel(/^Roasted out/).fill('8.4');
        await form.getByRole('button', { name: 'Record the batch' }).click();
        await expect(form).toHaveCount(0);
        await page.goto(`/admin/roasting/batches?q=${number}`);
        await page.getByRole('rowheader').first().getByRole('button').click();
        await expect(page.getByRole('form', { name: /^Correct batch/ })).toBeVisible();
      },
    },
    {
      name: 'the end of a batch',
      within: DIALOG,
      open: async (page) => {
        await page.getByRole('button', { name: 'Void this batch' }).click();
        await expect(dialog(page, /^Void batch/)).toBeVisible();
      },
    },
  );

  await page.emulateMedia({ media: 'print' });
  for (const path of [
    '/admin/roasting',
    '/admin/roasting/pick-list',
    `/admin/orders/${number}/packing-slip`,
  ]) {
    await at(path).open(page);
    expect.soft(await brokenRules(page), `${path}, printed`).toEqual([]);
  }
});

test('an order written by hand can be used by everybody', async ({ page, context, shop }) => {
  test.slow();
  await signInAs(shop, context, 'owner');
  await openAndCheck(
    page,
    {
      name: 'a coffee in it, and half an e-mail address',
      open: async (page) => {
        await page.goto('/admin/orders/new');
        await page.getByLabel('Search coffee, SKU or lot').fill('PE-APRO-2026-G');
        await page.getByRole('button', { name: `Add ${APROCASSI.name}, 1 lb, green` }).click();
        await page.getByLabel('E-mail').fill('mia@');
        await page.getByRole('button', { name: 'Reserve and open the payment page' }).click();
        await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
      },
    },
    {
      name: 'its payment page',
      open: async (page) => {
        await page.getByLabel('Name').fill('Mia Market');
        await page.getByLabel('E-mail').fill('mia@example.com');
        await page.getByRole('button', { name: 'Reserve and open the payment page' }).click();
        await expect(page.getByRole('region', { name: 'Payment page' }).getByRole('img')).toBeVisible();
      },
    },
    onTop('Cancel order', 'Cancel this order'),
    {
      name: 'its payment page, closed',
      open: async (page) => {
        await page.getByRole('button', { name: 'Close the payment page' }).click();
        await expect(page.getByRole('link', { name: 'Write it again' })).toBeVisible();
      },
    },
  );
});
