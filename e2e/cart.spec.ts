import type { Page, Route } from '@playwright/test';
import { APROCASSI, addBag, cartCount, chooseBag, chooseSize, drawer } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';

const quantity = (page: Page) => page.getByLabel(/^Quantity/);

test('what was chosen before the scripts ran is what goes into the cart', async ({ page, shop }) => {
  const released = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released.promise;
    await route.continue();
  });
  await page.goto(`/coffee/${APROCASSI.slug}`, { waitUntil: 'commit' });
  await chooseBag(page, { size: '1 kg', grind: 'Espresso', quantity: 3 });
  released.resolve();
  await expect(page.locator('[data-buy-bar]').getByText('$157.50')).toBeVisible();
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(cartCount(page)).toHaveText('3');
  await expect.poll(() => storedQuantities(shop)).toEqual([3]);
  expect(
    await shop.sql(
      `select v.size_label as size, l.grind from cart_lines l join variants v on v.id = l.variant_id
       where l.cart_id = (select id from carts order by updated_at desc limit 1)`,
    ),
  ).toEqual([{ size: '1 kg', grind: 'espresso' }]);
});

/** As fast as a hand can: a click that comes through the test's own line takes several times as long. */
async function clickFast(page: Page, name: RegExp, times: number): Promise<void> {
  await page.getByRole('button', { name }).evaluate(async (button: HTMLButtonElement, clicks) => {
    for (let n = 0; n < clicks; n++) {
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }, times);
}

/** What the shop has stored of the cart that was touched last. */
async function storedQuantities(shop: Shop): Promise<number[]> {
  const rows = await shop.sql<{ quantity: number }>(
    `select quantity from cart_lines where cart_id = (select id from carts order by updated_at desc limit 1)
     order by added_at`,
  );
  return rows.map((row) => row.quantity);
}

/** Keeps what a matching request is answered with until `release` is called. */
async function holdBack(page: Page, method: string, url: string) {
  const held: Route[] = [];
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (route.request().method() !== method || held.length > 0) return route.fallback();
    held.push(route);
    const response = await route.fetch();
    asked.resolve();
    await released.promise;
    await route.fulfill({ response });
  });
  return { answered: asked.promise, release: () => released.resolve() };
}

test('thirty fast clicks end at the right number, here and in the shop, with few requests', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await page.goto('/cart');
  await expect(quantity(page)).toHaveValue('1');
  let writes = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') writes += 1;
  });
  await clickFast(page, /^One more/, 20);
  await clickFast(page, /^One less/, 10);
  await expect(quantity(page)).toHaveValue('11');
  await expect.poll(() => storedQuantities(shop)).toEqual([11]);
  await expect(cartCount(page)).toHaveText('11');
  await page.reload();
  await expect(quantity(page)).toHaveValue('11');
  expect(writes).toBeLessThanOrEqual(6);
});

test('clicking past the limit stops at it and says so', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await page.goto('/cart');
  await clickFast(page, /^One more/, 30);
  await expect(quantity(page)).toHaveValue('24');
  const words = page.getByText('You can order up to 24 of one size.', { exact: false });
  await expect(words).toBeVisible();
  await expect.poll(() => storedQuantities(shop)).toEqual([24]);
  // Reading the cart again is no answer to anything: what was said stays.
  await look(page);
  await expect(words).toBeVisible();
});

test('a bag that was added just before a reload is kept', async ({ page }) => {
  await page.goto(`/coffee/${APROCASSI.slug}`);
  await expect(cartCount(page)).toHaveText('0');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await expect(cartCount(page)).toHaveText('1');
  await page.reload();
  await expect(cartCount(page)).toHaveText('1');
  await page.goto('/cart');
  await expect(quantity(page)).toHaveValue('1');
});

test('clicks just before a reload are kept', async ({ page }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await page.goto('/cart');
  await clickFast(page, /^One more/, 4);
  await page.reload();
  await expect(quantity(page)).toHaveValue('5');
});

