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

test.describe('without a script of ours', () => {
  // What the server sends is judged, and nothing waits for the browser.
  test.use({ javaScriptEnabled: false });

  test('whatever is typed, the page answers with ways on and keeps the words', async ({ page, request }) => {
    for (const [name, question] of Object.entries(AWKWARD))
      await test.step(name, async () => {
        const response = await page.goto(searchPath(question), { waitUntil: 'domcontentloaded' });
        expect.soft(response?.status(), name).toBe(200);
        await expect.soft(page.getByRole('heading', { level: 1 }), name).toHaveText('Search');
        const ways = await page.getByRole('main').getByRole('link').count();
        expect.soft(ways, `${name}: links to go on with`).toBeGreaterThan(0);
        const kept = question
          .slice(0, 500)
          .toWellFormed()
          .replace(/[\r\n]/g, '');
        await expect.soft(field(page), name).toHaveValue(kept);
        expect.soft((await suggestions(request, question)).length, name).toBeLessThanOrEqual(8);
      });
  });

  test('whatever stands in the address, the page answers', async ({ page, request, shop }) => {
    // No text becomes these: a client wrote them.
    for (const raw of ['%00', 'peru%00', '%', '%E0%A4%A', '%ff', '&q=peru&q=brazil', '&q[]=peru'])
      await test.step(raw, async () => {
        const response = await page.goto(`/search?q=${raw}`, { waitUntil: 'domcontentloaded' });
        expect.soft(response?.status(), raw).toBe(200);
        await expect.soft(page.getByRole('heading', { level: 1 }), raw).toHaveText('Search');
        expect.soft((await request.get(`${shop.base}/api/search?q=${raw}`)).status(), raw).toBe(200);
      });
  });

  const UNDERSTOOD: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
    'accents and capital letters do not matter': { Jaen: /Huabal/, Jaén: /Huabal/, JAÉN: /Huabal/ },
    'a slip of the finger does not matter': {
      yirgachefe: /Gedeo|Yirgacheffe/,
      quilabamba: /Convenci[oó]n|Quillabamba/,
    },
    'other names of the same thing are known': {
      cuzco: /Convenci[oó]n|Santa Teresa|Lares/,
      geisha: /Gesha/,
      choc: /[Cc]hocolate|Chuncho/,
      'coffee from Sumatra': /Sumatra|Gayo/,
    },
    'a process and the code of a lot are known': { honey: /[Hh]oney/, 'PE-APRO-2026-01': /APROCASSI/ },
  };
  for (const [promise, questions] of Object.entries(UNDERSTOOD)) {
    test(promise, async ({ page }) => {
      for (const [question, coffee] of Object.entries(questions)) {
        await page.goto(searchPath(question), { waitUntil: 'domcontentloaded' });
        await expect.soft(found(page).filter({ hasText: coffee }).first(), question).toBeVisible();
      }
    });
  }

  test('a place is found as a page of its own', async ({ page }) => {
    await page.goto(searchPath('jaen'));
    await expect(foundPage(page, /^Jaén/)).toHaveAttribute('href', '/origins/peru/cajamarca/jaen');
  });

  test('every coffee that tastes of it is found by a note', async ({ page, shop }) => {
    const having = await shop.sql<{ name: string }>(
      `select c.name from coffees c join lots l on l.coffee_id = c.id
       where 'bergamot' = any(l.flavour_notes) and l.stage <> 'draft' and c.status = 'published'`,
    );
    expect(having.length).toBeGreaterThan(0);
    await page.goto(searchPath('bergamot'));
    for (const { name } of having) await expect(found(page).filter({ hasText: name })).toBeVisible();
  });

  test('Enter in the header leads to the results', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/');
    const search = page.getByRole('banner').getByRole('searchbox');
    await search.fill('bergamot');
    await search.press('Enter');
    await expect(page).toHaveURL(/\/search\?q=bergamot$/);
    await expect(found(page).first()).toBeVisible();
  });
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

test('what fits best stands on top: the coffee that is called so, or the place', async ({ page }) => {
  const top = async (question: string) => {
    await page.goto(searchPath(question));
    const parts = page.getByRole('region', { name: 'Coffees' }).or(page.getByRole('list', { name: 'Pages' }));
    await expect(parts).toHaveCount(2);
    return parts.first().getAttribute('aria-label');
  };
  expect(await top('peru aprocassi')).toBe('Coffees');
  expect(await top('cajamarca')).toBe('Pages');
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
