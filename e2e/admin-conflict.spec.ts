import type { BrowserContext, Page } from '@playwright/test';
import { APROCASSI, buy } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const editor = (page: Page) => page.getByRole('dialog', { name: new RegExp(APROCASSI.lot) });
const saved = (page: Page) => editor(page).getByText('Nothing changed');

async function openLot(context: BrowserContext, shop: Shop): Promise<Page> {
  await signInAs(shop, context, 'editor');
  const page = await context.newPage();
  await page.goto(`/admin/lots?q=${APROCASSI.lot}`);
  await page.getByRole('button', { name: APROCASSI.lot, exact: true }).click();
  await unfold(page, 'Grade and green coffee');
  return page;
}
const unfold = (page: Page, part: string) =>
  editor(page).locator('summary').filter({ hasText: part }).click();
const gradeOf = async (shop: Shop) =>
  (await shop.sql('select grade from lots where lot_code = $1', [APROCASSI.lot]))[0]?.grade;

test('two people edit the same lot: the second sees both versions and nothing is overwritten silently', async ({
  context,
  browser,
  shop,
}) => {
  const elsewhere = await browser.newContext({ baseURL: shop.base });
  const mine = await openLot(context, shop);
  const theirs = await openLot(elsewhere, shop);

  await editor(theirs).getByLabel('Grade').fill('theirs');
  await unfold(theirs, 'Plant and process in detail');
  await editor(theirs).getByLabel('Dried on').fill('their patio');
  await editor(theirs).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(theirs)).toBeVisible();

  await editor(mine).getByLabel('Grade').fill('mine');
  await editor(mine).getByLabel('Roast notes').fill('my notes');
  await editor(mine).getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = editor(mine).getByRole('alert', { name: 'Somebody else saved this record' });
  const grade = conflict.getByRole('group', { name: 'Grade' });
  await expect(grade.getByRole('radio', { name: /Yours\s*mine/ })).toBeVisible();
  await expect(grade.getByRole('radio', { name: /Theirs, saved\s*theirs/ })).toBeVisible();
  expect(await gradeOf(shop)).toBe('theirs');

  await grade.getByRole('radio', { name: /Theirs/ }).check();
  await conflict.getByRole('button', { name: 'Go on with this' }).click();
  await editor(mine).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(mine)).toBeVisible();
  expect(
    await shop.sql('select grade, drying, roast_notes from lots where lot_code = $1', [APROCASSI.lot]),
  ).toEqual([{ grade: 'theirs', drying: 'their patio', roast_notes: 'my notes' }]);
  await elsewhere.close();
});

test('a sale between opening and saving a form keeps the sold grams', async ({ context, browser, shop }) => {
  const page = await openLot(context, shop);
  const before = await shop.stock.lot(APROCASSI.lot);
  const customer = await browser.newPage({ baseURL: shop.base });
  await buy(customer, { form: 'Roasted', size: '250 g', quantity: 3 });
  await customer.close();
  const sold = await shop.stock.lot(APROCASSI.lot);
  expect(sold.onHand - sold.reserved).toBe(before.onHand - before.reserved - 3 * 298);

  await editor(page).getByLabel('Grade').fill('after the sale');
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  expect(await gradeOf(shop)).toBe('after the sale');
  const now = await shop.stock.lot(APROCASSI.lot);
  expect(now.onHand - now.reserved).toBe(sold.onHand - sold.reserved);
});

test('unsaved changes survive a reload and are offered back', async ({ context, shop }) => {
  const page = await openLot(context, shop);
  page.on('dialog', (dialog) => dialog.accept());
  await editor(page).getByLabel('Grade').fill('typed and not saved');
  await expect(editor(page).getByText('1 change, not saved yet')).toBeVisible();
  await page.reload();
  await expect(editor(page).getByText(/^1 change of .* was never saved/)).toBeVisible();
  await expect(editor(page).getByLabel('Grade')).toBeHidden();
  await expect(editor(page).getByLabel('Grade')).not.toHaveValue('typed and not saved');
  await editor(page)
    .getByRole('button', { name: /^Put (it|them) back in$/ })
    .click();
  await expect(editor(page).getByLabel('Grade')).toBeVisible();
  await expect(editor(page).getByLabel('Grade')).toHaveValue('typed and not saved');
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  expect(await gradeOf(shop)).toBe('typed and not saved');
});

test('typing while an earlier draft is offered loses neither, over a reload too', async ({
  context,
  shop,
}) => {
  const page = await openLot(context, shop);
  page.on('dialog', (dialog) => dialog.accept());
  const grade = editor(page).getByLabel('Grade');
  const offer = editor(page).getByText(/^1 change of .* was never saved/);
  const putBack = editor(page).getByRole('button', { name: 'Put it back in' });
  await grade.fill('the earlier words');
  await expect(editor(page).getByText('1 change, not saved yet')).toBeVisible();
  await page.reload();
  await expect(offer).toBeVisible();
  await unfold(page, 'Grade and green coffee');
  await grade.fill('typed before answering');
  await expect(offer).toBeVisible();
  await page.reload();
  // The newest first, then the one that waited longer.
  await putBack.click();
  await expect(grade).toHaveValue('typed before answering');
  await putBack.click();
  await expect(grade).toHaveValue('the earlier words');
  // What stood in the same field is the next offer.
  await putBack.click();
  await expect(grade).toHaveValue('typed before answering');
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  expect(await gradeOf(shop)).toBe('typed before answering');
  await editor(page).getByRole('button', { name: 'Forget it' }).click();
  await expect(offer).toHaveCount(0);
  await page.reload();
  await expect(grade).toHaveValue('typed before answering');
  await expect(offer).toHaveCount(0);
});

test('changes typed without a connection are kept and saved when it is back', async ({ context, shop }) => {
  const page = await openLot(context, shop);
  await context.setOffline(true);
  await editor(page).getByLabel('Grade').fill('typed offline');
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor(page).getByRole('alert').filter({ hasText: 'The shop did not answer' })).toBeVisible();
  await expect(editor(page).getByText('1 change, not saved yet')).toBeVisible();
  await context.setOffline(false);
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  expect(await gradeOf(shop)).toBe('typed offline');
});

test('leaving with unsaved changes asks first', async ({ context, shop }) => {
  const page = await openLot(context, shop);
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await editor(page).getByLabel('Grade').fill('half');
  await editor(page).getByRole('button', { name: 'Close' }).click();
  await editor(page).getByRole('link', { name: APROCASSI.name }).first().click();
  await expect(editor(page).getByLabel('Grade')).toHaveValue('half');
  expect(asked).toHaveLength(2);
});

test('an older version is put back into the form and saved as a new one', async ({ context, shop }) => {
  const page = await openLot(context, shop);
  for (const grade of ['first words', 'second words']) {
    await editor(page).getByLabel('Grade').fill(grade);
    await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
    await expect(saved(page)).toBeVisible();
  }
  await editor(page).getByText('Earlier versions').click();
  await expect(editor(page).getByText('first words → second words')).toBeVisible();
  await editor(page)
    .getByRole('button', { name: /^Put into the form/ })
    .nth(1)
    .click();
  await expect(editor(page).getByLabel('Grade')).toHaveValue('first words');
  expect(await gradeOf(shop)).toBe('second words');
  await editor(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  expect(await gradeOf(shop)).toBe('first words');
});
