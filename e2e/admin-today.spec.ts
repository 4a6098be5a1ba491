import type { Browser, Page } from '@playwright/test';
import { money } from '@/lib/kernel/format';
import { alertWords } from '@/lib/orders/alert-words';
import { APROCASSI, addBag, CARDS, goToPayment, orderNumberOn, payWith } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

// A browser that people use: programs that name themselves are not counted.
const PERSON =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

async function visitor(browser: Browser, shop: Shop, userAgent = PERSON): Promise<Page> {
  const context = await browser.newContext({ baseURL: shop.base, locale: 'en-US', userAgent });
  return context.newPage();
}

const counted = async (shop: Shop, kind: string): Promise<number> =>
  Number(
    (await shop.sql('select coalesce(sum(n), 0)::int as n from daily_counts where kind = $1', [kind]))[0]?.n,
  );

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name, exact: true });

test('a letter’s link is written on the order that it led to, and counts on Today', async ({
  page,
  context,
  browser,
  shop,
}) => {
  const reader = await visitor(browser, shop);
  let number = '';
  await test.step('somebody follows the link, looks around and buys', async () => {
    await reader.goto('/?utm_source=letter&utm_campaign=Spring%20Letter');
    await expect(reader.getByRole('heading', { level: 1 })).toBeVisible();
    // Another page, which no longer carries it in its address.
    await addBag(reader, APROCASSI.slug);
    await goToPayment(reader);
    await payWith(reader, CARDS.good);
    number = await orderNumberOn(reader);
    expect((await reader.context().cookies()).map(({ name }) => name).sort()).toEqual(['cart', 'orders']);
  });
  const [order] = await shop.sql('select campaign from orders where number = $1', [number]);
  expect(order?.campaign).toBe('spring letter');
  // A second try of this test leaves a second order behind.
  const [all] = await shop.sql<{ total: number }>(
    `select sum(total_paid_minor)::int as total from orders where campaign = 'spring letter' and payment_state = 'paid'`,
  );

  await signInAs(shop, context, 'owner');
  await page.goto('/admin');
  const row = region(page, /^Best campaigns/).getByRole('row', { name: /^spring letter/ });
  await expect(row).toContainText(money(all?.total ?? 0, 'USD'));
  await expect(region(page, /^Best lots/)).toContainText(APROCASSI.lot);
  await reader.context().close();
});

test('Today tells the sales of the day in the chart’s words and in its table', async ({
  page,
  context,
  browser,
  shop,
}) => {
  const buyer = await visitor(browser, shop);
  await addBag(buyer, APROCASSI.slug, { size: '1 kg' });
  await goToPayment(buyer);
  await payWith(buyer, CARDS.good);
  const number = await orderNumberOn(buyer);
  await buyer.context().close();
  const [sold] = await shop.sql<{ orders: number; amount: number }>(
    `select count(*)::int as orders, sum(total_paid_minor - refunded_minor)::int as amount from orders
     where payment_state in ('paid', 'partially_refunded') and fulfilment_state <> 'cancelled'`,
  );
  const amount = money(sold?.amount ?? 0, 'USD');

  await signInAs(shop, context, 'viewer');
  await page.goto('/admin');
  const sales = region(page, /^Sales, last 30 days$/);
  await expect(sales.getByRole('figure')).toContainText(`for ${amount} in 30 days`);
  await sales.getByText('The same figures as a table').click();
  await expect(sales.getByRole('row')).toHaveCount(31);
  await expect(region(page, 'To ship').getByRole('link').first()).toHaveText(/^DEMO-/);
  expect(number).toMatch(/^DEMO-/);
});

test('a product page counts once for a person, however often they look again, and never for a bot', async ({
  browser,
  shop,
}) => {
  const before = await counted(shop, 'product_view');
  const bot = await visitor(browser, shop, 'Mozilla/5.0 (compatible; Examplebot/1.0)');
  const answered = (page: Page) => page.waitForResponse((response) => response.url().includes('/api/stock/'));
  const seen = answered(bot);
  await bot.goto(`/coffee/${APROCASSI.slug}`);
  await seen;
  const person = await visitor(browser, shop);
  const first = answered(person);
  await person.goto(`/coffee/${APROCASSI.slug}`);
  expect(new URL((await first).url()).search).toBe('?view');
  await expect(person.getByText('In stock.')).toBeVisible();
  // Fresh for a quarter of a minute: only after that a look back asks again.
  await person.clock.install();
  await person.clock.fastForward(60_000);
  const again = answered(person);
  await person.evaluate(() => window.dispatchEvent(new Event('focus')));
  expect(new URL((await again).url()).search).toBe('');
  await expect.poll(() => counted(shop, 'product_view'), { timeout: 15_000 }).toBe(before + 1);
  await bot.context().close();
  await person.context().close();
});

test('the editor’s morning has no customers in it', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'editor');
  await page.goto('/admin');
  await expect(region(page, 'Running out')).toBeVisible();
  await expect(region(page, 'To ship')).toHaveCount(0);
  await expect(region(page, /^Sales/)).toHaveCount(0);
  await expect(region(page, 'Needs you')).toHaveCount(0);
});

test('what needs a person is said with what to do about it', async ({ page, context, shop }) => {
  await shop.sql(
    `insert into alerts (key, kind, detail) values ('orphan:cs_test', 'orphan_payment', '{"sessionId": "cs_test"}')
     on conflict (key) do update set resolved_at = null`,
  );
  await signInAs(shop, context, 'owner');
  await page.goto('/admin');
  const needs = region(page, 'Needs you');
  await expect(needs.getByText(alertWords('orphan_payment').title).first()).toBeVisible();
  await expect(
    needs.getByText(alertWords('orphan_payment', { sessionId: 'cs_test' }).todo).first(),
  ).toBeVisible();
  await shop.sql(`delete from alerts where key = 'orphan:cs_test'`);
});
