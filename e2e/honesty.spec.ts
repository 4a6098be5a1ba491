import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { publicPaths } from './fixtures/sitemap';
import type { Shop } from './fixtures/start-shop';
import { APROCASSI, LIVE_PAGES, SOLD_OUT } from './fixtures/templates';

const RIBBON = /Demo shop: no money moves/;

/** What a person or a search engine is told: the document without the code that runs in it. */
async function toldOn(request: APIRequestContext, path: string): Promise<string> {
  const html = await (await request.get(path)).text();
  return html.replace(/<script(?![^>]*application\/ld\+json)[^>]*>[\s\S]*?<\/script>/g, '');
}

const everyPage = async (request: APIRequestContext) => [
  ...(await publicPaths(request)),
  ...Object.values(LIVE_PAGES),
];

let told: Promise<Map<string, string>> | undefined;

/** What every page tells, by its path. Read once: the tests that ask change nothing. */
function toldEverywhere(request: APIRequestContext): Promise<Map<string, string>> {
  const read = async () => {
    const texts = new Map<string, string>();
    for (const path of await everyPage(request)) texts.set(path, await toldOn(request, path));
    return texts;
  };
  told ??= read();
  return told;
}

test('every page says that the shop is a demo', async ({ request }) => {
  const silent = [...(await toldEverywhere(request))].flatMap(([path, text]) =>
    RIBBON.test(text) ? [] : path,
  );
  expect(silent).toEqual([]);
});

test('no page says what is not so', async ({ request }) => {
  const never: Readonly<Record<string, RegExp>> = {
    // Facts that the fact check refused.
    'another cooperative’s deeds': /aprocoyce/i,
    'soils that are not': /volcanic/i,
    // Claims without a certificate, which the law forbids.
    'a green claim':
      /\bsustainab|eco-?friendly|environmentally friendly|climate[- ]neutral|carbon[- ]neutral/i,
    // Data that is not there.
    'N/A': /\bn\/a\b/i,
    undefined: /\bundefined\b/,
    null: /\bnull\b/,
    NaN: /\bNaN\b/,
    'an object': /\[object /,
    'no date': /Invalid Date/,
    'an unfinished text': /lorem ipsum|\bTODO\b|\bTBD\b/i,
  };
  const said: string[] = [];
  for (const [path, text] of await toldEverywhere(request)) {
    for (const [what, pattern] of Object.entries(never)) {
      const found = pattern.exec(text);
      if (found)
        said.push(`${path}: ${what}: …${text.slice(Math.max(0, found.index - 60), found.index + 40)}…`);
    }
  }
  expect(said).toEqual([]);
});

test.describe('a past crop of which only the sources’ facts are known', () => {
  test.beforeEach(async ({ page, shop }) => {
    // The lot of 2024 came without demo data; hidden behind the current crop otherwise.
    await shop.sql(`update lots set stage = 'draft' where lot_code = 'PE-APRO-2026-01'`);
    await expect.poll(() => toldOn(page.request, `/coffee/${APROCASSI}`)).not.toContain('PE-APRO-2026-01');
    await page.goto(`/coffee/${APROCASSI}`);
  });
  test.afterEach(async ({ page, shop }) => {
    await shop.sql(`update lots set stage = 'landed' where lot_code = 'PE-APRO-2026-01'`);
    await expect.poll(() => toldOn(page.request, `/coffee/${APROCASSI}`)).toContain('PE-APRO-2026-01');
  });

  test('is a whole page with a clear state, no price and nothing to buy', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const main = page.getByRole('main');
    await expect(main.getByText('Past crop', { exact: true }).first()).toBeVisible();
    for (const fact of ['1,000–2,500 m', 'September 2024', 'Caturra'])
      await expect(main.getByRole('definition').filter({ hasText: fact }).first(), fact).toBeVisible();
    await expect(main.getByText('no tasting notes of crop 2024 are kept', { exact: false })).toBeVisible();
    await expect(main.getByRole('term').filter({ hasText: 'Taste' })).toHaveCount(0);
    await expect(main.getByRole('heading', { name: 'From cherry to green' })).toHaveCount(0);
    await expect(main.locator('form')).toHaveCount(0);
    await expect(main.getByRole('button', { name: /cart/i })).toHaveCount(0);
    const own = await main.evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement;
      copy.querySelector('#related')?.remove();
      return copy.textContent ?? '';
    });
    expect(own).not.toMatch(/[$€£]\s?\d/);
    expect(own).not.toMatch(/demo score|N\/A|undefined|null/);
    await expect(page.locator('script[type="application/ld+json"]').first()).not.toContainText('"price"');
  });

  test('has no empty box and no link into nothing', async ({ page }) => {
    expect(await faultsIn(page, await toldOn(page.request, `/coffee/${APROCASSI}`))).toEqual([]);
  });

  test('stands in the list as a past crop without a price', async ({ page }) => {
    await page.goto('/coffee');
    const card = page.getByRole('article').filter({ has: page.locator(`a[href="/coffee/${APROCASSI}"]`) });
    await expect(card).toContainText('Past crop 2024');
    await expect(card).not.toContainText('$');
  });
});

test('no page has an empty box or a link into nothing', async ({ page }) => {
  const wrong: string[] = [];
  for (const [path, text] of await toldEverywhere(page.request))
    for (const fault of await faultsIn(page, text)) wrong.push(`${path}: ${fault}`);
  expect(wrong).toEqual([]);
});

