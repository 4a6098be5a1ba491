import type { Browser, Page } from '@playwright/test';
import { APROCASSI, addBag, goToCheckout } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

/** Other tests read the settings as they were seeded. */
let seeded: Record<string, unknown> | undefined;
test.beforeEach(async ({ shop }) => {
  seeded ??= (await shop.sql('select to_jsonb(s) as row from shop_settings s'))[0]?.row as Record<
    string,
    unknown
  >;
});
test.afterEach(async ({ shop }) => {
  await shop.sql(
    `update shop_settings set (name, phone, returns_text, unit_price_base, roast_days, locale) =
       (select name, phone, returns_text, unit_price_base, roast_days, locale
        from jsonb_populate_record(null::shop_settings, $1::jsonb))`,
    [JSON.stringify(seeded)],
  );
  await shop.sql(`delete from shipping_services where id like 'shp_%'`);
});

async function openSettings(page: Page, path = ''): Promise<void> {
  await page.goto(`/admin/settings${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved\./)).toBeVisible();
};

const nameIn = async (page: Page): Promise<string> =>
  (await page
    .getByRole('banner')
    .getByRole('link', { name: /, home$/ })
    .getAttribute('aria-label')) ?? '';

/** A visitor whom another process of the shop answers. */
async function inAnotherProcess(shop: Shop, browser: Browser) {
  const other = await shop.second();
  const elsewhere = await browser.newContext({ baseURL: other.base });
  const leave = async () => {
    await elsewhere.close();
    await other.stop();
  };
  return { there: await elsewhere.newPage(), leave };
}

test('a new shop name is on the home page at the next load, in another process too, and in the audit log', async ({
  page,
  context,
  browser,
  shop,
}) => {
  const { there, leave } = await inAnotherProcess(shop, browser);
  await there.goto('/');
  expect(await nameIn(there)).toBe('Yunga, home');
  await signInAs(shop, context, 'owner');
  await openSettings(page);
  await page.getByLabel('Shop name').fill('Two Rivers Coffee');
  await expect(page.getByText('1 change, not saved yet')).toBeVisible();
  await save(page);

  await page.goto('/');
  expect(await nameIn(page)).toBe('Two Rivers Coffee, home');
  await expect(page).toHaveTitle(/Two Rivers Coffee/);
  await there.reload();
  expect(await nameIn(there)).toBe('Two Rivers Coffee, home');

  await page.goto('/admin/audit?area=settings');
  const entry = page.getByRole('region', { name: 'Entries' }).getByRole('listitem').first();
  await expect(entry).toContainText('changed the settings');
  await expect(entry.getByText('Name from Yunga to Two Rivers Coffee')).toBeVisible();
  await leave();
});

test('the shop writes as its owner chose, on a page and after it has come alive, and in another process too', async ({
  page,
  context,
  browser,
  shop,
}) => {
  const { there, leave } = await inAnotherProcess(shop, browser);
  const differs: string[] = [];
  for (const one of [page, there])
    one.on('console', (message) => message.type() === 'error' && differs.push(message.text()));
  await signInAs(shop, context, 'owner');
  await openSettings(page);
  await page.getByLabel('Way of writing').selectOption('English, Canada');
  await expect(page.getByText('US$1,250.00 and Nov 24, 2026, 2:05 p.m.')).toBeVisible();
  await save(page);

  for (const one of [page, there]) {
    await one.goto(`/coffee/${APROCASSI.slug}`);
    await expect(one.locator('html')).toHaveAttribute('lang', 'en-CA');
    await expect(one.getByRole('radio', { name: /250 g/ })).toHaveAccessibleName(/US\$14\.50/);
    await expect(one.getByText(/with you by \w+day, \w+ \d+/).first()).toBeVisible();
  }
  expect(differs, 'what came alive is what was printed').toEqual([]);
  await leave();
});

test('two owners change the settings: the second sees both versions and loses neither', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  const colleague = await context.newPage();
  await openSettings(page);
  await openSettings(colleague);
  await page.getByLabel('Phone').fill('+1 503 555 0111');
  await save(page);
  await colleague.getByLabel('Phone').fill('+1 503 555 0222');
  await colleague.getByLabel('Shop name').fill('Mine');
  await colleague.getByRole('button', { name: 'Save', exact: true }).click();
  const both = colleague.getByRole('alert', { name: 'Somebody else saved this record' });
  await expect(both).toContainText('+1 503 555 0111');
  await expect(both).toContainText('+1 503 555 0222');
  await both
    .getByRole('group', { name: 'Phone' })
    .getByRole('radio', { name: /^Theirs/ })
    .check();
  await both.getByRole('button', { name: 'Go on with this' }).click();
  await save(colleague);
  const [now] = await shop.sql('select name, phone from shop_settings');
  expect(now).toEqual({ name: 'Mine', phone: '+1 503 555 0111' });
});

test('a viewer reads the settings and can change none of them', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'viewer');
  await openSettings(page);
  await expect(page.getByText('You can look at these settings.')).toBeVisible();
  await expect(page.getByLabel('Shop name')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await openSettings(page, '/shipping');
  await expect(page.getByRole('button', { name: 'Add a service' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Express' }).click();
  const sheet = page.getByRole('dialog', { name: 'Express' });
  await expect(sheet.getByLabel('Name', { exact: false }).first()).toBeDisabled();
  await expect(sheet.getByRole('button', { name: 'Remove this service' })).toHaveCount(0);
  await openSettings(page, '/mails');
  await expect(page.getByRole('button', { name: /^Send a test/ })).toHaveCount(0);
});

test('the fulfilment role has no settings', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'fulfilment');
  await page.goto('/admin/settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Not for your role' })).toBeVisible();
  await page.goto('/admin/audit');
  await expect(page.getByRole('heading', { level: 1, name: 'Not for your role' })).toBeVisible();
});

test('an owner’s own returns text takes the place of the shop’s, as text and never as HTML', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await openSettings(page);
  await page.getByLabel('Returns').fill('Write to us first.\n\n<b>Then</b> send it back.');
  await save(page);
  await page.goto('/shipping');
  await expect(page.getByText('<b>Then</b> send it back.')).toBeVisible();
  await expect(page.getByText('Opened bags: not returnable')).toHaveCount(0);
});

test('a shop without a roast day is refused at the field', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'owner');
  await openSettings(page);
  const days = page.getByRole('group', { name: /^Roast days/ });
  for (const day of ['Tuesday', 'Thursday']) await days.getByLabel(day).uncheck();
  await expect(days.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(days.getByRole('alert')).toContainText('Roast on one day of the week at least');
});

async function addService(page: Page, bands: readonly (readonly [string, string])[]): Promise<void> {
  await page.getByRole('button', { name: 'Add a service' }).click();
  const form = page.getByRole('dialog', { name: 'A new way of shipping' });
  await form.getByLabel('Name').fill('Bicycle courier');
  await form.getByLabel('Zone').fill('Mexico');
  await form.getByLabel('Countries').first().selectOption({ label: 'Mexico' });
  await form.getByRole('button', { name: 'Add it' }).click();
  for (const [i, [upTo, price]] of bands.entries()) {
    if (i > 0) await form.getByRole('button', { name: 'Add a band' }).click();
    await form
      .getByLabel(/^Up to, kg/)
      .nth(i)
      .fill(upTo);
    await form.getByLabel('Price, USD').nth(i).fill(price);
  }
  await form.getByRole('button', { name: 'Add the service' }).click();
}

test('a new shipping service is refused with bands that do not climb, then ships to its country', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await openSettings(page, '/shipping');
  await addService(page, [
    ['2', '9.95'],
    ['1', '14.95'],
  ]);
  const form = page.getByRole('dialog', { name: 'A new way of shipping' });
  await expect(form.getByText(/heavier than the band before it, which ends at 2 kg/)).toBeVisible();
  await form
    .getByLabel(/^Up to, kg/)
    .nth(1)
    .fill('31.5');
  await form.getByRole('button', { name: 'Add the service' }).click();
  await expect(page.getByRole('row', { name: /Bicycle courier/ })).toContainText('9.95–14.95');

  await page.goto('/shipping');
  await expect(page.getByRole('region', { name: 'Bicycle courier, Mexico' })).toContainText('up to 31.5 kg');
  await addBag(page, APROCASSI.slug);
  await goToCheckout(page);
  await expect(page.getByLabel(/country|Deliver to/i).first()).toContainText('Mexico');
});

test('each mail can be looked at, and a test of it is kept for whoever asked', async ({
  page,
  context,
  shop,
}) => {
  const owner = await signInAs(shop, context, 'owner');
  await openSettings(page, '/mails');
  const mail = page.frameLocator('iframe[title^="Preview of"]');
  await expect(mail.getByText('Thank you, Sam.')).toBeVisible();
  // Drawn with its own styles, which the page's policy keeps out of the markup.
  await expect(mail.getByRole('link', { name: 'See your order' })).toHaveCSS(
    'background-color',
    'rgb(163, 18, 59)',
  );
  await page
    .getByLabel('Mail', { exact: true })
    .selectOption({ label: 'Parcel on its way, to the customer' });
  await expect(mail.getByText('2 × Sample coffee, 250 g')).toBeVisible();
  await page.getByRole('button', { name: `Send a test to ${owner.email}` }).click();
  await expect(page.getByText('Kept: this shop has no mail server.').first()).toBeVisible();
  await expect
    .poll(() => keptTests(shop), { timeout: 45_000 })
    .toEqual([{ recipient: owner.email, via: 'kept', subject: expect.stringMatching(/^Test: \[Demo\]/) }]);
});

const keptTests = (shop: Shop) =>
  shop.sql(
    `select recipient, sent_via as via, subject from outbox where kind = 'mail_test' and sent_at is not null`,
  );

test('payments tell their mode, the last report and where Stripe sends them', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  await openSettings(page, '/payments');
  await expect(page.getByRole('region', { name: 'Mode' })).toContainText('No money moves');
  await expect(page.getByText(`${shop.base}/api/webhooks/stripe`)).toBeVisible();
  await shop.sql(
    `insert into stripe_events (id, type, object_id, created, api_version, livemode, received_at, delivered_at)
     values ('evt_old', 'charge.refunded', 'pi_x', now(), '2020-01-01', false, now() - interval '5 minutes', now())`,
  );
  await page.reload();
  await expect(page.getByText('Reports come in version 2020-01-01.')).toBeVisible();
  await expect(page.getByText(/^The oldest waits since/)).toBeVisible();
  await shop.sql(`delete from stripe_events where id = 'evt_old'`);
});

test('a record leads to its own entries in the audit log, for whoever may read it', async ({
  page,
  context,
  browser,
  shop,
}) => {
  await signInAs(shop, context, 'owner');
  const [lot] = await shop.sql<{ id: string; code: string }>(
    `select id, lot_code as code from lots where lot_code = 'PE-APRO-2026-01'`,
  );
  await page.goto(`/admin/lots?open=${lot?.id}`);
  const sheet = page.getByRole('dialog', { name: /PE-APRO-2026-01/ });
  await sheet.getByText('Grade and green coffee').click();
  await sheet.getByLabel('Grade').fill('led to the log');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByText('Nothing changed')).toBeVisible();
  await sheet.getByRole('link', { name: 'All changes' }).click();
  await expect(page).toHaveURL(`/admin/audit?subject=lot&id=${lot?.id}`);
  const entries = page.getByRole('region', { name: 'Entries' }).getByRole('listitem');
  await expect(entries.first()).toContainText('led to the log');
  await expect(page.getByText(/^Only lot/)).toContainText(lot?.code ?? '');

  const elsewhere = await browser.newContext({ baseURL: shop.base });
  await signInAs(shop, elsewhere, 'editor');
  const editing = await elsewhere.newPage();
  await editing.goto(`/admin/lots?open=${lot?.id}`);
  const theirs = editing.getByRole('dialog', { name: /PE-APRO-2026-01/ });
  await expect(theirs.getByText('Earlier versions')).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'All changes' })).toHaveCount(0);
  await elsewhere.close();
});

test('the audit log is searched by person, word and day, and its chain is checked', async ({
  page,
  context,
  shop,
}) => {
  const owner = await signInAs(shop, context, 'owner');
  await openSettings(page);
  await page.getByLabel('Phone').fill('+1 503 555 0333');
  await save(page);
  await page.goto('/admin/audit');
  const entries = page.getByRole('region', { name: 'Entries' }).getByRole('listitem');
  await page.getByLabel('Search', { exact: true }).fill('555 0333');
  await expect(entries.filter({ hasText: 'signed in' })).toHaveCount(0);
  await expect(entries.first()).toContainText('Phone: +1 503 555 0333');
  await expect(page).toHaveURL(/q=555\+0333/);
  await page.getByLabel('Who', { exact: true }).selectOption({ label: owner.name });
  await expect(entries.first()).toContainText('+1 503 555 0333');
  await page.getByLabel('From', { exact: true }).fill('2099-01-01');
  await expect(page.getByText('No entry fits this search.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();

  const [last] = await shop.sql<{ seq: number; name: string }>(
    'select seq::int, actor_name as name from audit_log order by seq desc limit 1',
  );
  const rewrite = (name: string) =>
    shop.sql(
      `do $$ begin
         alter table audit_log disable trigger user;
         update audit_log set actor_name = '${name}' where seq = ${last?.seq};
         alter table audit_log enable trigger user;
       end $$`,
    );
  await rewrite('Somebody else');
  await page.getByRole('button', { name: 'Check the whole log' }).click();
  await expect(page.getByText(new RegExp(`^Broken at entry ${last?.seq}:`))).toBeVisible();
  await rewrite(last?.name ?? '');
  // In this order: a log that was found whole is not read again for a minute.
  await page.getByRole('button', { name: 'Check the whole log' }).click();
  await expect(page.getByText(/^Whole, \d/)).toBeVisible();
});
