import type { Page } from '@playwright/test';
import { addBag, drawer } from './fixtures/buy';
import { canonical, property } from './fixtures/head';
import { expect, test } from './fixtures/shop';
import { APROCASSI, SOLD_OUT } from './fixtures/templates';

type Node = Record<string, unknown> & { '@type': string };

/** Every node of the page's structured data. Fails when a block does not parse. */
async function nodesOf(page: Page): Promise<Node[]> {
  const blocks = await page.locator('script[type="application/ld+json"]').allTextContents();
  expect(blocks.length, 'the page has structured data').toBeGreaterThan(0);
  return blocks.flatMap((block) => {
    const data = JSON.parse(block) as Node & { '@graph'?: Node[] };
    expect(data['@context']).toBe('https://schema.org');
    return data['@graph'] ?? [data];
  });
}

async function nodeOf<T>(page: Page, type: string): Promise<T> {
  const node = (await nodesOf(page)).find((one) => one['@type'] === type);
  if (!node) throw new Error(`The page says nothing about a ${type}.`);
  return node as T;
}

type Product = {
  productGroupID: string;
  name: string;
  url: string;
  image: string;
  description: string;
  hasVariant?: Size[];
  isRelatedTo?: { name: string; url: string }[];
  subjectOf?: { headline: string; url: string }[];
  countryOfOrigin?: { name: string };
};
type Size = {
  sku: string;
  size: string;
  offers: {
    availability: string;
    priceSpecification: { price: string; priceCurrency: string };
  };
};
type ItemList = { numberOfItems: number; itemListElement: { position: number; name: string; url: string }[] };
type Breadcrumbs = { itemListElement: { position: number; name: string; item: string }[] };

async function expectSameBreadcrumb(page: Page, base: string): Promise<void> {
  const { itemListElement } = await nodeOf<Breadcrumbs>(page, 'BreadcrumbList');
  const shown = page.getByRole('navigation', { name: 'Breadcrumb' });
  const links = await shown
    .getByRole('link')
    .evaluateAll((all) => all.map((a) => ({ name: a.textContent, item: (a as HTMLAnchorElement).href })));
  const here = await shown.locator('[aria-current="page"]').textContent();
  const expected = [...links, { name: here, item: await canonical(page) }];
  expect(itemListElement.map(({ name, item }) => ({ name, item }))).toEqual(expected);
  expect(itemListElement.map(({ position }) => position)).toEqual(expected.map((_, i) => i + 1));
  for (const { item } of itemListElement) expect(item.startsWith(base)).toBe(true);
}

/** Names and addresses of the cards in a part of the page, in reading order. */
const cardsIn = (page: Page, part: string) =>
  page
    .locator(part)
    .locator('article')
    .getByRole('heading')
    .getByRole('link')
    .evaluateAll((all) => all.map((a) => ({ name: a.textContent, url: (a as HTMLAnchorElement).href })));

