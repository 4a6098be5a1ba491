import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';

type Suggestion = { type: string; title: string; subtitle: string; href: string };

async function suggestions(request: APIRequestContext, question: string): Promise<Suggestion[]> {
  const response = await request.get('/api/search', { params: { q: question } });
  expect(response.status(), `suggestions for ${question}`).toBe(200);
  return response.json();
}

const searchPath = (question: string) => `/search?${new URLSearchParams({ q: question })}`;

/** The field of the search page itself; the header may have another. */
const field = (page: Page) => page.getByRole('main').getByRole('searchbox');

/** Names of the coffees that the page shows, best first. */
const found = (page: Page) =>
  page.getByRole('region', { name: 'Coffees' }).getByRole('heading', { level: 2 });

/** A page of another kind than a coffee. */
const foundPage = (page: Page, name: RegExp) =>
  page.getByRole('list', { name: 'Pages' }).getByRole('link', { name });

const AWKWARD: Readonly<Record<string, string>> = {
  'a quotation that never ends': '"peru',
  quotes: `'jaén' "honey" \`x\``,
  operators: '& | ! <-> :* ( ) peru AND NOT coffee OR',
  'only operators': '&&|!()',
  'a search language': 'process:honey -washed "exact phrase" +peru ~2 ^3 /regex/',
  emoji: '☕️🇵🇪👩🏽‍🌾',
  'an emoji in a word': 'pe☕ru',
  '500 characters': 'cajamarca '.repeat(50),
  'one word of 500 letters': 'x'.repeat(500),
  '5000 characters': 'la convención '.repeat(360),
  'only spaces': '     ',
  'other white space': '\u00a0\u2003\t\n\r',
  SQL: `'; drop table coffees; --`,
  'more SQL': `' union select email from orders --`,
  'a per cent sign': '100%',
  'an underscore and a per cent sign': '%_%',
  'a backslash': '\\',
  'a script': '<script>alert(1)</script>',
  'a broken tag': '"><img src=x onerror=alert(1)>',
  'another script': 'コーヒー кофе قهوة',
  'accents that stand apart': 'Jae\u0301n',
  'text from right to left': '\u202eperu',
  'half a character': '\ud83c',
  'a null as a word': 'null undefined NaN',
};

