import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { publicPaths } from './fixtures/sitemap';
import { APROCASSI, LIVE_PAGES } from './fixtures/templates';

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

test('every page says that the shop is a demo', async ({ request }) => {
  const silent: string[] = [];
  for (const path of await everyPage(request))
    if (!RIBBON.test(await toldOn(request, path))) silent.push(path);
  expect(silent).toEqual([]);
});

test('no page says what is not so', async ({ request }) => {
  const never: Readonly<Record<string, RegExp>> = {
    // Facts that the fact check refused.
    'another cooperative’s deeds': /aprocoyce/i,
    'soils that are not': /volcanic/i,
    // Claims without a certificate, which the law forbids.
    'a green claim': /\bsustainab|eco-?friendly|environmentally friendly|climate[- ]neutral|carbon[- ]neutral/i,
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
  for (const path of await everyPage(request)) {
    const text = await toldOn(request, path);
    for (const [what, pattern] of Object.entries(never)) {
      const found = pattern.exec(text);
      if (found) said.push(`${path}: ${what}: …${text.slice(Math.max(0, found.index - 60), found.index + 40)}…`);
    }
  }
  expect(said).toEqual([]);
});

test.describe('a past crop of which only the sources’ facts are known', () => {
  test.beforeEach(async ({ page, shop }) => {
    await shop.sql(`update lots set stage = 'draft' where lot_code = 'PE-APRO-2026-01'`);
    await expect.poll(() => toldOn(page.request, `/coffee/${APROCASSI}`)).toContain('PE-APRO-2024-01');
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
    await expect(main.getByText('600').first(), 'what is known of the members').toBeVisible();
    await expect(main.getByText('1,000–2,500 m').first(), 'the height that the source gives').toBeVisible();
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
    expect(await emptyBoxes(page)).toEqual([]);
    expect(await deadAnchors(page)).toEqual([]);
  });

  test('stands in the list as a past crop without a price', async ({ page }) => {
    await page.goto('/coffee');
    const card = page.getByRole('article').filter({ has: page.locator(`a[href="/coffee/${APROCASSI}"]`) });
    await expect(card).toContainText('Past crop 2024');
    await expect(card).not.toContainText('$');
  });
});

test('no page has an empty box or a link into nothing', async ({ page, request }) => {
  const wrong: string[] = [];
  for (const path of await publicPaths(request)) {
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    for (const box of await emptyBoxes(page)) wrong.push(`${path}: empty ${box}`);
    for (const link of await deadAnchors(page)) wrong.push(`${path}: ${link} leads nowhere`);
  }
  expect(wrong).toEqual([]);
});

/** Parts of the page's frame in which nothing stands, by tag and class. */
const emptyBoxes = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main) => {
    const boxes = 'section, article, figure, figcaption, table, tr, td, th, dl, dt, dd, ul, ol, li, p, h1, h2, h3, aside, fieldset, legend, label, summary, details';
    return [...main.querySelectorAll<HTMLElement>(boxes)]
      .filter((box) => !box.closest('noscript') && !box.ariaLive && box.role !== 'status')
      .filter((box) => !box.innerText?.trim() && !box.querySelector('img, svg, input, select, textarea, iframe'))
      .map((box) => `${box.tagName.toLowerCase()}.${box.className}`);
  });

const deadAnchors = (page: Page): Promise<string[]> =>
  page
    .locator('a[href^="#"]')
    .evaluateAll((all) =>
      all.map((a) => String(a.getAttribute('href'))).filter((to) => !document.getElementById(to.slice(1))),
    );