/** Boxes in which nothing stands, and links to a place on the page that is not there. */
function faultsIn(page: Page, html: string): Promise<string[]> {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'text/html');
    const boxes =
      'section, article, figure, figcaption, table, tr, td, th, dl, dt, dd, ul, ol, li, p, h1, h2, h3, aside, fieldset, legend, label, summary, details';
    const empty = [...parsed.querySelectorAll(`main :is(${boxes})`)]
      .filter((box) => !box.closest('noscript, [aria-live], [role="status"]'))
      .filter((box) => !box.textContent?.trim() && !box.querySelector('img, svg, input, select, textarea'))
      .map((box) => `empty ${box.tagName.toLowerCase()} with class "${box.className}"`);
    const dead = [...parsed.querySelectorAll('a[href^="#"]')]
      .map((link) => String(link.getAttribute('href')))
      .filter((to) => !parsed.getElementById(to.slice(1)))
      .map((to) => `${to} leads nowhere`);
    return [...empty, ...dead];
  }, html);
}

test.describe('related products', () => {
  type Related = { slug: string; reason: string };

  /** The cards under "Related products", null when the page has no such part. */
  async function relatedOn(page: Page, slug: string): Promise<Related[] | null> {
    const response = await page.request.get(`/coffee/${slug}`);
    expect(response.status()).toBe(200);
    return page.evaluate(
      (text) => {
        const part = new DOMParser().parseFromString(text, 'text/html').querySelector('#related');
        if (!part) return null;
        return [...part.querySelectorAll('article')].map((card) => ({
          slug: String(card.querySelector('a')?.getAttribute('href')).replace('/coffee/', ''),
          reason: card.lastElementChild?.lastElementChild?.textContent ?? '',
        }));
      },
      await response.text(),
    );
  }

  const slugsOn = async (page: Page, slug: string) =>
    ((await relatedOn(page, slug)) ?? []).map((one) => one.slug);

  test('are four on every coffee, each with a reason and each to be had, never the coffee itself', async ({
    page,
    shop,
  }) => {
    const coffees = await shop.sql<{ slug: string }>(`select slug from coffees where status = 'published'`);
    const sellable = await shop.sql<{ slug: string }>(
      `select c.slug from coffees c join lots l on l.coffee_id = c.id and l.stage = 'landed'
       join variants v on v.lot_id = l.id and v.active and not v.freight
       where c.status = 'published' group by c.slug, l.id
       having l.on_hand_g - l.reserved_g >= min(v.draw_g)`,
    );
    const toBeHad = new Set(sellable.map(({ slug }) => slug));
    for (const { slug } of coffees) {
      const cards = (await relatedOn(page, slug)) ?? [];
      const slugs = cards.map((card) => card.slug);
      expect.soft(slugs.length, slug).toBe(4);
      expect.soft(new Set(slugs).size, `${slug}: none of them twice`).toBe(slugs.length);
      expect.soft(slugs, slug).not.toContain(slug);
      expect
        .soft(
          slugs.filter((other) => !toBeHad.has(other)),
          `${slug}: cannot be had`,
        )
        .toEqual([]);
      for (const { reason } of cards) expect.soft(reason, slug).toMatch(REASON);
    }
  });

  test('leave out what has just sold out, and take it back when it returns', async ({ page, shop }) => {
    const [first = ''] = await slugsOn(page, APROCASSI);
    const [lot] = await shop.sql<{ code: string }>(
      `select lot_code as code from lots join coffees on coffees.id = coffee_id where slug = $1 and stage = 'landed'`,
      [first],
    );
    await shop.stock.leave(lot?.code ?? '', 0);
    await expect.poll(() => slugsOn(page, APROCASSI)).not.toContain(first);
    expect((await slugsOn(page, APROCASSI)).length, 'another one has come forward').toBe(4);
    await shop.stock.reset();
    await expect.poll(() => slugsOn(page, APROCASSI)).toContain(first);
  });

  test('leave out a draft', async ({ page, shop }) => {
    const [first = ''] = await slugsOn(page, APROCASSI);
    await withDrafts(shop, [first], page, async () => {
      await expect.poll(() => slugsOn(page, APROCASSI)).not.toContain(first);
    });
    await expect.poll(() => slugsOn(page, APROCASSI)).toContain(first);
  });

  test('have no heading and no link to them when there are none', async ({ page, shop }) => {
    const rows = await shop.sql<{ slug: string }>(`select slug from coffees where status = 'published'`);
    for (const slug of [APROCASSI, SOLD_OUT]) {
      const others = rows.map((row) => row.slug).filter((other) => other !== slug);
      await withDrafts(shop, others, page, async () => {
        await expect.poll(() => relatedOn(page, slug), slug).toBeNull();
        const text = await toldOn(page.request, `/coffee/${slug}`);
        expect.soft(text, slug).not.toMatch(/related products/i);
        expect.soft(await faultsIn(page, text), slug).toEqual([]);
      });
    }
  });
});

/** Takes coffees off the table for a while. */
async function withDrafts(shop: Shop, slugs: string[], page: Page, meanwhile: () => Promise<void>) {
  const put = (status: string) =>
    shop.sql('update coffees set status = $2::publication where slug = any($1)', [slugs, status]);
  await put('draft');
  try {
    await meanwhile();
  } finally {
    await put('published');
  }
  for (const slug of slugs.slice(0, 1))
    await expect.poll(async () => (await page.request.get(`/coffee/${slug}`)).status()).toBe(200);
}

/** The reasons the shop knows, each something a visitor can check on the two pages. */
const REASON =
  /^(Also from \S|Pairs with it: both come from \S|A coffee to drink with it$|Chocolate to eat with it$|Tastes close: \S|Another face of \S|The same process, grown elsewhere$|A different direction$)/;
