import type { BrowserContext, Page } from '@playwright/test';
import { exactWeight } from '@/lib/kernel/format';
import { APROCASSI, addBag, buy, goToPayment } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const sheet = (page: Page) => page.getByRole('dialog', { name: APROCASSI.lot });
const form = (page: Page) => sheet(page).getByRole('form', { name: 'Record a movement' });

async function openLot(page: Page): Promise<void> {
  await page.goto('/admin/stock');
  await page.getByRole('searchbox', { name: 'Search lot or coffee' }).fill(APROCASSI.lot);
  await page.getByRole('button', { name: APROCASSI.lot, exact: true }).click();
  await expect(sheet(page).getByText('Available')).toBeVisible();
}

async function record(page: Page, kind: string, amount: string, reason: string): Promise<void> {
  await form(page).getByLabel('What happened').selectOption(kind);
  await form(page)
    .getByLabel(/^(How much|Correct by)/)
    .fill(amount);
  await form(page)
    .getByLabel(/^Reason/)
    .fill(reason);
  await form(page).getByRole('button', { name: 'Record' }).click();
}

/** A customer of their own, with a bag on the payment page or paid. */
async function asCustomer<T>(
  context: BrowserContext,
  shop: Shop,
  go: (page: Page) => Promise<T>,
): Promise<T> {
  const browser = context.browser();
  if (!browser) throw new Error('The context has no browser.');
  const other = await browser.newContext({ baseURL: shop.base });
  try {
    return await go(await other.newPage());
  } finally {
    await other.close();
  }
}

/** Bought, paid and on the packing list. */
async function boughtOrder(context: BrowserContext, shop: Shop, quantity: number): Promise<string> {
  const number = await asCustomer(context, shop, (page) =>
    buy(page, { form: 'Roasted', size: '250 g', quantity }),
  );
  await expect
    .poll(() => shop.sql('select fulfilment_state from orders where number = $1', [number]))
    .toEqual([{ fulfilment_state: 'ready' }]);
  return number;
}

test('a person receives 690 kg, writes off 2 kg, counts 410.25 kg, and the ledger keeps each with reason and name', async ({
  page,
  context,
  shop,
}) => {
  const person = await signInAs(shop, context, 'fulfilment');
  const { onHand } = await shop.stock.lot(APROCASSI.lot);
  await openLot(page);

  await record(page, 'receive', '690', 'Container of November');
  const line = (reason: string) => sheet(page).getByRole('row').filter({ hasText: reason }).first();
  await expect(line('Container of November')).toContainText(`+690 kg${exactWeight(onHand + 690_000)}`);
  await record(page, 'damage', '2 kg', 'A torn sack');
  await expect(line('A torn sack')).toContainText(`−2 kg${exactWeight(onHand + 688_000)}`);
  await record(page, 'count', '410,25', 'Weighed on Sunday');
  await expect(line('Weighed on Sunday')).toContainText('410.25 kg');
  await expect(line('Weighed on Sunday')).toContainText(person.name);

  await expect(sheet(page).getByRole('row').nth(1)).toContainText('Counted');
  await expect(sheet(page).getByRole('row').nth(2)).toContainText('Damaged');
  await expect(sheet(page).getByRole('row').nth(3)).toContainText('Received');
  expect((await shop.stock.lot(APROCASSI.lot)).onHand).toBe(410_250);
  const audited = await shop.sql(
    `select action, note from audit_log where actor_id = $1 and subject = 'lot' order by id desc limit 3`,
    [person.id],
  );
  expect(audited.toReversed()).toEqual([
    { action: 'stock.receive', note: 'Container of November' },
    { action: 'stock.damage', note: 'A torn sack' },
    { action: 'stock.count', note: 'Weighed on Sunday' },
  ]);
});

