import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { APROCASSI, LIVE_PAGES, STATIC_PAGES } from './fixtures/templates';

const PAPER = { light: 'rgb(244, 245, 240)', dark: 'rgb(15, 24, 32)' } as const;
const INK = { light: 'rgb(20, 33, 43)', dark: 'rgb(237, 241, 234)' } as const;

test.describe('before any script has run', () => {
  test.use({ javaScriptEnabled: false });

  test('every page is ink on paper, by day and by night', async ({ page }) => {
    for (const [name, path] of Object.entries({ ...STATIC_PAGES, ...LIVE_PAGES })) {
      await page.goto(path);
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        const colours = await page.evaluate(() => {
          const root = getComputedStyle(document.documentElement);
          const heading = getComputedStyle(document.querySelector('h1') as Element);
          return { paper: root.backgroundColor, ink: heading.color };
        });
        expect.soft(colours, `${name}, ${scheme}`).toEqual({ paper: PAPER[scheme], ink: INK[scheme] });
      }
    }
  });
});

/** Longest animation of a view transition on this page, ms. */
const longestTransition = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    document.querySelector('h1')?.setAttribute('style', 'view-transition-name: a-test');
    const transition = document.startViewTransition(() => document.body.classList.add('a-test'));
    await transition.ready;
    const running = document
      .getAnimations()
      .map(({ effect }) => effect)
      .filter((effect) => effect instanceof KeyframeEffect)
      .filter((effect) => effect.pseudoElement?.startsWith('::view-transition'));
    const ends = running.map((effect) => Number(effect.getComputedTiming().endTime));
    transition.skipTransition();
    return Math.max(0, ...ends);
  });

