import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';
import { forget, newStory, saved, textOf } from './fixtures/stories';

test('a story that two people edit shows both versions, and an older one can be put back', async ({
  page,
  shop,
  context,
  browser,
}) => {
  await signInAs(shop, context, 'editor');
  const id = await newStory(page, 'Two people');
  const other = await browser.newContext({ baseURL: shop.base });
  await signInAs(shop, other, 'owner');
  const theirs = await other.newPage();
  await theirs.goto(`/admin/stories/${id}`);
  await textOf(page).click();
  await page.keyboard.type('Mine.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  await textOf(theirs).click();
  await theirs.keyboard.type('Theirs.');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = theirs.getByRole('alert', { name: 'Somebody else saved this record' });
  await expect(conflict.getByText('Mine.')).toBeVisible();
  await expect(conflict.getByText('Theirs.', { exact: true })).toBeVisible();
  await conflict.getByRole('button', { name: 'Go on with this' }).click();
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(theirs);
  await theirs.getByText('Earlier versions').click();
  await expect(theirs.getByRole('deletion').getByText('Mine.')).toBeVisible();
  await theirs.getByRole('button', { name: /Put into the form.*version 2/ }).click();
  await expect(textOf(theirs)).toHaveText('Mine.');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(theirs);
  expect(
    await shop.sql(`select body #>> '{content,0,content,0,text}' as text from stories where id = $1`, [id]),
  ).toEqual([{ text: 'Mine.' }]);
  await other.close();
  await forget(shop, id);
});

test('a story that was not saved is offered again after a reload', async ({ page, shop, context }) => {
  await signInAs(shop, context, 'editor');
  const id = await newStory(page, 'Kept');
  await textOf(page).click();
  await page.keyboard.type('Not saved yet.');
  await expect(page.getByText('1 change, not saved yet')).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: /^Put (it|them) back in$/ }).click();
  await expect(textOf(page)).toHaveText('Not saved yet.');
  await forget(shop, id);
});
