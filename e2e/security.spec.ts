import type { APIResponse } from '@playwright/test';
import { addBag, drawer, goToPayment, payWith } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import type { Shop } from './fixtures/start-shop';
import { APROCASSI, LIVE_PAGES, STATES, STATIC_PAGES } from './fixtures/templates';
import { collectViolations } from './fixtures/violations';

/** The directives of a page's policy. */
function policyOf(response: APIResponse): Map<string, string[]> {
  const header = response.headers()['content-security-policy'] ?? '';
  return new Map(
    header.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
}

const PAGES = { ...STATIC_PAGES, ...LIVE_PAGES };

test.describe('content security policy', () => {
  test('is strict on every page, and lets forms lead to the payment page alone', async ({
    request,
    shop,
  }) => {
    for (const [name, path] of Object.entries(PAGES)) {
      const policy = policyOf(await request.get(path));
      const scripts = policy.get('script-src') ?? [];
      expect.soft(scripts.includes("'self'"), `${name}: own scripts`).toBe(true);
      for (const source of scripts)
        expect
          .soft(source, name)
          .toMatch(/^('self'|'sha256-[A-Za-z0-9+/]{43}='|'nonce-[A-Za-z0-9+/=_-]{16,}')$/);
      expect.soft(scripts.length, `${name}: inline scripts are named`).toBeGreaterThan(1);
      expect.soft(policy.get('style-src'), name).toEqual(["'self'"]);
      // Either would loosen it for some styles.
      expect.soft(policy.get('style-src-attr') ?? policy.get('style-src-elem'), name).toBeUndefined();
      expect.soft(policy.get('default-src'), name).toEqual(["'self'"]);
      expect.soft(policy.get('object-src'), name).toEqual(["'none'"]);
      expect.soft(policy.get('base-uri'), name).toEqual(["'self'"]);
      expect.soft(policy.get('frame-ancestors'), name).toEqual(["'none'"]);
      expect.soft(policy.get('form-action'), name).toEqual(["'self'", new URL(shop.double.base).origin]);
    }
  });

  test('has another nonce for every visit of a page that is not the same for all', async ({ request }) => {
    const nonce = async () =>
      (policyOf(await request.get('/cart')).get('script-src') ?? []).find((source) => /nonce/.test(source));
    const [first, second] = [await nonce(), await nonce()];
    expect(first).toBeTruthy();
    expect(second).not.toBe(first);
  });

  test('refuses nothing of ours on any page, and no page breaks', async ({ page, context }) => {
    const violations = await collectViolations(context);
    page.on('pageerror', (error) => violations.push(`${new URL(page.url()).pathname}: ${error.message}`));
    for (const path of Object.values(PAGES)) {
      await page.goto(path);
      // The cart's number is the last thing that a script of ours puts on the page.
      await expect(page.locator('[data-cart-count="0"]'), path).toBeVisible();
    }
    expect(violations).toEqual([]);
  });

  for (const { name, open } of STATES) {
    test(`refuses nothing of ours: ${name}`, async ({ page, context }) => {
      const violations = await collectViolations(context);
      page.on('pageerror', (error) => violations.push(error.message));
      await open(page);
      await expect(page.locator('[data-cart-count]')).not.toHaveAttribute('data-cart-count', '');
      expect(violations).toEqual([]);
    });
  }

  test('refuses nothing of ours on the way from the list to a paid order', async ({ page, context }) => {
    const violations = await collectViolations(context);
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Coffee' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'On the table' })).toBeVisible();
    await page.getByRole('link', { name: 'Peru APROCASSI' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Peru APROCASSI' })).toBeVisible();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(drawer(page)).toBeVisible();
    await expect(page.locator('[data-cart-count="1"]')).toBeVisible();
    await goToPayment(page);
    await payWith(page, '4242 4242 4242 4242');
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    expect(violations).toEqual([]);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('lets the form of the checkout go to the payment page', async ({ page, context }) => {
      const refused: string[] = [];
      context.on('console', (message) => refused.push(message.text()));
      await addBag(page, APROCASSI);
      await goToPayment(page);
      expect(refused.filter((text) => /refused|policy/i.test(text))).toEqual([]);
    });
  });

  for (const path of [`/coffee/${APROCASSI}`, '/cart', '/there-is-nothing-here']) {
    test(`refuses a script that somebody else brought: ${path}`, async ({ page, context }) => {
      const violations = await collectViolations(context);
      await page.goto(path);
      await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.intruder = "inline"';
        document.body.append(script);
        document.body.insertAdjacentHTML(
          'beforeend',
          '<img src="data:," onerror="window.intruder = \'handler\'">',
        );
        const foreign = document.createElement('script');
        foreign.src = 'https://intruder.example/x.js';
        document.body.append(foreign);
      });
      await expect
        .poll(() => violations.filter((text) => text.includes('script-src')).length)
        .toBeGreaterThanOrEqual(3);
      expect(await page.evaluate(() => (globalThis as { intruder?: string }).intruder)).toBeUndefined();
    });
  }
});

test('every kind of answer carries the headers that protect it', async ({ request }) => {
  const html = await (await request.get(`/coffee/${APROCASSI}`)).text();
  const art = /\/art\/[^"\\]+\.svg/.exec(html)?.[0] ?? '';
  const script = /\/_next\/static\/[^"\\]+\.js/.exec(html)?.[0] ?? '';
  const answers = [
    ...Object.values(PAGES),
    '/coffee/peru-aprocassi',
    '/api/cart',
    '/api/health',
    '/api/search?q=peru',
    `/api/stock/${APROCASSI}`,
    '/api/stock/there-is-no-such-coffee',
    '/sitemap.xml',
    '/robots.txt',
    `/og/coffee/${APROCASSI}`,
    art,
    script,
  ];
  for (const path of answers) {
    const response = await request.get(path, { maxRedirects: 0 });
    const headers = response.headers();
    expect.soft(headers['x-content-type-options'], path).toBe('nosniff');
    expect.soft(headers['x-frame-options'], path).toBe('DENY');
    expect.soft(headers['referrer-policy'], path).toMatch(/^(strict-origin-when-cross-origin|no-referrer)$/);
    expect.soft(headers['strict-transport-security'], path).toMatch(/max-age=(\d{8,})/);
    expect.soft(headers['x-powered-by'], path).toBeUndefined();
    expect.soft(headers.server, path).toBeUndefined();
    expect.soft(headers['access-control-allow-origin'], path).toBeUndefined();
  }
});

test('art is kept for ever and can run nothing', async ({ request }) => {
  const html = await (await request.get(`/coffee/${APROCASSI}`)).text();
  const addresses = [...new Set(html.match(/\/art\/[^"\\]+\.svg/g))];
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) {
    const response = await request.get(address);
    expect(response.headers()['content-type']).toMatch(/^image\/svg\+xml/);
    expect(response.headers()['cache-control']).toMatch(/public, max-age=31536000, immutable/);
    expect(policyOf(response).get('default-src')).toEqual(["'none'"]);
    expect(await response.text()).not.toMatch(/<script|\son\w+=|javascript:|<foreignObject/i);
  }
});

test('refusals of the API are short JSON that tells nothing of the inside', async ({ request, shop }) => {
  const inside = /\bat .+:\d+|node_modules|\.next|postgres|\bselect\b|stack|ECONN|\/(home|root|tmp|usr)\//i;
  const refusals: [status: number, response: APIResponse][] = [
    [404, await request.get('/api/stock/there-is-no-such-coffee')],
    [404, await request.get("/api/stock/'%20or%201=1")],
    [404, await request.get('/api/stock/%00')],
    [404, await request.get('/api/orders/DEMO-0000-0000/status')],
    [404, await request.get('/api/orders/%00/status')],
    [404, await request.get('/api/orders/DEMO-0000-0000/status?key=%00')],
  ];
  for (const [status, response] of refusals) {
    const text = await response.text();
    expect.soft(response.status(), response.url()).toBe(status);
    expect.soft(response.headers()['content-type'], response.url()).toMatch(/^application\/json/);
    expect.soft(Object.keys(JSON.parse(text)).length, response.url()).toBeGreaterThan(0);
    expect.soft(text.length, response.url()).toBeLessThan(200);
    expect.soft(text, response.url()).not.toMatch(inside);
  }
  // Machines read these: a status is enough, and a word for the one who looks into the log.
  const machines: [status: number, response: APIResponse][] = [
    [400, await request.post('/api/webhooks/stripe', { data: '{}' })],
    [
      400,
      await request.post('/api/webhooks/stripe', {
        data: '{"type":"checkout.session.completed"}',
        headers: { 'stripe-signature': 't=1,v1=00' },
      }),
    ],
    [405, await request.post('/api/cart', { data: '{}' })],
    [405, await request.delete('/api/cart')],
    // The last one: the shop hangs up instead of reading it all.
    [413, await request.post('/api/webhooks/stripe', { data: 'x'.repeat(300_000) })],
  ];
  for (const [status, response] of machines) {
    expect.soft(response.status(), `${response.url()} ${status}`).toBe(status);
    const text = await response.text();
    expect.soft(text.length, response.url()).toBeLessThan(100);
    expect.soft(text, response.url()).not.toMatch(inside);
    expect.soft(text, response.url()).not.toContain(shop.webhookSecret);
  }
});

test('nobody has pictures cut to size by the server', async ({ request }) => {
  const response = await request.get('/_next/image?url=%2Ficon.svg&w=640&q=75');
  expect(response.status()).toBe(404);
});

test('only the shop itself can make its pages expire', async ({ request }) => {
  const path = '/api/internal/revalidate?tag=catalog';
  const attempts = [
    await request.post(path),
    await request.post(path, { headers: { 'x-process-secret': '' } }),
    await request.post(path, { headers: { 'x-process-secret': 'a'.repeat(64) } }),
  ];
  for (const response of attempts) {
    expect(response.status()).toBe(404);
    expect(await response.text()).toBe('');
  }
  expect((await request.get(path)).status()).toBeGreaterThanOrEqual(404);
});

/** The fields that the "Add to cart" form of the page sends without JavaScript. */
async function addForm(shop: Shop): Promise<Record<string, string>> {
  const html = await (await fetch(`${shop.base}/coffee/${APROCASSI}`)).text();
  const form = /<form[^>]*enctype="multipart\/form-data"[\s\S]*?<\/form>/i.exec(html)?.[0] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  const variant = /name="variantId"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? '';
  const fields = hidden.map(([, name, value]) => [String(name), value ?? ''] as const);
  return { ...Object.fromEntries(fields), variantId: variant, grind: 'whole-bean', quantity: '1' };
}

test('a form that another site sends changes nothing', async ({ request, shop }) => {
  const multipart = await addForm(shop);
  const send = (headers: Record<string, string>) =>
    request.post(`/coffee/${APROCASSI}`, { multipart, headers, maxRedirects: 0 });
  const carts = async () => (await shop.sql('select count(*)::int as n from carts'))[0]?.n;
  const before = await carts();
  const foreign = [
    await send({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }),
    await send({ origin: 'https://elsewhere.example' }),
    await send({ 'sec-fetch-site': 'cross-site' }),
    await send({ origin: 'null', 'sec-fetch-site': 'cross-site' }),
    await send({}),
  ];
  for (const response of foreign) expect(response.headers()['set-cookie']).toBeUndefined();
  expect(await carts()).toBe(before);

  const own = await send({ origin: shop.base, 'sec-fetch-site': 'same-origin' });
  expect(own.headers()['set-cookie'], 'the very same form works from the shop itself').toMatch(/^cart=/);
});

test('cookies of the shop are closed to scripts and to other sites', async ({ page }) => {
  await addBag(page, APROCASSI);
  await goToPayment(page);
  const own = (await page.context().cookies()).filter(({ domain }) => domain === 'localhost');
  expect(own.map(({ name }) => name)).toContain('cart');
  for (const cookie of own) expect(cookie, cookie.name).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
});