test('a removed line is not brought back by the answer to an earlier click', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await page.goto('/cart');
  await expect(quantity(page)).toHaveValue('1');
  const { answered, release } = await holdBack(page, 'POST', '**/cart');

  await page.getByRole('button', { name: /^One more/ }).click();
  await answered;
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(quantity(page)).toHaveCount(0);
  const cameBack = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const isShown = () => document.querySelector('[aria-label^="Quantity"]') !== null;
        const watch = new MutationObserver(() => isShown() && resolve(true));
        watch.observe(document.body, { childList: true, subtree: true });
        window.addEventListener('stop-watching', () => resolve(isShown()));
      }),
  );
  release();
  await expect.poll(() => storedQuantities(shop)).toEqual([]);
  await page.evaluate(() => window.dispatchEvent(new Event('stop-watching')));
  expect(await cameBack).toBe(false);
  await page.reload();
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

test('an answer that was asked for before a bag was added does not take the bag away again', async ({
  page,
}) => {
  const { answered, release } = await holdBack(page, 'GET', '**/api/cart');
  await page.goto(`/coffee/${APROCASSI.slug}`);
  await answered;
  const added = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await added;
  await expect(cartCount(page)).toHaveText('1');
  release();
  await page.unrouteAll({ behavior: 'wait' });
  await expect(cartCount(page)).toHaveText('1');
  await expect(drawer(page).getByLabel(/^Quantity/)).toHaveValue('1');
});

test('a click on the cart page counts while the cart is still being read', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  const { answered, release } = await holdBack(page, 'GET', '**/api/cart');
  await page.goto('/cart');
  await answered;
  await page.getByRole('button', { name: /^One more/ }).click();
  await expect(quantity(page)).toHaveValue('2');
  await expect.poll(() => storedQuantities(shop)).toEqual([2]);
  release();
  await page.unrouteAll({ behavior: 'wait' });
  await expect(quantity(page)).toHaveValue('2');
});

test('two tabs agree once the other one is looked at', async ({ page, context, shop }) => {
  await page.goto('/cart');
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
  const other = await context.newPage();
  await addBag(other, APROCASSI.slug, { size: '250 g', quantity: 3 });
  await expect(cartCount(other)).toHaveText('3');
  await look(page);
  await expect(quantity(page)).toHaveValue('3');

  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect.poll(() => storedQuantities(shop)).toEqual([]);
  await look(other);
  await expect(cartCount(other)).toHaveText('0');
});

/** Windows of a browser without a screen all have the focus all the time: what a real one would hear is said. */
async function look(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}

test('more bags than there are become those that are there, and the cart says how many', async ({
  page,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 3 * 298);
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await page.goto('/cart');
  await quantity(page).fill('10');
  await quantity(page).press('Enter');
  await expect(page.getByText('Only 3 bags left', { exact: false }).first()).toBeVisible();
  await expect(quantity(page)).toHaveValue('3');
  await expect.poll(() => storedQuantities(shop)).toEqual([3]);
});

test('all sizes of a lot share its grams: what one takes the other cannot have', async ({ page, shop }) => {
  await shop.stock.leave(APROCASSI.lot, 1191 + 298);
  await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 2 });
  await addBag(page, APROCASSI.slug, { size: '1 kg' });
  await expect(
    drawer(page).getByText(`Your other bags leave too little of ${APROCASSI.name} for the 1 kg bag.`),
  ).toBeVisible();
  await expect(drawer(page).getByText('Added:', { exact: false })).toHaveCount(0);
  await expect.poll(() => storedQuantities(shop)).toEqual([2]);
});

test('a price that the browser sends is not read', async ({ page, shop }) => {
  await page.goto(`/coffee/${APROCASSI.slug}`);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await page.route(`**/coffee/${APROCASSI.slug}`, async (route) => {
    const body = route.request().postData();
    if (!body) return route.fallback();
    await route.fallback({ postData: body.replace('"quantity":1', '"quantity":1,"price":1,"unitPrice":1') });
  });
  await page.getByRole('button', { name: 'Add to cart' }).click();
  expect((await sent).postData()).toContain('"quantity":1');
  await expect(cartCount(page)).toHaveText('1');
  await page.goto('/cart');
  await expect(page.getByText('$14.50 each', { exact: false })).toBeVisible();
  expect(await storedQuantities(shop)).toEqual([1]);
});

