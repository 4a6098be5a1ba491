import { APROCASSI } from './fixtures/buy';
import { closeDialog, DIALOG, dialog, type Opened, openAndCheck, pressed } from './fixtures/open-and-check';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

// What opens on top of the admin's pages: sheets, forms and dialogs. The pages are in admin-accessibility.spec.ts.

const SKU = 'PE-APRO-2026-R-250G';
async function idOf(shop: Shop, table: 'coffees' | 'stories', slug: string): Promise<string> {
  const [row] = await shop.sql<{ id: string }>(`select id from ${table} where slug = $1`, [slug]);
  return row?.id ?? '';
}

test('forms for something new can be used by everybody', async ({ page, context, shop }) => {
  test.slow();
  await signInAs(shop, context, 'owner');
  await openAndCheck(
    page,
    pressed('/admin/coffees', 'New coffee'),
    pressed('/admin/lots', 'New lot'),
    {
      name: 'New size',
      within: DIALOG,
      open: async (page) => {
        const [lot] = await shop.sql<{ id: string }>('select id from lots where lot_code = $1', [
          APROCASSI.lot,
        ]);
        await page.goto(`/admin/prices?new=${lot?.id}`);
        await expect(page.getByRole('form', { name: 'New size' })).toBeVisible();
      },
    },
    pressed('/admin/producers', 'New producer'),
    pressed('/admin/origins', 'New origin'),
    pressed('/admin/stories', 'New story'),
    pressed('/admin/settings/shipping', 'Add a service', 'A new way of shipping'),
    {
      name: 'a form that was sent empty',
      within: DIALOG,
      open: async (page) => {
        await dialog(page).getByLabel('Name').fill('');
        await dialog(page).getByRole('button', { name: 'Add the service' }).click();
        await expect(dialog(page).getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
      },
    },
  );
});

test('sheets beside a table can be used by everybody', async ({ page, context, shop }) => {
  test.slow();
  await signInAs(shop, context, 'owner');
  await openAndCheck(
    page,
    {
      name: 'the stock of a lot',
      within: DIALOG,
      open: async (page) => {
        await page.goto(`/admin/stock?q=${APROCASSI.lot}`);
        await page.getByRole('button', { name: APROCASSI.lot, exact: true }).click();
        await expect(dialog(page).getByRole('form', { name: 'Record a movement' })).toBeVisible();
        await expect(dialog(page).getByRole('heading', { name: 'Ledger' })).toBeVisible();
      },
    },
    {
      name: 'a movement without a reason',
      within: DIALOG,
      open: async (page) => {
        await dialog(page)
          .getByLabel(/^Reason/)
          .fill('');
        await dialog(page).getByRole('button', { name: 'Record' }).click();
        await expect(dialog(page).getByLabel(/^Reason/)).toHaveAttribute('aria-invalid', 'true');
      },
    },
    {
      name: 'a way of shipping',
      within: DIALOG,
      open: async (page) => {
        await page.goto('/admin/settings/shipping');
        await page.getByRole('rowheader').first().getByRole('button').click();
        await expect(dialog(page).getByText('Nothing changed')).toBeVisible();
      },
    },
    {
      name: 'a change of prices at once',
      within: DIALOG,
      open: async (page) => {
        await page.goto(`/admin/prices?q=${SKU}`);
        await page.getByRole('row').filter({ hasText: SKU }).getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Change 1 size' }).click();
        await expect(dialog(page, /at once/)).toBeVisible();
      },
    },
    {
      name: 'what it would change',
      within: DIALOG,
      open: async (page) => {
        await dialog(page).getByLabel('How much').fill('10');
        await dialog(page).getByRole('button', { name: 'Show what would change' }).click();
        await expect(dialog(page).getByRole('row').filter({ hasText: SKU })).toBeVisible();
      },
    },
    {
      name: 'a certificate for lots at once',
      within: DIALOG,
      open: async (page) => {
        await page.goto(`/admin/lots?q=${APROCASSI.lot}`);
        await page.getByRole('row').filter({ hasText: APROCASSI.lot }).getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Change 1 lot' }).click();
        await dialog(page).getByLabel('What to change').selectOption({ label: 'Add or renew a certificate' });
        await expect(dialog(page).getByLabel('Certificate', { exact: true })).toBeVisible();
      },
    },
  );
});

test('two versions of a record side by side can be used by everybody', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'owner');
  const grade = (value: string) =>
    shop.sql('update lots set grade = $2, version = version + 1 where lot_code = $1', [APROCASSI.lot, value]);
  await openAndCheck(page, {
    name: 'the conflict',
    within: '[role=alert]',
    open: async (page) => {
      await page.goto(`/admin/lots?q=${APROCASSI.lot}`);
      await page.getByRole('button', { name: APROCASSI.lot, exact: true }).click();
      await dialog(page).locator('summary').filter({ hasText: 'Grade and green coffee' }).click();
      await grade('theirs');
      await dialog(page).getByLabel('Grade').fill('mine');
      await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByRole('alert', { name: 'Somebody else saved this record' })).toBeVisible();
    },
  });
});

