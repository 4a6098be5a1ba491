import type { Page } from '@playwright/test';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const LOTS = 5000;
const PAGE = 50;
/** Of one page of the table, as JSON: 50 rows of some 300 bytes. */
const PAGE_BYTES = 32 * 1024;

const addLots = (shop: Shop) =>
  shop.sql(`
    with coffee as (
      insert into coffees (id, slug, kind, name, status, provenance)
      values ('cof_many', 'many-lots', 'coffee', 'Many Lots', 'draft', 'demo') returning id)
    insert into lots (id, coffee_id, lot_code, crop_year, stage, provenance, process)
    select 'lot_many_' || n, coffee.id, 'MANY-' || lpad(n::text, 4, '0'), '2026', 'draft', 'demo',
      (case when n % 10 = 0 then 'honey' else 'washed' end)::process_method
    from coffee, generate_series(1, ${LOTS}) as n`);

async function removeLots(shop: Shop): Promise<void> {
  await shop.sql(`delete from lots where coffee_id = 'cof_many'`);
  await shop.sql(`delete from coffees where id = 'cof_many'`);
}

/** Every answer of the table's own route from now on; empty where the page went away before it had come. */
function answersOf(page: Page): Promise<{ url: string; body: string }>[] {
  const answers: Promise<{ url: string; body: string }>[] = [];
  page.on('response', (response) => {
    const url = response.url();
    if (new URL(url).pathname !== '/api/admin/lots') return;
    answers.push(
      response.text().then(
        (body) => ({ url, body }),
        () => ({ url, body: '' }),
      ),
    );
  });
  return answers;
}

test('five thousand lots are looked through page by page, from the keyboard, and never loaded all at once', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'viewer');
  await addLots(shop);
  try {
    const answers = answersOf(page);
    const table = page.getByRole('table', { name: 'Lots', exact: true });
    const rows = table.locator('tbody').getByRole('row');
    const codes = table.getByRole('button', { name: /^MANY-\d{4}$/ });
    const pages = page.getByRole('navigation', { name: 'Pages of Lots' }).getByRole('status');

    await test.step('the page comes with its first rows and no others', async () => {
      const document = await page.goto('/admin/lots?q=MANY-');
      await expect(pages).toHaveText('1–50 of 5,000');
      await expect(rows).toHaveCount(PAGE);
      await expect(codes.first()).toHaveText('MANY-0001');
      const named = new Set((await document?.text())?.match(/MANY-\d{4}/g));
      expect(named.size).toBe(PAGE);
    });

    await test.step('sorted, filtered and turned from the keyboard', async () => {
      const sort = table.getByRole('button', { name: 'Lot', exact: true });
      await sort.focus();
      await page.keyboard.press('Enter');
      await expect(table.getByRole('columnheader', { name: 'Lot' })).toHaveAttribute(
        'aria-sort',
        'descending',
      );
      await expect(codes.first()).toHaveText('MANY-5000');
      await expect(sort).toBeFocused();

      await page.getByLabel('Process', { exact: true }).focus();
      await page.keyboard.type('Honey');
      await expect(pages).toHaveText('1–50 of 500');
      await expect(codes.nth(1)).toHaveText('MANY-4990');

      await page.getByRole('button', { name: 'Next', exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect(pages).toHaveText('51–100 of 500');
      await expect(codes.first()).toHaveText('MANY-4500');
      await expect(rows).toHaveCount(PAGE);
    });

    await test.step('the last page opens by its address, and a lot on it', async () => {
      await page.goto('/admin/lots?q=MANY-&page=100');
      await expect(pages).toHaveText('4,951–5,000 of 5,000');
      await expect(rows).toHaveCount(PAGE);
      await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeDisabled();
      const last = table.getByRole('button', { name: 'MANY-5000', exact: true });
      await last.scrollIntoViewIfNeeded();
      await last.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog', { name: /MANY-5000/ })).toBeVisible();
    });

    const told = (await Promise.all(answers)).filter(({ body }) => body !== '');
    expect(told.length).toBeGreaterThan(0);
    for (const { url, body } of told) {
      const { rows: sent, total } = JSON.parse(body) as { rows: unknown[]; total: number };
      expect(sent.length, url).toBeLessThanOrEqual(PAGE);
      expect(total, url).toBeGreaterThanOrEqual(500);
      expect(body.length, url).toBeLessThan(PAGE_BYTES);
    }
  } finally {
    await removeLots(shop);
  }
});
