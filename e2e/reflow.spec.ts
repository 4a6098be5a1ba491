import type { Page } from '@playwright/test';
import { addBag } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { sticksOut } from './fixtures/sticks-out';
import { APROCASSI, LIVE_PAGES, STATES, STATIC_PAGES } from './fixtures/templates';

/** 320 px is a small phone, or 1280 px at 400 %; 640 px is 1280 px at 200 %. */
const WIDTHS = [320, 640];

/** Words that are cut off because their box is too small for them. */
const clipped = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((all) =>
    all
      .filter((e) => e.checkVisibility())
      .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
      .map(
        (e) => `${e.textContent}: ${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight}`,
      ),
  );

test.describe('nothing scrolls sideways and no button is cut off', () => {
  test.use({ deviceScaleFactor: 2 });

  test('on any page', async ({ page }) => {
    for (const [name, path] of Object.entries({ ...STATIC_PAGES, ...LIVE_PAGES })) {
      await page.goto(path);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 640 });
        expect.soft(await sticksOut(page), `${name}, ${width} px`).toEqual([]);
        expect.soft(await clipped(page, '.action'), `${name}, ${width} px`).toEqual([]);
      }
      // What is folded away belongs to the page too.
      await page.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 640 });
        expect.soft(await sticksOut(page), `${name}, unfolded, ${width} px`).toEqual([]);
      }
    }
  });

  for (const { name, open } of STATES)
    test(name, async ({ page }) => {
      await page.setViewportSize({ width: WIDTHS[0] ?? 0, height: 640 });
      await open(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 640 });
        expect.soft(await sticksOut(page), `${width} px`).toEqual([]);
        expect.soft(await clipped(page, 'dialog[open], .action'), `${width} px`).toEqual([]);
      }
    });
});

test.describe('with the text spacing that a reader may set (WCAG 1.4.12)', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  /** As the criterion has it. A constructed sheet, because the shop's policy refuses any other. */
  const spaceOut = (page: Page) =>
    page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
      document.adoptedStyleSheets.push(sheet);
    });

  test('no button is cut off and nothing scrolls sideways', async ({ page }) => {
    await addBag(page, APROCASSI);
    for (const path of [`/coffee/${APROCASSI}`, '/cart', '/checkout', '/orders', '/search', '/coffee', '/']) {
      await page.goto(path);
      await spaceOut(page);
      expect.soft(await clipped(page, 'button, .action, .action-quiet'), path).toEqual([]);
      expect.soft(await sticksOut(page), path).toEqual([]);
    }
  });
});