test.describe('whatever is typed, the search page answers', () => {
  test.use({ javaScriptEnabled: false });
  for (const [name, question] of Object.entries(AWKWARD)) {
    test(name, async ({ page, request }) => {
      const response = await page.goto(searchPath(question));
      expect(response?.status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
      const ways = page.getByRole('main').getByRole('link');
      expect(await ways.count(), 'links to go on with').toBeGreaterThan(0);
      const kept = question
        .slice(0, 500)
        .toWellFormed()
        .replace(/[\r\n]/g, '');
      await expect(field(page)).toHaveValue(kept);
      expect((await suggestions(request, question)).length).toBeLessThanOrEqual(8);
    });
  }

  // These cannot be written as text: they are what a client may put into the address.
  for (const raw of ['%00', 'peru%00', '%', '%E0%A4%A', '%ff', '&q=peru&q=brazil', '&q[]=peru']) {
    test(`an address that ends in q=${raw}`, async ({ page, request, shop }) => {
      const response = await page.goto(`/search?q=${raw}`);
      expect(response?.status()).toBe(200);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search');
      expect((await request.get(`${shop.base}/api/search?q=${raw}`)).status()).toBe(200);
    });
  }
});

test('a script that is searched for is shown as text and does not run', async ({ page }) => {
  const alerts: string[] = [];
  page.on('dialog', (dialog) => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  for (const question of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>']) {
    await page.goto(searchPath(question));
    await expect(page.locator('[data-cart-count="0"]'), 'the scripts of the page have run').toBeVisible();
    await expect(field(page)).toHaveValue(question);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
  }
  expect(alerts).toEqual([]);
});

test.describe('a word is understood', () => {
  const COFFEES: Readonly<Record<string, [question: string, coffee: RegExp]>> = {
    'without its accent': ['Jaen', /Huabal/],
    'with its accent': ['Jaén', /Huabal/],
    'in capital letters': ['JAÉN', /Huabal/],
    'with a letter too few': ['yirgachefe', /Gedeo|Yirgacheffe/],
    'with a letter wrong': ['quilabamba', /Convenci[oó]n|Quillabamba/],
    'in its other spelling': ['cuzco', /Convenci[oó]n|Santa Teresa|Lares/],
    'by its commoner name': ['geisha', /Gesha/],
    'cut short': ['choc', /[Cc]hocolate|Chuncho/],
    'as a note of the cup': ['bergamot', /./],
    'as the code of a lot': ['PE-APRO-2026-01', /APROCASSI/],
    'as a process': ['honey', /[Hh]oney/],
    'with others that mean nothing here': ['coffee from Sumatra', /Sumatra|Gayo/],
  };
  for (const [how, [question, coffee]] of Object.entries(COFFEES)) {
    test(`${how}: ${question}`, async ({ page }) => {
      await page.goto(searchPath(question));
      await expect(found(page).filter({ hasText: coffee }).first()).toBeVisible();
    });
  }

  test('as a place, which has a page of its own', async ({ page }) => {
    await page.goto(searchPath('jaen'));
    await expect(foundPage(page, /^Jaén/)).toHaveAttribute('href', '/origins/peru/cajamarca/jaen');
  });

  test('as a note: every coffee that is found has it', async ({ page, shop }) => {
    const having = await shop.sql<{ name: string }>(
      `select c.name from coffees c join lots l on l.coffee_id = c.id
       where 'bergamot' = any(l.flavour_notes) and l.stage <> 'draft' and c.status = 'published'`,
    );
    expect(having.length).toBeGreaterThan(0);
    await page.goto(searchPath('bergamot'));
    for (const { name } of having) await expect(found(page).filter({ hasText: name })).toBeVisible();
  });
});

test('nothing found: the words are kept and there are ways on', async ({ page }) => {
  await page.goto(searchPath('zzzz qqqq'));
  await expect(page.getByRole('status').filter({ hasText: 'Nothing fits these words.' })).toBeVisible();
  await expect(field(page)).toHaveValue('zzzz qqqq');
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'All coffees' })).toBeVisible();
  await expect(main.getByRole('link', { name: 'All origins' })).toBeVisible();
  await main.getByRole('link', { name: 'Bright & citrus' }).click();
  await expect(page).toHaveURL(/\/coffee\/find\?taste=bright-citrus$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('suggestions are at most eight, say what they are, and lead to a page', async ({ request }) => {
  const seen = new Map<string, Suggestion>();
  for (const question of ['pe', 'peru', 'jaen', 'choc', 'aprocassi', 'honey', 'southern'])
    for (const suggestion of await suggestions(request, question)) seen.set(suggestion.href, suggestion);
  expect((await suggestions(request, 'peru')).length).toBe(8);
  expect(new Set([...seen.values()].map(({ type }) => type))).toEqual(
    new Set(['coffee', 'origin', 'producer', 'story']),
  );
  for (const { title, href } of seen.values()) {
    expect(title).not.toBe('');
    expect((await request.get(href, { maxRedirects: 0 })).status(), href).toBe(200);
  }
});

test('what is not for the public is not suggested', async ({ request, shop }) => {
  const name = 'Peru Huabal Jaén';
  const [coffee] = await shop.sql<{ id: string; name: string }>(
    `update coffees set status = 'draft' where slug = 'peru-huabal-jaen' returning id, name`,
  );
  try {
    const hrefs = (await suggestions(request, coffee?.name ?? name)).map(({ href }) => href);
    expect(hrefs).not.toContain('/coffee/peru-huabal-jaen');
  } finally {
    await shop.sql(`update coffees set status = 'published' where id = $1`, [coffee?.id]);
  }
});

test.describe('in the header', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('suggestions appear while typing, and the arrow key leads into them', async ({ page }) => {
    await page.goto('/');
    const search = page.getByRole('banner').getByRole('searchbox');
    await search.pressSequentially('quillabamba');
    const links = page.getByRole('list', { name: 'Suggestions' }).getByRole('link');
    await expect(links.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(links.first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(search).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const target = await links.first().getAttribute('href');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${target}$`));
  });

  test('Escape puts the suggestions away and keeps the word', async ({ page }) => {
    await page.goto('/');
    const search = page.getByRole('banner').getByRole('searchbox');
    await search.pressSequentially('peru');
    await expect(page.getByRole('list', { name: 'Suggestions' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: 'Suggestions' })).toBeHidden();
    await expect(search).toHaveValue('peru');
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('Enter leads to the results', async ({ page }) => {
      await page.goto('/');
      const search = page.getByRole('banner').getByRole('searchbox');
      await search.fill('bergamot');
      await search.press('Enter');
      await expect(page).toHaveURL(/\/search\?q=bergamot$/);
      await expect(found(page).first()).toBeVisible();
    });
  });
});

test('who asks without end is told to wait, and others are still served', async ({ request }) => {
  const as = (address: string) => ({ 'x-forwarded-for': address });
  let refused: { status: number; retryAfter: string | undefined; body: unknown } | null = null;
  // The limit counts whole minutes; more than twice as many questions fill at least one of them.
  for (let i = 0; i < 300 && !refused; i++) {
    const response = await request.get(`/api/search?q=word${i}`, { headers: as('203.0.113.7') });
    if (response.status() !== 200)
      refused = {
        status: response.status(),
        retryAfter: response.headers()['retry-after'],
        body: await response.json(),
      };
  }
  expect(refused).toEqual({
    status: 429,
    retryAfter: '60',
    body: { code: 'too_many_attempts', message: expect.stringMatching(/^Too many attempts\. Wait /) },
  });
  const other = await request.get('/api/search?q=lucuma', { headers: as('203.0.113.8') });
  expect(other.status()).toBe(200);
});