test.describe('of a coffee', () => {
  test('is what the page shows: name, sizes, prices, neighbours', async ({ page, shop }) => {
    await page.goto(`/coffee/${APROCASSI}`);
    const product = await nodeOf<Product>(page, 'ProductGroup');
    expect(product.name).toBe(await page.getByRole('heading', { level: 1 }).textContent());
    expect(product.url).toBe(`${shop.base}/coffee/${APROCASSI}`);
    expect(product.url).toBe(await canonical(page));
    expect(product.description).toBe(await property(page, 'description'));
    await expect(page.getByText(product.productGroupID, { exact: true }).first()).toBeVisible();
    expect(product.countryOfOrigin?.name).toBe('PE');

    // A full export bag is not an offer: it goes by quote.
    const tiles = page.getByRole('group').getByRole('radio');
    const shown = await tiles.evaluateAll((all) =>
      all.map((input) =>
        [...(input.closest('label')?.querySelectorAll('span') ?? [])].map((line) => line.textContent),
      ),
    );
    const forSale = shown.filter((lines) => !lines.includes('by freight'));
    const said =
      product.hasVariant?.map(({ size, offers }) => [size, `$${offers.priceSpecification.price}`]) ?? [];
    expect(said.toSorted()).toEqual(forSale.map(([size, price]) => [size, price]).toSorted());
    for (const { offers } of product.hasVariant ?? []) {
      expect(offers.priceSpecification.priceCurrency).toBe('USD');
      expect(offers.availability).toBe('https://schema.org/InStock');
    }
    const skus = product.hasVariant?.map(({ sku }) => sku) ?? [];
    expect(new Set(skus).size).toBe(skus.length);

    expect(product.isRelatedTo?.map(({ name, url }) => ({ name, url }))).toEqual(
      await cardsIn(page, '#related'),
    );
    for (const { headline, url } of product.subjectOf ?? [])
      await expect(
        page
          .locator(`#stories a[href="${new URL(url).pathname}"]`)
          .filter({ hasText: headline })
          .first(),
      ).toBeVisible();
    await expectSameBreadcrumb(page, shop.base);
  });

  test('says what can be had, as the page does', async ({ page }) => {
    const states = {
      [SOLD_OUT]: ['https://schema.org/SoldOut', 'Sold out'],
      'peru-lares-gesha': ['https://schema.org/OutOfStock', 'On its way'],
    } as const;
    for (const [slug, [availability, words]] of Object.entries(states)) {
      await page.goto(`/coffee/${slug}`);
      await expect(page.getByRole('main').getByText(words, { exact: true }).first()).toBeVisible();
      await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0);
      const { hasVariant = [] } = await nodeOf<Product>(page, 'ProductGroup');
      for (const { offers } of hasVariant) expect(offers.availability).toBe(availability);
    }
  });

  test('says which sizes are gone when little of a lot is left, as the tiles do', async ({ page, shop }) => {
    await shop.stock.leave('PE-APRO-2026-01', 300);
    await expect(async () => {
      await page.goto(`/coffee/${APROCASSI}`);
      const { hasVariant = [] } = await nodeOf<Product>(page, 'ProductGroup');
      const said = new Map(hasVariant.map(({ size, offers }) => [size, offers.availability]));
      expect(said.get('250 g')).toBe('https://schema.org/LimitedAvailability');
      expect(said.get('12 oz')).toBe('https://schema.org/SoldOut');
    }).toPass();
    await expect(page.getByRole('radio', { name: /^12 oz/ })).toHaveAccessibleName(/sold out/);
    await expect(page.getByRole('radio', { name: /^250 g/ })).not.toHaveAccessibleName(/sold out/);
  });

  test('follows a price as soon as it changes', async ({ page, shop }) => {
    const price = async () => {
      await page.goto(`/coffee/${APROCASSI}`);
      const { hasVariant = [] } = await nodeOf<Product>(page, 'ProductGroup');
      return hasVariant.find(({ sku }) => sku === changed?.sku)?.offers.priceSpecification.price;
    };
    const [changed] = await shop.sql<{ sku: string }>(
      `update variants set price_minor = 1234 where size_label = '250 g'
       and lot_id = (select id from lots where lot_code = 'PE-APRO-2026-01') returning sku`,
    );
    await expect.poll(price).toBe('12.34');
    await expect(page.getByRole('radio', { name: /^250 g/ })).toHaveAccessibleName(/\$12\.34/);
  });
});

test('of the list is its cards, in their order', async ({ page, shop }) => {
  await page.goto('/coffee');
  const list = await nodeOf<ItemList>(page, 'ItemList');
  const cards = await cardsIn(page, 'main');
  expect(list.itemListElement.map(({ name, url }) => ({ name, url }))).toEqual(cards);
  expect(list.numberOfItems).toBe(cards.length);
  expect(await canonical(page)).toBe(`${shop.base}/coffee`);
});