test('the sheet leads to the coffee and the lot, and after a first receipt to what is still missing', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await openLot(page);
  await expect(sheet(page).getByRole('link', { name: APROCASSI.name })).toHaveAttribute(
    'href',
    /\/admin\/coffees\?open=/,
  );
  await expect(sheet(page).getByText('Customers can buy it now.')).toBeVisible();
  await expect(sheet(page).getByRole('link', { name: /^Open in the shop/ })).toHaveAttribute(
    'href',
    `/coffee/${APROCASSI.slug}`,
  );

  await shop.sql(
    `with coffee as (insert into coffees (id, slug, kind, name, status, provenance)
       values ('cof_wait', 'waits-for-stock', 'coffee', 'Waits for stock', 'draft', 'shop') returning id)
     insert into lots (id, coffee_id, lot_code, crop_year, stage, provenance)
       select 'lot_wait', id, 'WAIT-2026-01', '2026', 'landed', 'shop' from coffee`,
  );
  await page.goto('/admin/stock?open=lot_wait');
  const waiting = page.getByRole('dialog', { name: 'WAIT-2026-01' });
  await waiting.getByLabel(/^How much/).fill('60');
  await expect(waiting.getByLabel(/^Reason/)).toHaveValue('Arrived');
  await waiting.getByRole('button', { name: 'Record' }).click();
  const missing = waiting.getByRole('region', { name: 'Still missing' });
  await expect(missing.getByRole('listitem').getByRole('link')).toHaveText([
    'the lot has a size with a price, for sale',
    'the coffee is published',
  ]);
  await missing.getByRole('link', { name: 'the coffee is published' }).click();
  await expect(page.getByRole('dialog', { name: 'Waits for stock' })).toBeVisible();
});

test('a movement without a reason or with a weight that reads two ways says so at its field', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  const before = await shop.stock.lot(APROCASSI.lot);
  await openLot(page);
  await record(page, 'receive', '1,250', '');
  await expect(form(page).getByLabel(/^How much/)).toHaveAccessibleDescription(/1\.250 kg or 1250 kg/);
  await expect(form(page).getByLabel(/^Reason/)).toHaveAccessibleDescription(/Say why/);
  expect(await shop.stock.lot(APROCASSI.lot)).toEqual(before);
});

test('a count below what open checkouts were promised is refused, with how much, to how many and what to do', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await asCustomer(context, shop, async (customer) => {
    await addBag(customer, APROCASSI.slug, { form: 'Roasted', size: '250 g' });
    await goToPayment(customer);
  });
  const before = await shop.stock.lot(APROCASSI.lot);
  expect(before.reserved).toBeGreaterThan(0);
  await openLot(page);
  await record(page, 'count', '0 g', 'Nothing left on the shelf');
  const refusal = form(page).getByRole('alert');
  await expect(refusal).toContainText(
    new RegExp(`${exactWeight(before.reserved)} of ${APROCASSI.lot} are promised to \\d+ open checkout`),
  );
  await expect(refusal).toContainText('Wait until they are paid or have run out');
  expect(await shop.stock.lot(APROCASSI.lot)).toEqual(before);
});

test('what is sold while somebody counts is not counted back', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'owner');
  await openLot(page);
  const seen = await shop.stock.lot(APROCASSI.lot);
  await boughtOrder(context, shop, 2);
  const left = await shop.stock.lot(APROCASSI.lot);
  expect(left.onHand).toBeLessThan(seen.onHand);
  await record(page, 'count', `${seen.onHand} g`, 'Counted this morning');
  await expect(form(page).getByRole('alert')).toContainText('moved while you counted');
  expect((await shop.stock.lot(APROCASSI.lot)).onHand).toBe(left.onHand);
});

test('who may only look sees figures and ledger, and nothing to record with', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'viewer');
  await openLot(page);
  await expect(sheet(page).getByRole('heading', { name: 'Ledger' })).toBeVisible();
  await expect(sheet(page).getByRole('row').nth(1)).toBeVisible();
  await expect(form(page)).toHaveCount(0);
  await page.goto('/admin/roasting');
  await expect(page.getByRole('heading', { level: 1, name: 'Roast plan' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Record a batch/ })).toHaveCount(0);
});

test('the low filter lists the lot that runs out, and a link to it keeps working', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'viewer');
  await shop.stock.leave(APROCASSI.lot, 300);
  await page.goto('/admin/stock');
  await page.getByLabel('State').selectOption({ label: 'Low or out' });
  await expect(page).toHaveURL(/level=low/);
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: APROCASSI.lot });
  await expect(row).toContainText('low');
});

test('a paid order stands on the roast plan until its batch is recorded, and its slip names the batch', async ({
  page,
  context,
  shop,
}) => {
  const person = await signInAs(shop, context, 'fulfilment');
  const number = await boughtOrder(context, shop, 3);
  await page.goto('/admin/roasting');
  const lotRows = page.getByRole('row').filter({ hasText: APROCASSI.lot });
  const row = lotRows.filter({ has: page.getByText(number) });
  await expect(row).toContainText('250 g, whole beans');

  await row.getByRole('button', { name: `Record a batch of ${APROCASSI.lot}` }).click();
  const batch = page.getByRole('form', { name: 'Record a roast batch' });
  for (const line of await batch.getByRole('checkbox').all()) await line.uncheck();
  await batch.getByRole('checkbox', { name: number }).check();
  await batch.getByLabel(/^Green in/).fill('1');
  await batch.getByLabel(/^Roasted out/).fill('0,84');
  await expect(batch.getByText('Roast loss 16 %')).toBeVisible();
  await batch.getByRole('button', { name: 'Record the batch' }).click();
  await expect(batch).toHaveCount(0);
  await expect(row).toHaveCount(0);

  const [recorded] = await shop.sql<{ code: string }>('select code from roast_batches where actor_id = $1', [
    person.id,
  ]);
  await page.goto(`/admin/roasting/batches?q=${number}`);
  await expect(page.getByRole('row').filter({ hasText: recorded?.code ?? 'no batch' })).toContainText('16 %');
  await page.goto(`/admin/orders/${number}/packing-slip`);
  await expect(page.getByRole('row').filter({ hasText: APROCASSI.lot })).toContainText(
    `batch ${recorded?.code}`,
  );
});

