import type { Locator, Page } from '@playwright/test';
import { APROCASSI } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';
import { sticksOut } from './fixtures/sticks-out';

const PHONE = { width: 375, height: 780 };

async function openLot(page: Page): Promise<Locator> {
  await page.goto(`/admin/lots?q=${APROCASSI.lot}`);
  await page.getByRole('button', { name: APROCASSI.lot, exact: true }).click();
  const editor = page.getByRole('dialog', { name: new RegExp(APROCASSI.lot) });
  await expect(editor.getByLabel('Lot code')).toHaveValue(APROCASSI.lot);
  return editor;
}

async function overlap(a: Locator, b: Locator): Promise<boolean> {
  const [one, two] = [await a.boundingBox(), await b.boundingBox()];
  if (!one || !two) throw new Error('One of both is not on the page.');
  return (
    one.x < two.x + two.width &&
    two.x < one.x + one.width &&
    one.y < two.y + two.height &&
    two.y < one.y + one.height
  );
}

test('the way out is in view on a wide screen, and behind the menu button on a phone', async ({
  page,
  context,
  shop,
}) => {
  const person = await signInAs(shop, context, 'owner');
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto('/admin/lots');
  const menu = page.getByRole('navigation', { name: 'Admin' });
  const out = menu.getByRole('button', { name: 'Sign out' });
  await expect(out).toBeInViewport({ ratio: 1 });

  await page.setViewportSize(PHONE);
  await expect(out).toBeHidden();
  await expect(menu.getByText(person.name).filter({ visible: true })).toHaveCount(0);
  await menu.getByText('Menu', { exact: true }).click();
  await expect(out).toBeVisible();
  await expect(menu.getByText(person.name).filter({ visible: true })).toHaveCount(1);
  await menu.getByRole('link', { name: 'Stock', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Stock' })).toBeVisible();
  await expect(out).toBeHidden();
});

test('on a phone a row says what each value is, can be sorted, and opens wherever it is tapped', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.setViewportSize(PHONE);
  await page.goto(`/admin/lots?q=${APROCASSI.lot}`);
  const row = page.getByRole('row').filter({ hasText: APROCASSI.lot });
  const crop = row.locator('[data-label="Crop"]');
  await expect(crop).toBeVisible();
  expect(await crop.evaluate((cell) => getComputedStyle(cell, '::before').content)).toBe('"Crop"');
  expect(await sticksOut(page)).toEqual([]);
  const table = page.getByRole('region', { name: 'Lots', exact: true });
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth), 'hidden sideways').toBe(0);
  await page.getByLabel('Sorted by').selectOption('-crop');
  await expect(page).toHaveURL(/sort=-crop/);
  await row.click();
  await expect(page.getByRole('dialog', { name: new RegExp(APROCASSI.lot) })).toBeVisible();
});

test('a table with more behind its edge has a name and is scrolled with the keyboard', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`/admin/stock?q=${APROCASSI.lot}`);
  await page.getByRole('button', { name: APROCASSI.lot, exact: true }).click();
  const ledger = page.getByRole('region', { name: 'Movements' });
  await expect(ledger).toHaveAttribute('data-more', 'after');
  await ledger.focus();
  await expect(ledger).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(ledger).toHaveAttribute('data-more', /before/);
});

for (const [words, size] of [
  ['beside a preview', { width: 1440, height: 900 }],
  ['on a phone', PHONE],
] as const)
  test(`what was saved is said without covering what is pressed next, ${words}`, async ({
    page,
    context,
    shop,
  }) => {
    await signInAs(shop, context, 'owner');
    await page.setViewportSize(size);
    const editor = await openLot(page);
    await editor.getByLabel('Roast notes').fill(`Drop it early, ${words}.`);
    await editor.getByRole('button', { name: 'Save', exact: true }).click();
    const said = page.getByRole('region', { name: 'Notifications' }).getByRole('dialog').first();
    await expect(said).toBeVisible();
    for (const name of ['Save', 'Close'])
      expect.soft(await overlap(said, editor.getByRole('button', { name, exact: true })), name).toBe(false);
  });

test('a sheet begins at the first field of something new, and at the name of what exists', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.goto('/admin/lots');
  await page.getByRole('button', { name: 'New lot' }).click();
  await expect(
    page.getByRole('dialog', { name: 'New lot' }).getByRole('combobox', { name: /^Coffee/ }),
  ).toBeFocused();
  const editor = await openLot(page);
  await expect(editor.getByRole('heading', { level: 2 }).first()).toBeFocused();
});

test('while newer rows are asked for the old ones stay, marked as busy', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'owner');
  await page.goto('/admin/lots');
  const table = page.getByRole('region', { name: 'Lots', exact: true });
  await expect(table).toHaveAttribute('aria-busy', 'false');
  const rows = await table.getByRole('row').count();
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await page.route(/\/api\/admin\/lots\?/, async (route) => {
    await answered;
    await route.continue();
  });
  await page.getByRole('searchbox').fill(APROCASSI.lot);
  await expect(table).toHaveAttribute('aria-busy', 'true');
  await expect(table.getByRole('row')).toHaveCount(rows);
  await expect(table.locator('table')).toHaveCSS('opacity', '0.5');
  answer();
  await expect(table).toHaveAttribute('aria-busy', 'false');
  await expect(table.getByRole('row')).toHaveCount(2);
});

test('DEMO looks the same in the frame as on an order, and like no state', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await page.goto('/admin/settings/payments');
  const tags = page.getByText('DEMO', { exact: true }).filter({ visible: true });
  await expect(tags).toHaveCount(2);
  const looks = await tags.evaluateAll((all) =>
    all.map((tag) => {
      const { backgroundColor, color, borderColor } = getComputedStyle(tag);
      return { backgroundColor, color, borderColor };
    }),
  );
  expect(looks[0]).toEqual(looks[1]);
  expect(looks[0]?.backgroundColor, 'filled, as no state is').toBe(looks[0]?.borderColor);
});
