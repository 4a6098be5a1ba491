import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { APROCASSI, addBag, CARDS, goToPayment, orderNumberOn, payWith } from './fixtures/buy';
import { openAndCheck } from './fixtures/open-and-check';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const sheet = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const saved = (page: Page) => page.getByText('Nothing changed');

async function openLot(page: Page, code = APROCASSI.lot) {
  await page.goto('/admin/lots');
  await page.getByRole('searchbox', { name: /^Search/ }).fill(code);
  await page.getByRole('button', { name: code, exact: true }).click();
  const editor = sheet(page, new RegExp(code));
  await expect(editor.getByLabel('Lot code')).toHaveValue(code);
  return editor;
}

async function openSize(page: Page, sku: string) {
  await page.goto('/admin/prices');
  await page.getByRole('searchbox', { name: /^Search/ }).fill(sku);
  await page.getByRole('button', { name: sku, exact: true }).click();
  const editor = sheet(page, new RegExp(sku));
  await expect(editor.getByLabel('SKU')).toHaveValue(sku);
  return editor;
}

/** Takes what a test made out of the shop again: its orders hold it in the tables. */
const withdraw = (shop: Shop, slug: string) =>
  shop.sql(`update coffees set status = 'archived' where slug = $1`, [slug]);

test('a coffee with a lot and a size is made from nothing, published, and bought by a customer', async ({
  page,
  context,
  browser,
  shop,
}) => {
  test.slow();
  await signInAs(shop, context, 'editor');

  await test.step('the coffee', async () => {
    await page.goto('/admin/coffees');
    await page.getByRole('button', { name: 'New coffee' }).click();
    const form = sheet(page, 'New coffee');
    await expect(form.getByLabel('Name')).toBeFocused();
    await form.getByLabel('Name').fill('Perú Bagua Grande');
    await expect(form.getByLabel('Page address')).toHaveValue('peru-bagua-grande');
    await form.getByRole('button', { name: 'Create coffee' }).click();
    const coffee = sheet(page, 'Perú Bagua Grande');
    await expect(coffee.getByText('Customers can buy it when:')).toBeVisible();
    await coffee.getByLabel('Summary').fill('Washed, with plum and panela.');
    await coffee.getByLabel('Origin', { exact: true }).selectOption({ label: 'Peru' });
    await coffee.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(saved(page)).toBeVisible();
    await coffee.getByRole('link', { name: 'New lot' }).click();
  });

  await test.step('its lot', async () => {
    const form = sheet(page, 'New lot');
    await expect(form.getByLabel('Lot code')).toHaveValue(/^PE-BAGU-\d{4}-01$/);
    await form.getByLabel('Lot code').fill('PE-BAGU-2026-01');
    await form.getByRole('button', { name: 'Create lot' }).click();
    const lot = sheet(page, /PE-BAGU-2026-01/);
    await lot.getByLabel('Stage').selectOption('Landed');
    await lot.getByLabel('Process').selectOption('Washed');
    await lot.getByLabel('Tasting notes').fill('plum,panela,');
    await lot.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(saved(page)).toBeVisible();
    await lot.getByRole('link', { name: 'New size' }).click();
  });

  await test.step('its size', async () => {
    const form = sheet(page, /^New size/);
    await form.getByLabel('Printed size').fill('250 g');
    await form.getByLabel('Price').fill('18.50');
    await expect(form.getByText('One bag takes 298 g of green coffee')).toBeVisible();
    await form.getByRole('button', { name: 'Add size' }).click();
    await expect(form.getByText('250 g is added.')).toBeVisible();
    const missing = form
      .getByRole('region', { name: 'Can it be bought' })
      .getByRole('listitem')
      .getByRole('link');
    await expect(missing).toHaveText(['stock is received, enough for one', 'the coffee is published']);
  });

  await test.step('its stock, received by somebody who may', async () => {
    const elsewhere = await browser.newContext({ baseURL: shop.base });
    await signInAs(shop, elsewhere, 'fulfilment');
    const stock = await elsewhere.newPage();
    await stock.goto('/admin/stock?q=PE-BAGU-2026-01');
    await stock.getByRole('button', { name: 'PE-BAGU-2026-01', exact: true }).click();
    const lot = stock.getByRole('dialog', { name: 'PE-BAGU-2026-01' });
    const form = lot.getByRole('form', { name: 'Record a movement' });
    await form.getByLabel('What happened').selectOption('receive');
    await form.getByLabel(/^How much/).fill('5');
    await form.getByLabel(/^Reason/).fill('First sack');
    await form.getByRole('button', { name: 'Record' }).click();
    await expect(lot.getByRole('row').filter({ hasText: 'First sack' })).toContainText('+5 kg');
    await elsewhere.close();
  });

  await test.step('the coffee is published', async () => {
    await page.goto('/admin/coffees?q=Bagua');
    await page.getByRole('button', { name: 'Perú Bagua Grande' }).click();
    const coffee = sheet(page, 'Perú Bagua Grande');
    await coffee.getByRole('button', { name: 'the coffee is published' }).click();
    await expect(coffee.getByRole('region', { name: 'Publishing' })).toBeInViewport();
    await coffee.getByRole('button', { name: 'Publish now' }).click();
    await expect(coffee.getByText('Customers can buy it now.')).toBeVisible();
  });

  const customer = await browser.newPage({ baseURL: shop.base });
  await addBag(customer, 'peru-bagua-grande', { size: '250 g' });
  await goToPayment(customer);
  await payWith(customer, CARDS.good);
  await customer.waitForURL('**/checkout/thanks?**');
  const number = await orderNumberOn(customer);
  await customer.close();
  await expect
    .poll(() =>
      shop.sql('select sku, lot_code from order_items join orders on id = order_id where number = $1', [
        number,
      ]),
    )
    .toEqual([{ sku: 'PE-BAGU-2026-R-250G', lot_code: 'PE-BAGU-2026-01' }]);
  await withdraw(shop, 'peru-bagua-grande');
});

