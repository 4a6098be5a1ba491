import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { APROCASSI } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const SKU = 'PE-APRO-2026-R-250G';
const UPLOAD = 'Import coffees, lots or sizes';

/**
 * Sizes of one lot, exported with semicolons and saved anew by LibreOffice Calc 7.4 with German settings: no byte-order
 * mark, bare line feeds, `7,6` for 7,60, an empty row, two columns that are not ours, and a price and a name changed.
 */
const FROM_CALC = readFileSync(new URL('./fixtures/sizes-semicolons-libreoffice.csv', import.meta.url));

async function upload(page: Page, name: string, content: string | Buffer, form = UPLOAD): Promise<void> {
  await page.goto('/admin/import');
  const panel = page.getByRole('form', { name: form });
  await panel
    .getByLabel('CSV file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await panel.getByRole('button', { name: 'Check the file' }).click();
}

async function download(page: Page, file: string): Promise<string> {
  await page.goto('/admin/import');
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: `Download ${file}` }).click();
  return readFileSync(await (await started).path(), 'utf8');
}

const reportRow = (page: Page, key: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: key, exact: true }) });

test('what is exported and imported again changes nothing: coffees, lots and sizes', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  for (const file of ['Coffees', 'Lots', 'Sizes and prices']) {
    const text = await download(page, file);
    expect(text.startsWith('\uFEFF')).toBe(true);
    await upload(page, `${file}.csv`, text);
    await expect(page.getByText('The shop is already as this file says.')).toBeVisible();
    await expect(
      page.getByText(
        /^0 rows to create · 0 rows to change · [1-9]\d* rows unchanged · 0 rows with an error$/,
      ),
    ).toBeVisible();
  }
});

test('a price changed in a file is seen before it is imported, and a row with an error is left out', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const lines = (await download(page, 'Sizes and prices')).split('\r\n');
  const head = lines[0]?.replace('\uFEFF', '').split(',') ?? [];
  const cells = lines.find((line) => line.startsWith(`${SKU},`))?.split(',') ?? [];
  const before = cells[head.indexOf('price')] ?? '';
  cells[head.indexOf('price')] = '19.35';
  const bad = cells.with(0, 'NOT-A-SKU').with(1, 'NO-SUCH-LOT');
  await upload(page, 'new prices.csv', [lines[0], cells.join(','), bad.join(',')].join('\r\n'));

  await expect(
    page.getByText('0 rows to create · 1 row to change · 0 rows unchanged · 1 row with an error'),
  ).toBeVisible();
  await expect(reportRow(page, 'NOT-A-SKU')).toContainText(
    'lot_code: No lot has the code “NO-SUCH-LOT”. Import the lots first.',
  );
  await page.getByRole('button', { name: 'Change 1' }).click();
  await expect(reportRow(page, SKU)).toContainText(before);
  await expect(reportRow(page, SKU)).toContainText('19.35');
  const price = () =>
    shop.sql<{ price: number }>('select price_minor as price from variants where sku = $1', [SKU]);
  expect(await price()).not.toEqual([{ price: 1935 }]);

  await page.getByRole('button', { name: 'Import 1 row, leave out 1' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('imported', { exact: true })).toBeVisible();
  expect(await price()).toEqual([{ price: 1935 }]);
  await expect
    .poll(async () => (await page.request.get(`/coffee/${APROCASSI.slug}`)).text())
    .toContain('$19.35');
});

test('a semicolon file from a spreadsheet is imported, and a column it should not have is named', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  await upload(page, 'Preise.csv', FROM_CALC);
  await expect(page.getByText(/semicolons between the cells/)).toBeVisible();
  const ignored = page.getByRole('listitem');
  await expect(ignored.filter({ hasText: 'Notiz' })).toContainText('a file of sizes has no such column');
  await expect(ignored.filter({ hasText: 'on_hand_g' })).toContainText('stock changes through a count');
  await expect(
    page.getByText('0 rows to create · 1 row to change · 6 rows unchanged · 0 rows with an error'),
  ).toBeVisible();
  await expect(reportRow(page, SKU)).toContainText('19,45');
  await expect(reportRow(page, SKU)).toContainText('250 g; "neu"');
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  const imported = page.getByText('imported', { exact: true });
  await shop.hold('variants', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(imported).toHaveCount(0);
  });
  await expect(imported).toBeVisible();
  expect(
    await shop.sql('select size_label, price_minor as price from variants where sku = $1', [SKU]),
  ).toEqual([{ size_label: '250 g; "neu"', price: 1945 }]);
  await shop.sql(`update variants set size_label = '250 g' where sku = $1`, [SKU]);
});

test('a file that cannot be read says how to save it', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/import');
  const panel = page.getByRole('form', { name: UPLOAD });
  await panel.getByRole('button', { name: 'Check the file' }).click();
  await expect(panel.getByText('Choose a file first.')).toBeVisible();
  await panel.getByLabel('CSV file').setInputFiles({
    name: 'old.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('slug,name\r\njaen,Ja\xe9n\r\n', 'latin1'),
  });
  await panel.getByRole('button', { name: 'Check the file' }).click();
  await expect(panel.getByRole('alert')).toContainText('CSV UTF-8');
});

test('only who may do it is offered it: fulfilment counts, an editor imports, a viewer exports', async ({
  browser,
  shop,
}) => {
  const count = 'Import a stock count';
  for (const [role, seen, hidden] of [
    ['editor', [UPLOAD], [count]],
    ['fulfilment', [count], [UPLOAD]],
    ['viewer', [], [UPLOAD, count]],
  ] as const) {
    const context = await browser.newContext({ baseURL: shop.base });
    await signInAs(shop, context, role);
    const page = await context.newPage();
    await page.goto('/admin/import');
    await expect(page.getByRole('link', { name: 'Download Coffees' })).toBeVisible();
    for (const name of seen) await expect(page.getByRole('form', { name })).toBeVisible();
    for (const name of hidden) await expect(page.getByRole('form', { name })).toHaveCount(0);
    await context.close();
  }
});

test('a counted lot gets a movement of kind count', async ({ page, context, shop }) => {
  const person = await signInAs(shop, context, 'fulfilment');
  const [lot] = await shop.sql<{ id: string; code: string; g: number }>(
    `select id, lot_code as code, on_hand_g as g from lots where stage = 'landed' and on_hand_g > 5000
     and reserved_g = 0 order by lot_code limit 1`,
  );
  if (!lot) throw new Error('no lot with stock');
  await upload(
    page,
    'count.csv',
    `lot_code,on_hand_g,counted_g,reason\r\n${lot.code},${lot.g},${lot.g - 250},"One bag torn"\r\n`,
    'Import a stock count',
  );
  await page.getByRole('button', { name: 'Import 1 row' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('imported', { exact: true })).toBeVisible();
  const moves = await shop.sql(
    'select kind, d_on_hand_g as g, reason, actor from stock_ledger where lot_id = $1 order by id desc limit 1',
    [lot.id],
  );
  expect(moves).toEqual([{ kind: 'count', g: -250, reason: 'One bag torn', actor: person.id }]);
});
