import type { Page } from '@playwright/test';
import { APROCASSI } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { addStaff, signIn, signInAs } from './fixtures/staff';

const movementForm = (page: Page) => page.getByRole('form', { name: 'Record a movement' });
const amountOf = (page: Page) => movementForm(page).getByLabel(/^How much/);
const reasonOf = (page: Page) => movementForm(page).getByLabel(/^Reason/);
const restore = (page: Page) => page.getByRole('button', { name: /^Restore what you typed at / });
const coffee = (page: Page) => page.getByRole('dialog', { name: APROCASSI.name });
const putBack = (page: Page) => coffee(page).getByRole('button', { name: 'Put it back in' });
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('yunga.edit.')));

async function openStock(page: Page, shop: Shop): Promise<void> {
  const [lot] = await shop.sql<{ id: string }>('select id from lots where lot_code = $1', [APROCASSI.lot]);
  await page.goto(`/admin/stock?open=${lot?.id}`);
  await expect(amountOf(page)).toBeEnabled();
}

const movements = (shop: Shop, reason: string) =>
  shop.sql('select d_on_hand_g as g from stock_ledger where reason = $1', [reason]);

test('a movement typed halfway is offered back after a reload, and put back only when that is wished', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'fulfilment');
  await openStock(page, shop);
  await movementForm(page).getByLabel('What happened').selectOption('damage');
  await amountOf(page).fill('1.5');
  await reasonOf(page).fill('A sack that was torn on the');
  await page.reload();
  await expect(restore(page)).toBeVisible();
  await expect(amountOf(page)).toHaveValue('');
  await restore(page).click();
  await expect(movementForm(page).getByLabel('What happened')).toHaveValue('damage');
  await expect(amountOf(page)).toHaveValue('1.5');
  await expect(reasonOf(page)).toHaveValue('A sack that was torn on the');
  await expect(restore(page)).toHaveCount(0);

  await page.reload();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(restore(page)).toHaveCount(0);
  expect(await kept(page)).toEqual([]);
});

test('a movement whose answer got lost is recorded once, though the page is reloaded and it is pressed again', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'fulfilment');
  // Of this run: a second try in the same shop finds the movements of the first.
  const reason = `The sack of ${Date.now()}`;
  const before = await shop.stock.lot(APROCASSI.lot);
  await openStock(page, shop);
  const stockPage = (url: URL) => url.pathname === '/admin/stock';
  await page.route(stockPage, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    // The shop has done it; the browser never hears so.
    await route.fetch();
    await route.abort();
  });
  const record = async () => {
    await amountOf(page).fill('60');
    await reasonOf(page).fill(reason);
    await movementForm(page).getByRole('button', { name: 'Record' }).click();
  };
  await record();
  await expect(movementForm(page).getByRole('alert')).toContainText('The shop did not answer');
  await expect(amountOf(page)).toHaveValue('60');
  expect(await movements(shop, reason)).toHaveLength(1);
  await page.unroute(stockPage);

  await page.reload();
  await restore(page).click();
  await expect(amountOf(page)).toHaveValue('60');
  await movementForm(page).getByRole('button', { name: 'Record' }).click();
  await expect(page.getByText(/^Recorded\./)).toBeVisible();
  expect(await movements(shop, reason)).toEqual([{ g: 60_000 }]);
  expect((await shop.stock.lot(APROCASSI.lot)).onHand).toBe(before.onHand + 60_000);

  await test.step('the next sack is another press', async () => {
    await expect(amountOf(page)).toHaveValue('');
    await record();
    await expect.poll(() => movements(shop, reason)).toHaveLength(2);
  });
});

test('two tabs on one coffee keep a draft each, and a closed tab leaves its own to the other', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const [row] = await shop.sql<{ id: string }>('select id from coffees where slug = $1', [APROCASSI.slug]);
  const other = await context.newPage();
  const name = (tab: Page) => coffee(tab).getByRole('textbox', { name: /^Name/ }).first();
  for (const tab of [page, other]) {
    tab.on('dialog', (dialog) => void dialog.accept());
    await tab.goto(`/admin/coffees?open=${row?.id}`);
  }
  for (const [tab, typed] of [
    [page, 'Typed in the first tab'],
    [other, 'Typed in the second tab'],
  ] as const) {
    await name(tab).fill(typed);
    await expect(coffee(tab).getByText('1 change, not saved yet')).toBeVisible();
  }
  for (const [tab, typed] of [
    [page, 'Typed in the first tab'],
    [other, 'Typed in the second tab'],
  ] as const) {
    await tab.reload();
    await putBack(tab).click();
    await expect(name(tab)).toHaveValue(typed);
    // What stands in a tab that is open is not offered in this one.
    await expect(putBack(tab)).toHaveCount(0);
  }

  await other.close();
  await page.reload();
  const found: string[] = [];
  for (let n = 0; n < 2; n++) {
    await putBack(page).click();
    found.push(await name(page).inputValue());
  }
  expect(found.sort()).toEqual(['Typed in the first tab', 'Typed in the second tab']);
});

test('signing out asks about what was typed and not sent, and leaves nothing of it in the browser', async ({
  page,
  context,
  shop,
}) => {
  await signIn(context, await addStaff(shop, 'fulfilment', 'Bea Borrowed'));
  await page.goto('/admin/orders/new');
  await page.getByLabel('Name', { exact: true }).fill('Mia Market');
  await expect.poll(() => kept(page)).toHaveLength(1);
  page.once('dialog', (dialog) => void dialog.dismiss());
  const out = page.getByRole('button', { name: 'Sign out', exact: true });
  await out.click();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mia Market');
  expect(await kept(page)).toHaveLength(1);

  page.once('dialog', (dialog) => void dialog.accept());
  await out.click();
  await expect(page).toHaveURL(/\/admin\/sign-in/);
  expect(await kept(page)).toEqual([]);
});
