import type { Locator, Page } from '@playwright/test';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const LOT = 'PE-APRO-2026';

type Size = { sku: string; price: number };
const sizes = (shop: Shop) =>
  shop.sql<Size>(
    `select sku, price_minor as price from variants where sku like $1 and form = 'roasted' order by sku`,
    [`${LOT}-R-%`],
  );
const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });

async function tick(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) await rowOf(page, name).getByRole('checkbox').check();
}

test('prices of several sizes rise by per cent: every change is shown first, and all of it can be undone', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const before = await sizes(shop);
  await page.goto(`/admin/prices?q=${LOT}&form=roasted`);
  await tick(
    page,
    before.map((size) => size.sku),
  );
  await page.getByRole('button', { name: `Change ${before.length} sizes` }).click();
  const dialog = page.getByRole('dialog', { name: /at once/ });
  await dialog.getByLabel('How much').fill('10');
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  for (const { sku, price } of before) {
    const row = dialog.getByRole('row').filter({ hasText: sku });
    await expect(row).toContainText(`$${(price / 100).toFixed(2)}`);
    await expect(row).toContainText(`$${(Math.round(price * 1.1) / 100).toFixed(2)}`);
  }
  expect(await sizes(shop)).toEqual(before);

  await dialog.getByRole('button', { name: `Change ${before.length} records` }).click();
  await expect(dialog).toBeHidden();
  expect(await sizes(shop)).toEqual(
    before.map(({ sku, price }) => ({ sku, price: Math.round(price * 1.1) })),
  );
  const [first] = before;
  await expect(rowOf(page, first?.sku ?? '')).toContainText(
    `$${(Math.round((first?.price ?? 0) * 1.1) / 100).toFixed(2)}`,
  );

  await page.getByRole('button', { name: 'Undo Prices +10 %' }).first().click();
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expect(rowOf(page, first?.sku ?? '')).toContainText(`$${((first?.price ?? 0) / 100).toFixed(2)}`);
  expect(await sizes(shop)).toEqual(before);
  await expect(page.getByText('undone', { exact: true }).first()).toBeVisible();
});

test('a price that would fall to nothing is refused in the preview, with the reason', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const [size] = await sizes(shop);
  await page.goto(`/admin/prices?q=${size?.sku}`);
  await tick(page, [size?.sku ?? '']);
  await page.getByRole('button', { name: 'Change 1 size' }).click();
  const dialog = page.getByRole('dialog', { name: /at once/ });
  await dialog.getByLabel('By').selectOption({ label: 'An amount in USD' });
  await dialog.getByLabel('How much').fill('-5000');
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await expect(dialog.getByText('A price is above zero.')).toBeVisible();
  await expect(dialog.getByText('Nothing would change.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Change \d/ })).toHaveCount(0);
});

test('undoing leaves alone what a colleague changed since, and says so before', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const before = await sizes(shop);
  const [mine, theirs] = before;
  if (!mine || !theirs) throw new Error('too few sizes');
  await page.goto(`/admin/prices?q=${LOT}&form=roasted`);
  await tick(page, [mine.sku, theirs.sku]);
  await page.getByRole('button', { name: 'Change 2 sizes' }).click();
  const dialog = page.getByRole('dialog', { name: /at once/ });
  await dialog.getByLabel('By').selectOption({ label: 'An amount in USD' });
  await dialog.getByLabel('How much').fill('1.23');
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await dialog.getByRole('button', { name: 'Change 2 records' }).click();
  await expect(dialog).toBeHidden();
  await shop.sql('update variants set price_minor = 4321, version = version + 1 where sku = $1', [
    theirs.sku,
  ]);
  await page.reload();
  await page.getByRole('button', { name: 'Undo Prices +$1.23' }).first().click();
  await expect(page.getByRole('alertdialog')).toContainText(`${theirs.sku} was changed since`);
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expect(rowOf(page, mine.sku)).toContainText(`$${(mine.price / 100).toFixed(2)}`);
  expect(await sizes(shop)).toContainEqual({ sku: theirs.sku, price: 4321 });
});

test('a certificate is given to several lots at once and taken off again', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const lots = await shop.sql<{ code: string }>(
    `select lot_code as code from lots where stage = 'landed' and lot_code like 'PE-%' order by lot_code limit 2`,
  );
  const held = async () =>
    (
      await shop.sql<{ n: number }>(`select count(*)::int as n from certifications where scheme = 'Demeter'`)
    )[0]?.n;
  const none = await held();
  await page.goto('/admin/lots?q=PE-');
  for (const [what, expected] of [
    ['Add or renew a certificate', (none ?? 0) + lots.length],
    ['Remove a certificate', none],
  ] as const) {
    await tick(
      page,
      lots.map((lot) => lot.code),
    );
    await page.getByRole('button', { name: `Change ${lots.length} lots` }).click();
    const dialog = page.getByRole('dialog', { name: /at once/ });
    await dialog.getByLabel('What to change').selectOption({ label: what });
    await dialog.getByLabel('Certificate', { exact: true }).selectOption('Demeter');
    await dialog.getByRole('button', { name: 'Show what would change' }).click();
    await dialog.getByRole('button', { name: `Change ${lots.length} records` }).click();
    await expect(dialog).toBeHidden();
    expect(await held()).toBe(expected);
  }
});

test('the preview warns when a published coffee would be left without a lot', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const [lot] = await shop.sql<{ code: string; name: string }>(
    `select min(lot_code) as code, c.name from lots l join coffees c on c.id = l.coffee_id
     where c.status = 'published' group by c.id having count(*) = 1 and min(stage) = 'landed' order by c.name limit 1`,
  );
  await page.goto(`/admin/lots?q=${lot?.code}`);
  await tick(page, [lot?.code ?? '']);
  await page.getByRole('button', { name: 'Change 1 lot' }).click();
  const dialog = page.getByRole('dialog', { name: /at once/ });
  await dialog.getByLabel('New stage').selectOption({ label: 'In preparation' });
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    `${lot?.name} is published and would have no lot left`,
  );
  await dialog.getByLabel('New stage').selectOption({ label: 'Archived' });
  await dialog.getByRole('button', { name: 'Show what would change' }).click();
  await expect(dialog.getByRole('alert')).toContainText(`${lot?.name} would have no lot left for sale`);
});

test('a viewer is offered no bulk edit', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'viewer');
  await page.goto('/admin/prices');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});