test('a batch that was typed wrongly is corrected, and one that never was is void and its order waits again', async ({
  page,
  context,
  shop,
}) => {
  const person = await signInAs(shop, context, 'fulfilment');
  const number = await boughtOrder(context, shop, 1);
  await page.goto('/admin/roasting');
  const row = page
    .getByRole('row')
    .filter({ hasText: APROCASSI.lot })
    .filter({ has: page.getByText(number) });
  await row.getByRole('button', { name: `Record a batch of ${APROCASSI.lot}` }).click();
  const record = page.getByRole('form', { name: 'Record a roast batch' });
  for (const line of await record.getByRole('checkbox').all()) await line.uncheck();
  await record.getByRole('checkbox', { name: number }).check();
  await record.getByLabel(/^Green in/).fill('10');
  await record.getByLabel(/^Roasted out/).fill('0.84');
  await record.getByRole('button', { name: 'Record the batch' }).click();
  await expect(record).toHaveCount(0);

  await page.goto(`/admin/roasting/batches?q=${number}`);
  const batches = page.getByRole('row').filter({ hasText: APROCASSI.lot });
  await expect(batches).toContainText('unusual');
  const [recorded] = await shop.sql<{ code: string }>(
    'select code from roast_batches where actor_id = $1 order by created_at desc limit 1',
    [person.id],
  );
  const code = recorded?.code ?? 'no batch';
  await page.getByRole('button', { name: code }).click();
  const correct = page.getByRole('form', { name: `Correct batch ${code}` });
  await expect(correct.getByLabel(/^Green in/)).toHaveValue('10');
  await correct.getByLabel(/^Green in/).fill('1');
  await correct.getByRole('button', { name: 'Correct the batch' }).click();
  await expect(correct.getByLabel(/^What was wrong/)).toHaveAccessibleDescription(/Say what was wrong/);
  await correct.getByLabel(/^What was wrong/).fill('a zero too many');
  await correct.getByRole('button', { name: 'Correct the batch' }).click();
  await expect(correct).toHaveCount(0);
  await expect(batches).toContainText('16 %');

  await page.getByRole('button', { name: code }).click();
  await page.getByRole('button', { name: 'Void this batch' }).click();
  const dialog = page.getByRole('dialog', { name: `Void batch ${code}` });
  await expect(dialog).toContainText(`${number} waits for a roast again`);
  await dialog.getByLabel('Why').fill('never roasted');
  await dialog.getByRole('button', { name: 'Void the batch' }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto(`/admin/roasting/batches?q=${code}`);
  await expect(page.getByRole('row').filter({ hasText: code })).toContainText('never roasted');
  await page.goto('/admin/roasting');
  await expect(row).toHaveCount(1);
});

test('plan, pick list and packing slip fit A4 and Letter, leave the menu out and say DEMO', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'fulfilment');
  const number = await boughtOrder(context, shop, 1);
  // What is left of the paper's width at 96 dots an inch, inside margins of 12 mm.
  for (const width of [703, 725]) {
    await page.setViewportSize({ width, height: 1000 });
    for (const path of [
      '/admin/roasting',
      '/admin/roasting/pick-list',
      `/admin/orders/${number}/packing-slip`,
    ]) {
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.goto(path);
      await expect(page.getByText('DEMO: no money moved, nothing ships')).toBeVisible();
      await expect(page.getByText(number).first()).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Admin' })).toBeHidden();
      const paper = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        ink: getComputedStyle(document.querySelector('main h1') as Element).color,
      }));
      expect(paper.wide, `${path} on paper`).toBeLessThanOrEqual(width);
      // Dark ink, though the screen is dark: light ink would be lost on paper.
      expect(paper.ink).toBe('rgb(20, 33, 43)');
    }
  }
});