test.describe('motion', () => {
  test('pages change within a quarter of a second', async ({ page }) => {
    await page.goto('/coffee');
    const longest = await longestTransition(page);
    expect(longest).toBeGreaterThan(100);
    expect(longest).toBeLessThanOrEqual(250);
  });

  test('is at most a short fade for those who asked for less', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/coffee/${APROCASSI}`);
    expect(await longestTransition(page)).toBeLessThanOrEqual(100);
    await page.getByRole('button', { name: 'Add to cart' }).click();
    const drawer = page.getByRole('dialog');
    await expect(drawer).toBeVisible();
    const sliding = await drawer.evaluate((dialog) =>
      dialog
        .getAnimations()
        .map(({ effect }) => Number(effect?.getComputedTiming().endTime))
        .filter((end) => end > 100),
    );
    expect(sliding).toEqual([]);
  });
});

test.describe('the morph of the map sheet', () => {
  /** Names of the elements that take part in each transition, old page and new page. */
  const watchTransitions = (page: Page) =>
    page.addInitScript(() => {
      const seen = globalThis as unknown as { transitions: { before: string[]; after: string[] }[] };
      seen.transitions = [];
      const named = () =>
        [...document.querySelectorAll('*')]
          // The page before this one may still be in the document, hidden.
          .filter((element) => element.getClientRects().length > 0)
          .map((element) => getComputedStyle(element).viewTransitionName)
          .filter((name) => name !== 'none' && name !== 'auto');
      const start = document.startViewTransition.bind(document);
      document.startViewTransition = ((given?: unknown) => {
        const options =
          typeof given === 'function' ? { update: given } : (given as { update?: () => unknown });
        const record = { before: named(), after: [] as string[] };
        seen.transitions.push(record);
        const update = options?.update;
        return start({
          ...options,
          update: async () => {
            await update?.();
            record.after = named();
          },
        } as never);
      }) as typeof document.startViewTransition;
    });
  const transitions = (page: Page) =>
    page.evaluate(
      () => (globalThis as unknown as { transitions: { before: string[]; after: string[] }[] }).transitions,
    );
  const SHEET = `sheet-${APROCASSI}`;

  test('goes from the card to the page of the coffee, and back to the list', async ({ page }) => {
    await watchTransitions(page);
    await page.goto('/coffee');
    await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Peru APROCASSI' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Peru APROCASSI' })).toBeVisible();
    await expect
      .poll(async () =>
        (await transitions(page)).some((t) => t.before.includes(SHEET) && t.after.includes(SHEET)),
      )
      .toBe(true);
    const there = (await transitions(page)).length;
    await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Coffee' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'On the table' })).toBeVisible();
    await expect
      .poll(async () =>
        (await transitions(page))
          .slice(there)
          .some((t) => t.before.includes(SHEET) && t.after.includes(SHEET)),
      )
      .toBe(true);
  });

  test('never has two elements of one name, which would end it for both', async ({ page }) => {
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (/view-transition|duplicate/i.test(message.text())) warnings.push(message.text());
    });
    await watchTransitions(page);
    for (const [from, link] of [
      ['/', 'Peru APROCASSI'],
      ['/coffee', 'Peru APROCASSI'],
      ['/origins/peru', 'Peru APROCASSI'],
      ['/stories/southern-peru', /./],
      [`/coffee/${APROCASSI}`, /./],
    ] as const) {
      await page.goto(from);
      await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
      const target = page
        .getByRole('main')
        .locator('article a[href^="/coffee/"]')
        .filter({ hasText: link })
        .last();
      const href = await target.getAttribute('href');
      await target.click();
      await expect(page).toHaveURL(new RegExp(`${href}$`));
      await expect(
        page
          .getByRole('button', { name: /Add to cart/ })
          .or(page.getByText('Sold out'))
          .first(),
      ).toBeVisible();
      for (const { before, after } of await transitions(page)) {
        expect.soft(new Set(before).size, `${from}: ${before}`).toBe(before.length);
        expect.soft(new Set(after).size, `${from} to ${href}: ${after}`).toBe(after.length);
      }
    }
    expect(warnings).toEqual([]);
  });
});

test.describe('with colours that the reader’s system chose', () => {
  test.use({ viewport: { width: 1280, height: 900 } });
  test.beforeEach(async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
  });

  /** Width of the thinnest visible border of an element. */
  const border = (page: Page, selector: string) =>
    page.locator(selector).evaluateAll((all) =>
      all
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const { borderTopStyle, borderTopWidth, borderBottomStyle, borderBottomWidth } =
            getComputedStyle(element);
          const width = (style: string, value: string) => (style === 'none' ? 0 : Number.parseFloat(value));
          return Math.max(width(borderTopStyle, borderTopWidth), width(borderBottomStyle, borderBottomWidth));
        }),
    );

  test('buttons, fields and frames keep their outline', async ({ page }) => {
    for (const path of ['/', '/coffee', `/coffee/${APROCASSI}`, '/orders']) {
      await page.goto(path);
      for (const selector of ['.action, .action-quiet', '.field', 'main article', 'main figure']) {
        const widths = await border(page, selector);
        expect
          .soft(
            widths.filter((width) => width < 1),
            `${path}: ${selector}`,
          )
          .toEqual([]);
      }
    }
    expect((await border(page, '.action')).length, 'the look-up has a button').toBeGreaterThan(0);
  });

  test('the chosen size can be told from the others', async ({ page }) => {
    await page.goto(`/coffee/${APROCASSI}`);
    const looks = await page.getByRole('radio').evaluateAll((all) =>
      all.map((input) => {
        const tile = input.closest('label') as HTMLElement;
        const { backgroundColor, color, borderTopWidth, borderTopStyle, outlineStyle, forcedColorAdjust } =
          getComputedStyle(tile);
        return {
          checked: (input as HTMLInputElement).checked,
          look: [
            backgroundColor,
            color,
            borderTopWidth,
            borderTopStyle,
            outlineStyle,
            forcedColorAdjust,
          ].join(),
        };
      }),
    );
    const chosen = looks.filter(({ checked }) => checked).map(({ look }) => look);
    const others = looks.filter(({ checked }) => !checked).map(({ look }) => look);
    expect(chosen.length).toBe(1);
    expect(others.length).toBeGreaterThan(2);
    expect(others).not.toContain(chosen[0]);
  });

  test('the focus is still marked', async ({ page }) => {
    await page.goto(`/coffee/${APROCASSI}`);
    await page.getByRole('button', { name: 'Add to cart' }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const outline = await page
      .getByRole('button', { name: 'Add to cart' })
      .evaluate((button) => getComputedStyle(button).outlineStyle);
    expect(outline).toBe('solid');
  });
});
