import type { APIRequestContext } from '@playwright/test';
import { APROCASSI, addBag } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';

const setPrice = (shop: Shop, price: number) =>
  shop.sql(
    `update variants set price_minor = $2 from lots
     where lots.id = lot_id and lot_code = $1 and form = 'roasted' and size_label = '250 g'`,
    [APROCASSI.lot, price],
  );

const html = async (request: APIRequestContext, address: string) => (await request.get(address)).text();

/** What a page says the 250 g bag costs, where it says so in words: without scripts and data blocks. */
function saysPrice(page: string, price: string): boolean {
  return page.replaceAll(/<script[\s\S]*?<\/script>/g, '').includes(price);
}

type Offer = { sku: string; offers: { priceSpecification: { price: string } } };

/** The price in the structured data of a product page. */
function structuredPrice(page: string): string | undefined {
  const blocks = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  const variants = blocks
    .flatMap(
      ([, json]) => (JSON.parse(json ?? '{}') as { '@graph'?: { hasVariant?: Offer[] }[] })['@graph'] ?? [],
    )
    .flatMap(({ hasVariant = [] }) => hasVariant);
  return variants.find(({ sku }) => sku === 'PE-APRO-2026-R-250G')?.offers.priceSpecification.price;
}

/** A product page that shows the APROCASSI coffee among the related ones. */
async function pageThatRelates(request: APIRequestContext, base: string): Promise<string> {
  const list = await html(request, `${base}/coffee`);
  const slugs = new Set([...list.matchAll(/href="\/coffee\/([a-z0-9-]+)"/g)].map(([, slug]) => slug));
  for (const slug of slugs) {
    if (slug === APROCASSI.slug) continue;
    const page = await html(request, `${base}/coffee/${slug}`);
    const related = page.slice(page.indexOf('id="related"'));
    if (related.includes(`href="/coffee/${APROCASSI.slug}"`)) return `/coffee/${slug}`;
  }
  throw new Error('No page relates to the APROCASSI coffee.');
}

test('a price that is changed in the database is on every page of both processes at the next load', async ({
  request,
  shop,
}) => {
  const other = await shop.second();
  const product = `/coffee/${APROCASSI.slug}`;
  const related = await pageThatRelates(request, shop.base);
  const pages = [shop.base, other.base].flatMap((base) =>
    [product, '/coffee', related].map((path) => base + path),
  );
  const shown = (price: string) => async () => {
    const texts = await Promise.all(pages.map((page) => html(request, page)));
    return pages.filter((_, i) => !saysPrice(texts[i] ?? '', price));
  };
  // Twice, so that every page is in the memory of its process.
  await expect.poll(shown('$14.50'), 'pages without the old price').toEqual([]);
  await expect.poll(shown('$14.50'), 'pages without the old price').toEqual([]);

  await setPrice(shop, 1789);
  await expect.poll(shown('$17.89'), 'pages without the new price').toEqual([]);
  for (const base of [shop.base, other.base])
    expect(structuredPrice(await html(request, base + product))).toBe('17.89');
  await other.stop();
});

test('a product page is drawn once and then comes from memory, for everybody the same', async ({
  request,
  shop,
}) => {
  const product = `${shop.base}/coffee/${APROCASSI.slug}`;
  const headersOf = async () => (await request.get(product)).headers();
  // Stock and prices were just put back for this test: the process may only now be hearing of it.
  await expect.poll(async () => (await headersOf())['x-nextjs-cache']).toBe('HIT');
  const headers = await headersOf();
  expect(headers['x-nextjs-cache']).toBe('HIT');
  expect(headers['set-cookie']).toBeUndefined();
  expect(headers['cache-control'] ?? '').not.toMatch(/private|no-store/);
});

test('an edit that is made while a page is being drawn is on it at the next load', async ({
  request,
  shop,
}) => {
  const list = async (price: string) => saysPrice(await html(request, '/coffee'), price);
  // The name on the imprint tells when the process has heard of an edit.
  const edit = async (price: number, legalName: string) => {
    await shop.sql(
      `with priced as (update variants set price_minor = $2 from lots
         where lots.id = lot_id and lot_code = $1 and form = 'roasted' and size_label = '250 g')
       update shop_settings set legal_name = $3`,
      [APROCASSI.lot, price, legalName],
    );
    await expect.poll(async () => (await html(request, '/imprint')).includes(legalName)).toBe(true);
  };
  await edit(1501, 'Before');

  let drawn: Promise<string> | undefined;
  await shop.hold('cuppings', async () => {
    drawn = html(request, '/coffee');
    await expect.poll(() => waitingFor(shop, 'cuppings'), 'somebody draws the list').toBe(true);
    await edit(1602, 'After');
  });
  await drawn;
  await expect.poll(() => list('$16.02')).toBe(true);
});

async function waitingFor(shop: Shop, table: string): Promise<boolean> {
  const waiting = await shop.sql(
    'select 1 from pg_locks where not granted and relation = $1::regclass and database = (select oid from pg_database where datname = current_database())',
    [table],
  );
  return waiting.length > 0;
}

test('a cart filled in one process is there in the other', async ({ page, shop }) => {
  const other = await shop.second();
  await addBag(page, APROCASSI.slug);
  // The same host name at another port: browsers send the cookie to both.
  await page.goto(`${other.base}/cart`);
  await expect(page.getByLabel(/^Quantity/)).toHaveValue('1');
  await other.stop();
});