test('of an origin is its place, its lots on sale and its breadcrumb', async ({ page, shop }) => {
  for (const path of ['peru', 'peru/cajamarca', 'peru/cajamarca/san-ignacio']) {
    await page.goto(`/origins/${path}`);
    expect(await canonical(page)).toBe(`${shop.base}/origins/${path}`);
    type Place = { name: string; geo?: { latitude: number; longitude: number } };
    const { about, url } = await nodeOf<{ about: Place; url: string }>(page, 'WebPage');
    expect(url).toBe(await canonical(page));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(about.name);
    expect(about.geo?.latitude).toBeLessThan(0);
    expect(about.geo?.longitude).toBeLessThan(-68);
    const list = await nodeOf<ItemList>(page, 'ItemList');
    expect(list.itemListElement.length).toBeGreaterThan(0);
    const main = page.getByRole('main');
    for (const { name, url: address } of list.itemListElement)
      await expect(
        main
          .locator(`article a[href="${new URL(address).pathname}"]`)
          .filter({ hasText: name })
          .first(),
      ).toBeVisible();
    await expectSameBreadcrumb(page, shop.base);
  }
});

test('of a story is its text, its coffees and its sources', async ({ page, shop }) => {
  await page.goto('/stories/southern-peru');
  type Article = {
    headline: string;
    url: string;
    datePublished: string;
    dateModified: string;
    mentions: { url: string }[];
    citation: string[];
  };
  const article = await nodeOf<Article>(page, 'Article');
  expect(article.headline).toBe(await page.getByRole('heading', { level: 1 }).textContent());
  expect(article.url).toBe(await canonical(page));
  expect(article.url).toBe(`${shop.base}/stories/southern-peru`);
  for (const day of [article.datePublished, article.dateModified]) expect(Date.parse(day)).not.toBeNaN();
  expect(article.mentions.length).toBeGreaterThan(0);
  const main = page.getByRole('main');
  for (const { url } of article.mentions)
    await expect(main.locator(`a[href="${new URL(url).pathname}"]`).first()).toBeVisible();
  for (const source of article.citation)
    await expect(main.locator(`a[href="${source}"]`).first()).toBeVisible();
  await expectSameBreadcrumb(page, shop.base);
});

test('a name that looks like a script is shown as text everywhere and runs nothing', async ({
  page,
  request,
  shop,
}) => {
  const hostile = 'Nyeri </script><script>alert(1)</script> "AA" & <b>more</b>';
  const slug = 'kenya-nyeri-aa';
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const harmless = async (where: string) => {
    const injected = await page
      .locator('script')
      .evaluateAll((all) => all.filter((script) => script.textContent === 'alert(1)').length);
    expect(injected, where).toBe(0);
    await expect(page.locator('b', { hasText: /^more$/ }), where).toHaveCount(0);
  };
  const [before] = await shop.sql<{ name: string }>(
    'with was as (select name from coffees where slug = $1) update coffees set name = $2 where slug = $1 returning (select name from was)',
    [slug, hostile],
  );
  try {
    await expect
      .poll(async () => (await request.get(`/coffee/${slug}`)).text(), 'the page follows the new name')
      .toContain('Nyeri &lt;/script&gt;');
    await page.goto(`/coffee/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile);
    expect(await page.title()).toContain(hostile);
    expect(await property(page, 'og:title')).toBe(hostile);
    expect((await nodeOf<Product>(page, 'ProductGroup')).name).toBe(hostile);
    await harmless('on its own page');

    await page.goto('/coffee');
    await expect(page.getByRole('heading', { name: hostile })).toBeVisible();
    const list = await nodeOf<ItemList>(page, 'ItemList');
    expect(list.itemListElement.map(({ name }) => name)).toContain(hostile);
    await harmless('in the list');

    await page.goto('/search?q=nyeri');
    await expect(page.getByRole('heading', { name: hostile })).toBeVisible();
    await harmless('among the results of a search');

    await page.goto('/origins/kenya/nyeri');
    await expect(page.getByText(hostile).first()).toBeVisible();
    await harmless('on the page of its origin');

    await addBag(page, slug);
    await expect(drawer(page).getByRole('link', { name: hostile })).toBeVisible();
    await harmless('in the drawer');
    for (const path of ['/cart', '/checkout']) {
      await page.goto(path);
      await expect(page.getByRole('main').getByText(hostile, { exact: true }).first()).toBeVisible();
      await harmless(`on ${path}`);
    }
    expect(alerts).toEqual([]);
  } finally {
    await shop.sql('update coffees set name = $2 where slug = $1', [slug, before?.name]);
  }
});
