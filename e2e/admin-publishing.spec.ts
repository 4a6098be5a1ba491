import type { Page } from '@playwright/test';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const NAME = 'Coffee of the spring';
const SLUG = 'coffee-of-the-spring';
const ID = 'cof_of_the_spring';

/** A draft coffee with a lot that would be shown. */
async function addDraft(shop: Shop): Promise<void> {
  await shop.sql(
    `insert into coffees (id, slug, kind, name, summary, status, provenance)
     values ($1, $2, 'coffee', $3, 'Not on the table yet.', 'draft', 'shop')`,
    [ID, SLUG, NAME],
  );
  await shop.sql(
    `insert into lots (id, coffee_id, lot_code, crop_year, stage, provenance)
     values ('lot_of_the_spring', $1, 'SPRING-2026-01', '2026', 'upcoming', 'shop')`,
    [ID],
  );
}

test.beforeEach(({ shop }) => addDraft(shop));
test.afterEach(async ({ shop }) => {
  for (const table of ['scheduled_changes', 'preview_links'])
    await shop.sql(`delete from ${table} where subject_id in ($1, 'lot_of_the_spring')`, [ID]);
  await shop.sql('delete from lots where coffee_id = $1', [ID]);
  await shop.sql('delete from coffees where id = $1', [ID]);
});

async function openPanel(page: Page) {
  await page.goto(`/admin/coffees?open=${ID}`);
  const panel = page.getByRole('region', { name: 'Publishing' });
  await expect(panel.getByText('Only the staff can see it.')).toBeVisible();
  return panel;
}
const status = async (shop: Shop) =>
  (await shop.sql<{ status: string }>('select status from coffees where id = $1', [ID]))[0]?.status;

test('a draft is not there for visitors, is seen by whoever has the link, and not after it is taken back', async ({
  page,
  context,
  browser,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const panel = await openPanel(page);
  const elsewhere = await browser.newContext({ baseURL: shop.base });
  const visitor = await elsewhere.newPage();
  expect((await visitor.goto(`/coffee/${SLUG}`))?.status()).toBe(404);

  await panel.getByRole('button', { name: 'Make a link' }).click();
  const link = await panel.getByLabel(/^Your link/).inputValue();
  expect((await visitor.goto(link))?.status()).toBe(200);
  await expect(visitor.getByRole('heading', { name: NAME, level: 1 })).toBeVisible();
  await expect(visitor.getByText('PREVIEW', { exact: true })).toBeVisible();
  await expect(visitor.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);

  await visitor.getByRole('link', { name: 'Leave the preview' }).click();
  await expect(visitor).toHaveURL(`${shop.base}/`);
  await expect(visitor.getByText('PREVIEW', { exact: true })).toHaveCount(0);

  await shop.sql(`update coffees set name = 'Renamed meanwhile' where id = $1`, [ID]);
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: 'Renamed meanwhile', level: 1 })).toBeVisible();

  await panel.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(panel.getByRole('list', { name: 'Open preview links' })).toHaveCount(0);
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: 'This preview has ended' })).toBeVisible();
  await expect(visitor.getByText('Renamed meanwhile')).toHaveCount(0);
  await elsewhere.close();
});

test('a link that has run out, or was made up, shows nothing', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'editor');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Make a link' }).click();
  const link = await panel.getByLabel(/^Your link/).inputValue();
  await shop.sql(`update preview_links set expires_at = now() - interval '1 second' where subject_id = $1`, [
    ID,
  ]);
  for (const address of [link, `/preview/link/${'a'.repeat(43)}`]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'This preview has ended' })).toBeVisible();
    await expect(page.getByText(NAME)).toHaveCount(0);
  }
});

test('a planned publication happens on time without a visit, and its end too', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const panel = await openPanel(page);
  await panel.getByLabel('Day and time').fill('2027-06-01T09:00');
  await panel.getByRole('button', { name: 'Plan it' }).click();
  await expect(panel.getByRole('list', { name: 'Planned' })).toContainText('1 Jun 2027, 09:00');
  // Nobody can wait until June.
  await shop.sql(`update scheduled_changes set due = now() + interval '2 seconds' where subject_id = $1`, [
    ID,
  ]);
  await expect.poll(() => status(shop), { timeout: 40_000 }).toBe('published');
  await expect.poll(async () => (await page.request.get(`/coffee/${SLUG}`)).status()).toBe(200);
  const versions = await shop.sql(
    `select actor_id, version from record_versions where subject_id = $1 order by version desc limit 1`,
    [ID],
  );
  expect(versions).toEqual([{ actor_id: 'shop', version: 2 }]);

  await panel.getByLabel('What', { exact: true }).selectOption('unpublish');
  await panel.getByLabel('Day and time').fill('2027-07-01T09:00');
  await panel.getByRole('button', { name: 'Plan it' }).click();
  await expect(panel.getByRole('list', { name: 'Planned' })).toContainText('1 Jul 2027, 09:00');
  await shop.sql(
    `update scheduled_changes set due = now() + interval '2 seconds' where subject_id = $1 and act = 'unpublish'`,
    [ID],
  );
  await expect.poll(() => status(shop), { timeout: 40_000 }).toBe('draft');
  await expect.poll(async () => (await page.request.get(`/coffee/${SLUG}`)).status()).toBe(404);
});