test('a size is filled in from what is printed on the bag, what a person typed stays, and the next one follows', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const editor = await openLot(page);
  await editor.getByRole('link', { name: 'New size' }).click();
  const form = sheet(page, /^New size/);
  const values = () =>
    Promise.all(['SKU', 'Net weight', 'Packed weight'].map((name) => form.getByLabel(name).inputValue()));
  await form.getByLabel('Form').selectOption('Roasted');
  await form.getByLabel('Printed size').fill('2 kg');
  expect(await values()).toEqual(['PE-APRO-2026-R-2KG', '2000', '2106']);
  await form.getByLabel('Packed weight').fill('2150');
  await form.getByRole('button', { name: '5 lb' }).click();
  expect(await values()).toEqual(['PE-APRO-2026-R-5LB', '2268', '2150']);
  await form.getByLabel('Packed weight').fill('2400');
  await form.getByLabel('Price').fill('99');
  await form.getByRole('button', { name: 'Add size' }).click();
  await form.getByRole('button', { name: 'Another size' }).click();
  await expect(form.getByLabel('Form')).toHaveValue('roasted');
  await expect(form.getByLabel('Printed size')).toHaveValue('');
  await form.getByLabel('Printed size').fill('5 lb');
  await expect(form.getByText('This lot has that size already.')).toBeVisible();
  expect(await values()).toEqual(['PE-APRO-2026-R-5LB-2', '2268', '2386']);
  expect(
    await shop.sql(`delete from variants where sku = 'PE-APRO-2026-R-5LB' returning gross_g, pounds_x_100`),
  ).toEqual([{ gross_g: 2400, pounds_x_100: 500 }]);
});

const SKU = 'PE-APRO-2026-R-250G';
const html = async (request: APIRequestContext, address: string) => (await request.get(address)).text();
const inWords = (text: string) => text.replaceAll(/<script[\s\S]*?<\/script>/g, '');

/** A product page that shows the APROCASSI coffee among the related ones. */
async function pageThatRelates(request: APIRequestContext, base: string): Promise<string> {
  const list = await html(request, `${base}/coffee`);
  for (const [, slug] of list.matchAll(/href="\/coffee\/([a-z0-9-]+)"/g)) {
    if (slug === APROCASSI.slug) continue;
    const product = await html(request, `${base}/coffee/${slug}`);
    if (product.slice(product.indexOf('id="related"')).includes(`/coffee/${APROCASSI.slug}"`))
      return `/coffee/${slug}`;
  }
  throw new Error('No page relates to the APROCASSI coffee.');
}

