import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { APROCASSI } from './fixtures/templates';

/** How far down the lower edge of an element is, px from the top of the window. */
const bottomOf = (element: Locator) =>
  element.evaluate((found) => Math.round(found.getBoundingClientRect().bottom));

async function openAt(page: Page, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.goto(`/coffee/${APROCASSI}`);
  await page.evaluate(() => document.fonts.ready);
}

test.describe('without scrolling, a product page shows', () => {
  for (const [width, height] of [
    [375, 812],
    [768, 900],
  ] as const)
    test(`name and notes at ${width} px, clear of the buy bar`, async ({ page }) => {
      await openAt(page, width, height);
      const name = page.getByRole('heading', { level: 1 });
      const bar = await page.locator('[data-buy-bar]').evaluate((e) => e.getBoundingClientRect().top);
      for (const words of [name, page.getByText('Milk chocolate, apple and brown sugar').first()])
        expect(await bottomOf(words)).toBeLessThan(Math.min(bar, height));
    });

  test('the button on a low laptop screen', async ({ page }) => {
    await openAt(page, 1440, 800);
    expect(await bottomOf(page.getByRole('button', { name: 'Add to cart' }))).toBeLessThanOrEqual(800);
  });
});

test.describe('the filters beside the list', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('show what is ticked without another click, and the focus stays on the box', async ({ page }) => {
    await page.goto('/coffee');
    await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
    await page.locator('form[aria-label="Filters"]:visible').getByLabel('Floral & tea-like').check();
    await expect(page).toHaveURL(/\/coffee\/find\?taste=floral-tea/);
    await expect(page.locator('input[value="floral-tea"]:visible')).toBeFocused();
    await expect(page.getByRole('list', { name: 'Chosen filters' })).toContainText('Floral & tea-like');
  });
});