test.describe('related products', () => {
  const related = (page: Page) => page.getByRole('region', { name: 'Related products' });
  const slugsOf = (page: Page) =>
    related(page)
      .getByRole('article')
      .getByRole('link')
      .evaluateAll((all) => all.map((a) => String(a.getAttribute('href')).replace('/coffee/', '')));

  test('are four on every coffee, each with a reason and each to be had, never the coffee itself', async ({
    page,
    shop,
  }) => {
    const coffees = await shop.sql<{ slug: string }>(`select slug from coffees where status = 'published'`);
    const sold = new Set(
      (
        await shop.sql<{ slug: string }>(
          `select c.slug from coffees c join lots l on l.coffee_id = c.id and l.stage = 'landed'
           join variants v on v.lot_id = l.id and v.active and not v.freight
           where c.status = 'published' group by c.slug, l.id
           having l.on_hand_g - l.reserved_g >= min(v.draw_g)`,
        )
      ).map(({ slug }) => slug),
    );
    for (const { slug } of coffees) {
      await page.goto(`/coffee/${slug}`, { waitUntil: 'domcontentloaded' });
      const slugs = await slugsOf(page);
      expect.soft(slugs.length, slug).toBe(4);
      expect.soft(new Set(slugs).size, `${slug}: no coffee twice`).toBe(slugs.length);
      expect.soft(slugs, slug).not.toContain(slug);
      expect.soft(slugs.filter((other) => !sold.has(other)), `${slug}: can be had`).toEqual([]);
      const reasons = await related(page)
        .getByRole('article')
        .evaluateAll((cards) => cards.map((card) => card.lastElementChild?.lastElementChild?.textContent ?? ''));
      for (const reason of reasons) expect.soft(reason, slug).toMatch(REASON);
    }
  });

  test('leave out what has just sold out, and take it back when it returns', async ({ page, shop }) => {
    const slugs = async () => {
      await page.goto(`/coffee/${APROCASSI}`, { waitUntil: 'domcontentloaded' });
      return slugsOf(page);
    };
    const [first = ''] = await slugs();
    const [lot] = await shop.sql<{ code: string }>(
      `select lot_code as code from lots join coffees on coffees.id = coffee_id where slug = $1 and stage = 'landed'`,
      [first],
    );
    await shop.stock.leave(lot?.code ?? '', 0);
    await expect.poll(slugs).not.toContain(first);
    expect((await slugs()).length, 'another one has come forward').toBe(4);
    await shop.stock.reset();
    await expect.poll(slugs).toContain(first);
  });

  test('leave out a draft', async ({ page, shop }) => {
    const slugs = async () => {
      await page.goto(`/coffee/${APROCASSI}`, { waitUntil: 'domcontentloaded' });
      return slugsOf(page);
    };
    const [first = ''] = await slugs();
    await shop.sql(`update coffees set status = 'draft' where slug = $1`, [first]);
    try {
      await expect.poll(slugs).not.toContain(first);
    } finally {
      await shop.sql(`update coffees set status = 'published' where slug = $1`, [first]);
    }
    await expect.poll(slugs).toContain(first);
  });

  test('have no heading when there are none', async ({ page, shop }) => {
    const visit = () => page.goto(`/coffee/${APROCASSI}`, { waitUntil: 'domcontentloaded' });
    await shop.sql(`update coffees set status = 'draft' where slug <> $1`, [APROCASSI]);
    try {
      await expect(async () => {
        await visit();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('heading', { name: /related/i })).toHaveCount(0, { timeout: 100 });
      }).toPass();
      await expect(page.locator('#related')).toHaveCount(0);
      expect(await deadAnchors(page)).toEqual([]);
      expect(await emptyBoxes(page)).toEqual([]);
    } finally {
      await shop.sql(`update coffees set status = 'published' where slug <> $1`, [APROCASSI]);
    }
    await expect(async () => {
      await visit();
      await expect(related(page)).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  test('a sold-out coffee with nothing to offer instead promises nothing below', async ({ page, shop }) => {
    const slug = 'peru-putina-punco-tambopata';
    await shop.sql(`update coffees set status = 'draft' where slug <> $1`, [slug]);
    try {
      await expect
        .poll(async () => {
          await page.goto(`/coffee/${slug}`, { waitUntil: 'domcontentloaded' });
          return related(page).count();
        })
        .toBe(0);
      expect(await deadAnchors(page)).toEqual([]);
    } finally {
      await shop.sql(`update coffees set status = 'published' where slug <> $1`, [slug]);
    }
    await expect
      .poll(async () => (await page.request.get(`/coffee/${APROCASSI}`)).status(), 'everything is back')
      .toBe(200);
  });
});

/** The reasons the shop knows, each something a visitor can check on the two pages. */
const REASON =
  /^(Also from \S|Pairs with it: both come from \S|A coffee to drink with it$|Chocolate to eat with it$|Tastes close: \S|Another face of \S|The same process, grown elsewhere$|A different direction$)/;
