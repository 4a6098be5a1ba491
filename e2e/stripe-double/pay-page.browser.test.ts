import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, line, rate, SHOPPER, startFixture } from './fixture';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

let shop: Fixture;
let browser: Browser;
beforeAll(async () => {
  shop = await startFixture();
  const system = process.env.CHROMIUM_PATH ?? (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined);
  browser = await chromium.launch({
    ...(system && { executablePath: system }),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await shop[Symbol.asyncDispose]();
});

async function visit(url: string | null, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(String(url));
  return page;
}

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(SHOPPER.email);
  await page.getByLabel('Full name').fill(SHOPPER.name);
  await page.getByLabel('Address').fill(SHOPPER.line1);
  await page.getByLabel('City').fill(SHOPPER.city);
  await page.getByLabel('State or region').fill(SHOPPER.state);
  await page.getByLabel('ZIP or postal code').fill(SHOPPER.postal_code);
  await page.getByLabel('Country').selectOption({ label: 'United States' });
}

describe('without scripts', () => {
  test('a shopper is declined, corrects the card, picks express and returns to the shop', async () => {
    const { id, url } = await shop.create();
    const page = await visit(url);
    await fill(page);
    await page.getByLabel('Express').check();
    await page.getByLabel('Test card number').fill('4000 0000 0000 0002');
    await page.getByRole('button', { name: 'Pay $52.00 (demo)' }).click();
    expect(await page.getByRole('alert').textContent()).toBe('Your card was declined.');
    expect(await page.getByLabel('Express').isChecked()).toBe(true);
    expect(await page.getByLabel('Full name').inputValue()).toBe(SHOPPER.name);
    expect(await page.getByLabel('Test card number').inputValue()).toBe('4242 4242 4242 4242');
    await page.getByRole('button', { name: 'Pay $52.00 (demo)' }).click();
    await page.waitForURL(`${shop.receiver.origin}/thanks?session_id=${id}`);
  });

  test('a shopper refuses the bank, tries again and approves', async () => {
    const { url } = await shop.create();
    const page = await visit(url);
    for (const answer of ['Deny', 'Approve']) {
      await fill(page);
      await page.getByLabel('Test card number').fill('4000 0027 6000 3184');
      await page.getByRole('button', { name: /^Pay/ }).click();
      await page.getByRole('button', { name: answer }).click();
    }
    await page.waitForURL('**/thanks**');
  });

  test('the button names the total of the chosen delivery', async () => {
    const page = await visit((await shop.create()).url);
    const isShown = (name: string) => page.getByRole('button', { name, exact: true }).isVisible();
    expect(await isShown('Pay $42.00 (demo)')).toBe(true);
    await page.getByRole('radio', { name: 'Express' }).check();
    expect(await isShown('Pay $52.00 (demo)')).toBe(true);
  });

  test('a shopper with a keyboard pays by bank', async () => {
    const { id, url } = await shop.create();
    const page = await visit(url);
    const type = (text: string) => page.keyboard.type(text);
    const next = () => page.keyboard.press('Tab');
    await page.getByLabel('Email').focus();
    for (const text of [SHOPPER.email, SHOPPER.name, SHOPPER.line1, SHOPPER.city, SHOPPER.state, '94601']) {
      await type(text);
      await next();
    }
    await type('Canada');
    await next();
    await page.keyboard.press('ArrowDown');
    await next();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByRole('radio', { name: 'Delayed bank payment' }).isChecked()).toBe(true);
    await next();
    await next();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/thanks**');
    expect(await shop.stripe.checkout.sessions.retrieve(id)).toMatchObject({
      payment_status: 'unpaid',
      amount_total: 5200,
      customer_details: { address: { country: 'CA' } },
    });
  });

  test('the way back leads to the cart', async () => {
    const page = await visit((await shop.create()).url);
    await page.getByRole('link', { name: 'Cancel and go back to the shop' }).click();
    await page.waitForURL(`${shop.receiver.origin}/cart`);
  });
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([375, 1280])(
    'at %i px every page passes axe, obeys its policy and does not scroll sideways',
    async (width) => {
      const violations: string[] = [];
      const visitAll = { javaScriptEnabled: true, colorScheme, viewport: { width, height: 900 } };
      const { url } = await shop.create({
        line_items: [
          line(1850, 2),
          line(990, 1, 'usd', 'Cacao from La Convención in a long, long name '.repeat(3)),
        ],
        shipping_options: [rate('Standard', 500), rate('Express', 1500)],
        consent_collection: { terms_of_service: 'required' },
        phone_number_collection: { enabled: true },
      });
      const page = await visit(url, visitAll);
      page.on('console', (message) => violations.push(message.text()));
      const check = async () => {
        const { violations: found } = await new AxeBuilder({ page }).analyze();
        violations.push(...found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`));
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (Number(overflow) > 0) violations.push(`${page.url()} scrolls sideways by ${String(overflow)} px`);
      };
      await page.reload();
      await check();
      await fill(page);
      await page.getByLabel('Phone').fill('+1 555 0100');
      await page.getByRole('checkbox').check();
      await page.getByLabel('Test card number').fill('4111 1111 1111 1111');
      await page.getByRole('button').click();
      await page.getByRole('alert').waitFor();
      await check();
      await page.getByLabel('Test card number').fill('4000000000003220');
      await page.getByRole('button').click();
      await page.getByRole('button', { name: 'Approve' }).waitFor();
      await check();
      await page.getByRole('button', { name: 'Approve' }).click();
      await page.goto(String(url));
      await check();
      expect(violations).toEqual([]);
    },
    60_000,
  );
});
