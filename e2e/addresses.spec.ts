import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { APROCASSI } from './fixtures/templates';

/** One hop, not followed. */
async function hop(
  request: APIRequestContext,
  path: string,
): Promise<{ status: number; locations: string[] }> {
  const response = await request.get(path, { maxRedirects: 0 });
  const locations = response.headersArray().filter(({ name }) => name.toLowerCase() === 'location');
  return { status: response.status(), locations: locations.map(({ value }) => value) };
}

/** What one permanent redirect to `path` looks like, and nothing else does. */
const movedTo = (path: string) => ({ status: 308, locations: [path] });

test.describe('an address that leads nowhere', () => {
  // The page must be there for crawlers and readers without JavaScript, not be drawn by a script.
  test.use({ javaScriptEnabled: false });
  const NOWHERE = [
    '/coffee/there-is-no-such-coffee',
    '/coffee/__build__',
    '/origins/atlantis',
    '/origins/peru/atlantis',
    '/origins/__build__',
    '/producers/nobody',
    '/stories/never-written',
    '/there/is/nothing',
  ];
  for (const path of NOWHERE) {
    test(`${path} is a 404 with ways on, each time it is asked for`, async ({ page }) => {
      for (const time of ['first', 'second']) {
        const response = await page.goto(path);
        expect(response?.status(), `the ${time} time`).toBe(404);
      }
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: 'All coffees' })).toBeVisible();
      await expect(page.locator('meta[name="robots"]').first()).toHaveAttribute('content', /noindex/);
    });
  }
});

test('a 404 stays the same page once its scripts have run', async ({ page }) => {
  const broken: string[] = [];
  page.on('pageerror', (error) => broken.push(error.message));
  for (const path of ['/coffee/there-is-no-such-coffee', '/there/is/nothing']) {
    await page.goto(path);
    await expect(page.locator('[data-cart-count="0"]'), 'the scripts have run').toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sheet was never printed');
  }
  expect(broken).toEqual([]);
});

test('no address, however strange, is a server error', async ({ request, shop }) => {
  const strange = [
    '/coffee/%00',
    '/coffee/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    "/coffee/'%20or%20'1'='1",
    '/coffee/%F0%9F%8C%B1',
    `/coffee/${'a'.repeat(3000)}`,
    '/origins/peru//cajamarca',
    '/origins/%00',
    `/origins/${'a/'.repeat(200)}b`,
    '/producers/%00',
    '/stories/%00',
    '/orders/%00',
    `/orders/${'9'.repeat(3000)}`,
    '/coffee/find?process=%00&origin=%E0%A4%A&price=NaN&sort=nothing',
    '/coffee/find?process=honey&process=honey&process[]=x',
    '/cart?problem=%00',
    '/checkout?country=%00&problem=nothing',
    '/checkout/thanks?session_id=cs_test_%00',
    '/api/stock/%00',
    '/api/orders/%00/status',
    '/og/coffee/%00',
    '/og/story/%00',
    '/og/nothing/at/all',
    '/art/v0/nothing.svg',
    '/art/v2/%00.svg',
    `/art/v2/${'a'.repeat(3000)}.svg`,
  ];
  const failed: string[] = [];
  for (const path of strange) {
    const response = await request.get(`${shop.base}${path}`);
    if (response.status() >= 500) failed.push(`${response.status()} ${path.slice(0, 60)}`);
  }
  expect(failed).toEqual([]);
});

test('an address that cannot be decoded is a 404 in words, wherever it points', async ({ page, shop }) => {
  const undecodable = [
    '/%E0%A4%A',
    '/coffee/%E0%A4%A',
    '/coffee/%zz',
    '/origins/peru/%ff',
    '/producers/%',
    '/stories/%C3',
    '/orders/%E0%A4%A',
    '/checkout/%E0%A4%A',
    '/api/stock/%E0%A4%A',
    '/art/v2/%E0%A4%A.svg',
    '/og/coffee/%E0%A4%A',
  ];
  for (const path of undecodable) {
    const response = await page.goto(`${shop.base}${path}`);
    expect(response?.status(), path).toBe(404);
    expect(response?.headers()['content-security-policy'], path).toContain("script-src 'self'");
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText('This sheet was never printed');
    await expect(page.locator('[data-cart-count="0"]'), `${path}: its scripts run`).toBeVisible();
  }
});

test('an escape in the address of a static page does not make it one per visit', async ({
  request,
  shop,
}) => {
  const [plain, escaped] = await Promise.all(
    ['/coffee/nobody-here', '/coffee/nobody%2Dhere'].map((path) => request.get(`${shop.base}${path}`)),
  );
  expect(escaped?.status()).toBe(plain?.status());
  expect(plain?.headers()['content-security-policy']).not.toContain('nonce-');
  expect(escaped?.headers()['content-security-policy']).not.toContain('nonce-');
  const order = await request.get(`${shop.base}/orders/YU%2D0000`);
  expect(order.headers()['content-security-policy']).toContain("'nonce-");
});

test('an old address of a coffee is one permanent redirect to the current one', async ({ request }) => {
  for (const time of ['first', 'second'])
    expect(await hop(request, '/coffee/peru-aprocassi'), `the ${time} time`).toEqual(
      movedTo(`/coffee/${APROCASSI}`),
    );
  expect((await hop(request, `/coffee/${APROCASSI}`)).status).toBe(200);
});

test('after two renames both old addresses lead straight to the newest', async ({ request, shop }) => {
  const [first, second, third] = ['kenya-nyeri-aa', 'kenya-nyeri-renamed', 'kenya-nyeri-renamed-again'];
  const rename = async (from: string, to: string) => {
    await shop.sql('update coffees set slug = $2 where slug = $1', [from, to]);
    await expect.poll(async () => (await hop(request, `/coffee/${to}`)).status).toBe(200);
  };
  expect((await hop(request, `/coffee/${first}`)).status, 'visited before it is renamed').toBe(200);
  try {
    await rename(first, second);
    expect(await hop(request, `/coffee/${first}`)).toEqual(movedTo(`/coffee/${second}`));
    await rename(second, third);
    expect(await hop(request, `/coffee/${first}`)).toEqual(movedTo(`/coffee/${third}`));
    expect(await hop(request, `/coffee/${second}`)).toEqual(movedTo(`/coffee/${third}`));
  } finally {
    await shop.sql('update coffees set slug = $1 where slug in ($2, $3)', [first, second, third]);
  }
  await expect
    .poll(async () => (await hop(request, `/coffee/${first}`)).status, 'named back, it is a page again')
    .toBe(200);
  expect(await hop(request, `/coffee/${third}`)).toEqual(movedTo(`/coffee/${first}`));
  await shop.sql('delete from slug_history where slug in ($1, $2)', [second, third]);
});

test('a slash at the end is taken off, and the question behind it stays', async ({ request }) => {
  expect(await hop(request, '/coffee/')).toEqual(movedTo('/coffee'));
  expect(await hop(request, `/coffee/${APROCASSI}/?from=mail`)).toEqual(
    movedTo(`/coffee/${APROCASSI}?from=mail`),
  );
});

test('capital letters never make a second copy of a page', async ({ request }) => {
  for (const path of ['/Coffee', `/coffee/${APROCASSI.toUpperCase()}`, '/Origins/Peru', '/STORIES']) {
    const { status, locations } = await hop(request, path);
    if (status === 308) expect(locations).toEqual([path.toLowerCase()]);
    else expect(status, path).toBe(404);
  }
});
