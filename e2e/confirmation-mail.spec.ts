import { confirmation, orderLink } from './fixtures/books';
import { buy } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { type SmtpSink, startSmtpSink } from './fixtures/smtp-sink';
import { type Shop, startShop } from './fixtures/start-shop';

let sink: SmtpSink;
let shop: Shop;
test.beforeAll(async () => {
  sink = await startSmtpSink();
  shop = await startShop({ env: { SMTP_URL: sink.url, MAIL_FROM: 'Yunga <hello@shop.example>' } });
});
test.afterAll(async () => {
  await shop?.stop();
  await sink?.close();
});

test('with a mail server the confirmation is delivered once, and its link opens the order', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: shop.base, locale: 'en-US' });
  const page = await context.newPage();
  await shop.double.control({ faults: { webhook: { duplicate: 3 } } });
  const number = await buy(page, {}, { email: 'carla@example.com' });
  expect(await confirmation(shop, number)).toMatchObject({ recipient: 'carla@example.com', via: 'smtp' });
  const received = () => sink.mails.filter(({ to }) => to.includes('carla@example.com'));
  await expect.poll(() => received().length).toBe(1);
  const [mail] = received();
  expect(mail?.subject).toContain(number);
  // A mail holds the order's key, so it is not kept where it was sent from.
  expect((await confirmation(shop, number)).text).toBeNull();

  await test.step('another report of the same payment sends no second one', async () => {
    const events = shop.double.events().map(({ id }) => id);
    await shop.double.control({ faults: {}, redeliver: events, idle: true });
    await shop.reconcile();
    await page.reload();
    await expect.poll(() => shop.sql('select kind from outbox where sent_at is null')).toEqual([]);
    expect(received()).toHaveLength(1);
  });

  await test.step('its link opens the order in a browser that knows nothing', async () => {
    const stranger = await browser.newContext({ baseURL: shop.base });
    const other = await stranger.newPage();
    await other.goto(orderLink(mail?.body ?? ''));
    await expect(other.getByText(`Order ${number}`)).toBeVisible();
    await expect(other.getByRole('region', { name: 'Ships to' }).getByText('12 Hillside Road')).toBeVisible();
    await expect(other.getByText(/^Mail kept by this shop/)).toHaveCount(0);
    await stranger.close();
  });
  await context.close();
});