test('with two processes each planned change of a lot happens once, and both show it', async ({
  page,
  context,
  browser,
  shop,
}) => {
  test.setTimeout(90_000);
  await shop.sql(`update lots set stage = 'draft' where coffee_id = $1`, [ID]);
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/lots?open=lot_of_the_spring');
  const sheet = page.getByRole('dialog', { name: 'SPRING-2026-01' });
  await sheet.getByText('Plan and preview').click();
  await sheet.getByRole('button', { name: 'Make a link' }).click();
  const link = await sheet.getByLabel(/^Your link/).inputValue();
  const elsewhere = await browser.newContext({ baseURL: shop.base });
  const visitor = await elsewhere.newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: NAME, level: 1 })).toBeVisible();
  await expect(visitor).toHaveTitle('Preview · Yunga');
  await elsewhere.close();

  await sheet.getByLabel('Day and time').fill('2027-06-01T09:00');
  await sheet.getByRole('button', { name: 'Plan it' }).click();
  await expect(sheet.getByRole('list', { name: 'Planned' })).toContainText('Landed 1 Jun 2027, 09:00');
  const second = await shop.second();
  try {
    const [log] = await shop.sql<{ end: string }>('select max(id) as end from audit_log');
    await shop.sql(
      `insert into scheduled_changes (id, subject, subject_id, act, due, created_by)
       select 'sch_of_the_spring', 'coffee', $1, 'publish', due, created_by from scheduled_changes
       where subject_id = 'lot_of_the_spring'`,
      [ID],
    );
    // Nobody can wait until June.
    await shop.sql(`update scheduled_changes set due = now() + interval '2 seconds' where done_at is null`);
    await expect.poll(() => status(shop), { timeout: 40_000 }).toBe('published');
    for (const { base } of [shop, second])
      await expect.poll(async () => (await page.request.get(`${base}/coffee/${SLUG}`)).status()).toBe(200);
    // Both processes woke at that second, and both have answered since.
    const saves = await shop.sql<{ subject: string; changes: object }>(
      `select subject, changes from audit_log where actor_id = 'shop' and action like '%.save'
       and subject_id in ($1, 'lot_of_the_spring') and id > $2 order by subject`,
      [ID, log?.end],
    );
    expect(saves).toEqual([
      { subject: 'coffee', changes: { status: { from: 'draft', to: 'published' } } },
      { subject: 'lot', changes: { stage: { from: 'draft', to: 'landed' } } },
    ]);
  } finally {
    await second.stop();
  }
});

test('a plan can be cancelled, and a time that the clocks skip is refused', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'editor');
  const panel = await openPanel(page);
  await panel.getByLabel('Day and time').fill('2027-03-14T02:30');
  await panel.getByRole('button', { name: 'Plan it' }).click();
  await expect(panel.getByText('The clocks go forward over this time')).toBeVisible();
  await panel.getByLabel('Day and time').fill('2027-03-14T03:30');
  await panel.getByRole('button', { name: 'Plan it' }).click();
  const planned = panel.getByRole('list', { name: 'Planned' });
  await expect(planned).toContainText('14 Mar 2027, 03:30');
  await planned.getByRole('button', { name: /^Cancel/ }).click();
  await expect(planned).toHaveCount(0);
  expect(
    await shop.sql(
      'select count(*)::int as n from scheduled_changes where cancelled_at is null and subject_id = $1',
      [ID],
    ),
  ).toEqual([{ n: 0 }]);
});

test('a coffee without a lot is not published, and the page says what to do', async ({
  page,
  context,
  shop,
}) => {
  await shop.sql(`update lots set stage = 'draft' where coffee_id = $1`, [ID]);
  await signInAs(shop, context, 'editor');
  const panel = await openPanel(page);
  await panel.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('This coffee has no lot besides drafts')).toBeVisible();
  expect(await status(shop)).toBe('draft');
});
