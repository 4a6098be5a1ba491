import { canonical, property } from './fixtures/head';
import { expect, test } from './fixtures/shop';
import { publicPaths } from './fixtures/sitemap';
import { APROCASSI } from './fixtures/templates';

// What those read who link here: previews of a shared link, search engines.

const LINKED = {
  [`/coffee/${APROCASSI}`]: `/og/coffee/${APROCASSI}`,
  '/coffee/chuncho-70-bar': '/og/coffee/chuncho-70-bar',
  '/origins/peru': '/og/origin/peru',
  '/origins/peru/cajamarca/san-ignacio': '/og/origin/peru/cajamarca/san-ignacio',
  '/producers/aprocassi': '/og/producer/aprocassi',
  '/stories/southern-peru': '/og/story/southern-peru',
};
for (const [path, picture] of Object.entries(LINKED)) {
  test(`${path} has a title, words and a picture of 1200 by 630`, async ({ page, request, shop }) => {
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    expect(await canonical(page)).toBe(`${shop.base}${path}`);
    expect(await property(page, 'og:title')).toBeTruthy();
    expect(((await property(page, 'og:description')) ?? '').length).toBeGreaterThan(30);
    expect(await property(page, 'og:image')).toBe(`${shop.base}${picture}`);
    expect(await property(page, 'og:image:width')).toBe('1200');
    expect(await property(page, 'og:image:height')).toBe('630');
    expect(await property(page, 'twitter:card')).toBe('summary_large_image');
    const image = await request.get(picture);
    expect(image.status()).toBe(200);
    expect(image.headers()['content-type']).toBe('image/png');
    const png = await image.body();
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
}

test('no two pages have the same title or description', async ({ request }) => {
  const titles = new Map<string, string[]>();
  const words = new Map<string, string[]>();
  for (const path of await publicPaths(request)) {
    const html = await (await request.get(path)).text();
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
    const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
    titles.set(title, [...(titles.get(title) ?? []), path]);
    words.set(description, [...(words.get(description) ?? []), path]);
  }
  const twice = (all: Map<string, string[]>) => [...all].filter(([text, paths]) => paths.length > 1 || !text);
  expect(twice(titles)).toEqual([]);
  expect(twice(words)).toEqual([]);
});

test('the sitemap lists what is published, and nothing else', async ({ request, shop }) => {
  const rows = await shop.sql<{ path: string }>(
    `select '/coffee/' || slug as path from coffees where status = 'published'
     union all select '/producers/' || slug from producers where status = 'published'
     union all select '/stories/' || slug from stories where status = 'published'`,
  );
  const paths = await publicPaths(request);
  const [records, rest] = [/^\/(coffee|producers|stories)\/./, /^\/origins\//];
  expect(paths.filter((path) => records.test(path)).toSorted()).toEqual(
    rows.map(({ path }) => path).toSorted(),
  );
  expect(paths.filter((path) => rest.test(path)).length).toBeGreaterThan(40);
  for (const path of ['/', '/coffee', '/origins', '/stories']) expect(paths).toContain(path);
  expect(new Set(paths).size).toBe(paths.length);
});

test('the sitemap forgets a coffee that is taken off, and its page is gone', async ({ request, shop }) => {
  const path = '/coffee/honduras-santa-barbara';
  await shop.sql(`update coffees set status = 'draft' where slug = 'honduras-santa-barbara'`);
  try {
    await expect.poll(() => publicPaths(request)).not.toContain(path);
    expect((await request.get(path)).status()).toBe(404);
  } finally {
    await shop.sql(`update coffees set status = 'published' where slug = 'honduras-santa-barbara'`);
  }
  await expect.poll(async () => (await request.get(path)).status()).toBe(200);
});

test('robots are shown the sitemap and kept from visitors’ pages', async ({ request, shop }) => {
  const text = await (await request.get('/robots.txt')).text();
  expect(text).toContain(`Sitemap: ${shop.base}/sitemap.xml`);
  for (const path of ['/api/', '/cart', '/checkout', '/orders', '/search', '/coffee/find'])
    expect(text.split('\n')).toContain(`Disallow: ${path}`);
  expect(text).not.toMatch(/^Disallow: \/$/m);
});