test('a price that an editor saves is on product, list, related, search and structured data at the next load, in another process too', async ({
  page,
  context,
  request,
  shop,
}) => {
  test.slow();
  await signInAs(shop, context, 'editor');
  const other = await shop.second();
  const product = `/coffee/${APROCASSI.slug}`;
  const paths = [product, '/coffee', await pageThatRelates(request, shop.base), '/search?q=aprocassi'];
  const pages = [shop.base, other.base].flatMap((base) => paths.map((path) => base + path));
  const without = (price: string) => async () => {
    const texts = await Promise.all(pages.map((address) => html(request, address)));
    return pages.filter((_, i) => !inWords(texts[i] ?? '').includes(price));
  };
  await expect.poll(without('$14.50'), 'pages without the old price').toEqual([]);

  const editor = await openSize(page, SKU);
  await editor.getByLabel('Price').fill('17.35');
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saved(page)).toBeVisible();
  await expect(editor.getByText('$17.35').first()).toBeVisible();

  expect(await without('$17.35')(), 'pages without the new price').toEqual([]);
  for (const base of [shop.base, other.base]) {
    const blocks = [...(await html(request, base + product)).matchAll(/ld\+json">([\s\S]*?)<\/script>/g)];
    expect(blocks.map(([, json]) => json).join()).toContain('"price":"17.35"');
  }
  await other.stop();
});

test('the preview shows what is typed before it is saved, keeps the last good page, and saves nothing', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  await page.setViewportSize({ width: 1440, height: 900 });
  const editor = await openLot(page);
  const preview = page.frameLocator('iframe[title="The page with your changes"]');
  await expect(preview.getByRole('heading', { level: 1, name: APROCASSI.name })).toBeVisible();
  await editor.getByLabel('Tasting notes').fill('quince,');
  await expect(preview.getByText(/quince/).first()).toBeVisible();
  await editor.getByLabel('Lowest altitude').fill('9');
  await expect(editor.getByText('this is the last good page')).toBeVisible();
  await expect(preview.getByText(/quince/).first()).toBeVisible();
  await preview.getByRole('link', { name: 'Coffee', exact: true }).first().click();
  await expect(preview.getByRole('heading', { level: 1, name: APROCASSI.name })).toBeVisible();
  await editor.getByLabel('Desktop').check();
  expect(
    await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => frame.contentWindow?.innerWidth),
  ).toBe(1280);
  expect(await shop.sql(`select 1 from lots where 'quince' = any(flavour_notes)`)).toEqual([]);
});

test('only the preview may stand in a frame, and only in one of ours', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'viewer');
  const framing = async (path: string) => {
    const headers = (await page.request.get(path)).headers();
    return [
      headers['x-frame-options'],
      /frame-ancestors [^;]+/.exec(headers['content-security-policy'] ?? '')?.[0],
    ];
  };
  expect(await framing('/preview/frame')).toEqual(['SAMEORIGIN', "frame-ancestors 'self'"]);
  expect(await framing('/admin/lots')).toEqual(['DENY', "frame-ancestors 'none'"]);
  expect(await framing('/preview/link/x')).toEqual(['DENY', "frame-ancestors 'none'"]);
});

test('a lot is edited with the keyboard alone', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'editor');
  await page.goto(`/admin/lots?q=${APROCASSI.lot}`);
  const row = page.getByRole('button', { name: APROCASSI.lot, exact: true });
  const tabTo = async (field: Locator) => {
    for (let steps = 0; steps < 120; steps++) {
      if (await field.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never comes to ${field}.`);
  };
  await tabTo(row);
  await page.keyboard.press('Enter');
  const editor = sheet(page, new RegExp(APROCASSI.lot));
  await expect(editor.getByLabel('Lot code')).toBeVisible();
  await tabTo(editor.locator('summary').filter({ hasText: 'Grade and green coffee' }));
  await page.keyboard.press('Enter');
  await tabTo(editor.getByLabel('Grade', { exact: true }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('SHB by keyboard');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saved(page)).toBeVisible();
  expect(await shop.sql('select grade from lots where lot_code = $1', [APROCASSI.lot])).toEqual([
    { grade: 'SHB by keyboard' },
  ]);
  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
});

test('what is wrong is said at its field when it loses focus, and Save leads there', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const editor = await openLot(page);
  const lowest = editor.getByLabel('Lowest altitude');
  await lowest.fill('100');
  await lowest.blur();
  await expect(lowest).toHaveAccessibleDescription(/Whole metres from 200 to 2,700/);
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(lowest).toBeFocused();
  await expect(editor.getByRole('alert').filter({ hasText: 'Nothing is saved yet' })).toBeVisible();
});

test('a viewer sees a lot and can change nothing of it', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'viewer');
  const editor = await openLot(page);
  await expect(editor.getByLabel('Lot code')).toBeDisabled();
  await expect(editor.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await expect(editor.getByText('Your role can look at this, and change nothing.')).toBeVisible();
  await page.goto('/admin/coffees');
  await expect(page.getByRole('button', { name: 'New coffee' })).toHaveCount(0);
});

for (const [what, path] of [
  ['a coffee', '/admin/coffees?q=aprocassi'],
  ['a lot', `/admin/lots?q=${APROCASSI.lot}`],
  ['a size', `/admin/prices?q=${SKU}`],
] as const)
  test(`the editor of ${what} can be used by everybody, light and dark, wide and narrow`, async ({
    page,
    context,
    shop,
  }) => {
    await signInAs(shop, context, 'owner');
    await openAndCheck(page, {
      name: what,
      open: async (page) => {
        await page.goto(path);
        await page.getByRole('rowheader').first().getByRole('button').click();
        await expect(page.getByRole('dialog').getByText('Earlier versions')).toBeVisible();
        for (const folded of await page.getByRole('dialog').locator('details > summary').all())
          await folded.click();
      },
    });
  });