test('an invitation can be sent and taken by everybody', async ({ page, context, browser, shop }) => {
  await signInAs(shop, context, 'owner');
  const link = page.getByRole('status').getByRole('code').filter({ hasText: '/admin/join' });
  await openAndCheck(
    page,
    {
      name: 'the form, sent empty',
      open: async (page) => {
        await page.goto('/admin/people');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
      },
    },
    {
      name: 'the link',
      open: async (page) => {
        await page.getByLabel('E-mail').fill('axe@example.com');
        await page.getByRole('button', { name: 'Send the link' }).click();
        await expect(link).toBeVisible();
      },
    },
  );
  const address = (await link.textContent()) ?? '';
  const elsewhere = await browser.newContext();
  await openAndCheck(await elsewhere.newPage(), {
    name: 'the page it opens',
    open: async (theirs) => {
      await theirs.goto(address);
      await expect(theirs.getByLabel('Name')).toBeVisible();
    },
  });
  await elsewhere.close();
  await shop.sql("delete from staff_invitations where email = 'axe@example.com'");
});

test('a preview behind a secret link can be made and read by everybody', async ({
  page,
  context,
  browser,
  shop,
}) => {
  test.slow();
  await signInAs(shop, context, 'owner');
  const elsewhere = await browser.newContext();
  const visitor = await elsewhere.newPage();
  const coffee = await idOf(shop, 'coffees', APROCASSI.slug);
  const story = await idOf(shop, 'stories', 'northern-peru');
  for (const path of [`/admin/coffees?open=${coffee}`, `/admin/stories/${story}`]) {
    const url = page.getByLabel(/^Your link, until/);
    await openAndCheck(page, {
      name: `the link made at ${path}`,
      open: async (page) => {
        await page.goto(path);
        await page.getByRole('button', { name: 'Make a link' }).click();
        await expect(url).toBeVisible();
      },
    });
    const address = await url.inputValue();
    await openAndCheck(visitor, {
      name: `what the link of ${path} shows`,
      open: async (visitor) => {
        await visitor.goto(address);
        await expect(visitor.getByRole('complementary', { name: 'Preview' })).toBeVisible();
        await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
      },
    });
  }
  await openAndCheck(page, {
    name: 'the question before a link is taken back',
    within: '[role=alertdialog]',
    open: async (page) => {
      await page.getByRole('button', { name: 'Revoke' }).first().click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
    },
  });
  await elsewhere.close();
});

test('the dialogs of the text editor can be used by everybody', async ({ page, context, shop }) => {
  test.slow();
  await signInAs(shop, context, 'editor');
  const story = await idOf(shop, 'stories', 'northern-peru');
  const insert = (block: string): Opened => ({
    name: block,
    within: DIALOG,
    open: async (page) => {
      await closeDialog(page);
      await page.getByRole('button', { name: 'Insert ▾' }).click();
      await page.getByRole('menuitem', { name: block }).click();
      await expect(dialog(page, `Insert: ${block.toLowerCase()}`)).toBeVisible();
    },
  });
  await openAndCheck(
    page,
    {
      name: 'the menu of blocks',
      within: '[role=menu]',
      open: async (page) => {
        await page.goto(`/admin/stories/${story}`);
        await page.getByRole('button', { name: 'Insert ▾' }).click();
        await expect(page.getByRole('menuitem').first()).toBeVisible();
      },
    },
    {
      name: 'Link',
      within: DIALOG,
      open: async (page) => {
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Link', exact: true }).click();
        await dialog(page, 'Link').getByRole('searchbox').fill('aprocassi');
        await expect(
          dialog(page)
            .getByRole('button', { name: /APROCASSI/ })
            .first(),
        ).toBeVisible();
      },
    },
    ...['Photo', 'Lot card', 'Region map', 'Harvest ring', 'Cupping rose', 'Pull quote'].map(insert),
    insert('Fact with source'),
    {
      name: 'a fact that nobody says',
      within: DIALOG,
      open: async (page) => {
        await dialog(page).getByLabel('The fact').fill('Eco-friendly coffee');
        await dialog(page).getByRole('button', { name: 'Insert', exact: true }).click();
        await expect(dialog(page).getByLabel('Who says so')).toHaveAttribute('aria-invalid', 'true');
      },
    },
  );
});