test('a form with prices of its own is booked at the price of the shop', async ({ page, shop }) => {
  await page.goto(`/coffee/${APROCASSI.slug}`);
  await chooseBag(page, { size: '250 g' });
  const fields = await page
    .getByRole('button', { name: 'Add to cart' })
    .evaluate((button: HTMLButtonElement) =>
      Object.fromEntries([...new FormData(button.form ?? undefined)].map(([k, v]) => [k, String(v)])),
    );
  expect(fields).toHaveProperty('variantId');
  const response = await page.request.post(page.url(), {
    headers: { origin: shop.base },
    multipart: { ...fields, price: '1', unitPrice: '1', price_minor: '1', quantity: '2' },
  });
  expect(response.url()).toMatch(/\/cart$/);
  await page.goto('/cart');
  await expect(quantity(page)).toHaveValue('2');
  await expect(page.getByText('$14.50 each', { exact: false })).toBeVisible();
});

test('a forged cart cookie is no cart, and the next bag starts a new one', async ({
  page,
  context,
  shop,
}) => {
  await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 5 });
  await expect(cartCount(page)).toHaveText('5');
  const [cart] = await shop.sql<{ id: string }>('select id from carts order by updated_at desc limit 1');
  const cookie = (await context.cookies()).find(({ name }) => name === 'cart');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  const signature = cookie?.value.split('.').at(-1) ?? '';

  const forgeries = [
    `${cart?.id}`,
    `${cart?.id}.`,
    `${cart?.id}.${signature.slice(1)}A`,
    `cart_00000000000000000000000000.${signature}`,
    '%00',
    'x'.repeat(3000),
  ];
  for (const value of forgeries) {
    await context.addCookies([
      { ...cookie, name: 'cart', value, url: shop.base, domain: undefined, path: undefined } as never,
    ]);
    await page.goto('/cart');
    await expect(page.getByText('Nothing here yet.'), value.slice(0, 60)).toBeVisible();
    await expect(cartCount(page)).toHaveText('0');
  }
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await expect(cartCount(page)).toHaveText('1');
  expect(await shop.sql('select quantity from cart_lines where cart_id = $1', [cart?.id])).toEqual([
    { quantity: 5 },
  ]);
});

test('a line that was removed can be put back', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g', grind: 'Moka pot', quantity: 4 });
  await page.goto('/cart');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText(`Removed: ${APROCASSI.name}, 250 g, moka pot`)).toBeVisible();
  await expect(cartCount(page)).toHaveText('0');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(quantity(page)).toHaveValue('4');
  await expect(page.getByText('250 g · moka pot')).toBeVisible();
  await expect.poll(() => storedQuantities(shop)).toEqual([4]);
});

test('the same size in two grinds is two lines, the same grind again is one', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug, { size: '250 g', grind: 'Espresso' });
  await addBag(page, APROCASSI.slug, { size: '250 g', grind: 'Moka pot' });
  await addBag(page, APROCASSI.slug, { size: '250 g', grind: 'Espresso', quantity: 2 });
  await expect(drawer(page).getByLabel(/^Quantity/)).toHaveCount(2);
  await expect.poll(() => storedQuantities(shop)).toEqual([3, 1]);
});

test('the drawer stays until somebody closes it, however long they take', async ({ page }) => {
  await page.clock.install();
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await expect(drawer(page)).toBeVisible();
  await page.clock.fastForward('05:00');
  await expect(drawer(page)).toBeVisible();
  await drawer(page).getByRole('button', { name: 'Close' }).click();
  await expect(drawer(page)).toBeHidden();
});

test('the drawer closes with Escape and gives the focus back to the button', async ({ page }) => {
  await page.goto(`/coffee/${APROCASSI.slug}`);
  await chooseSize(page, '250 g');
  const button = page.getByRole('button', { name: 'Add to cart' });
  await button.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});
