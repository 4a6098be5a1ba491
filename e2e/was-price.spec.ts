import type { Page } from '@playwright/test';
import { brokenColours, brokenRules } from './fixtures/axe';
import { sizeTile } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { settled } from './fixtures/templates';

/** No other test changes its prices: a shop never forgets what they were. */
const COFFEE = { slug: 'colombia-huila-pitalito', lot: 'CO-HUIL-2026-01' };
const IN_WORDS = 'lowest price of the last 30 days: $16.00';

const struck = (page: Page) => page.getByRole('main').locator('s');
const explained = (page: Page) => page.getByText(/^Struck through: the lowest price of the 30 days/);

test('a lowered price has the lowest of the 30 days before struck through beside it, unless the shop says no', async ({
  page,
  shop,
}) => {
  const product = `/coffee/${COFFEE.slug}`;
  const struckAt = async (path: string) => {
    await page.goto(path);
    return struck(page).allTextContents();
  };
  expect(await struckAt(product)).toEqual([]);
  await expect(explained(page)).toHaveCount(0);
  await shop.sql(
    `update variants set price_minor = 1325 from lots
     where lots.id = lot_id and lot_code = $1 and form = 'roasted' and size_label = '250 g'`,
    [COFFEE.lot],
  );

  await test.step('the size says both prices, seen and heard, in every colour', async () => {
    await expect.poll(() => struckAt(product)).toEqual([IN_WORDS]);
    await expect(explained(page)).toHaveCount(1);
    await expect(struck(page)).toHaveCSS('text-decoration-line', 'line-through');
    await expect(sizeTile(page, '250 g')).toHaveAccessibleName(new RegExp(`\\$13\\.25 ${escaped(IN_WORDS)}`));
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await settled(page);
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    await settled(page);
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
  });

  await test.step('so does the card', async () => {
    await expect.poll(() => struckAt('/coffee')).toEqual([IN_WORDS]);
    await expect(explained(page)).toHaveCount(1);
  });

  try {
    await shop.sql('update shop_settings set show_was_price = false');
    await expect.poll(() => struckAt(product)).toEqual([]);
    await expect.poll(() => struckAt('/coffee')).toEqual([]);
    await expect(explained(page)).toHaveCount(0);
    await expect(page.getByRole('main')).toContainText('$13.25');
  } finally {
    await shop.sql('update shop_settings set show_was_price = true');
  }
});

const escaped = (text: string) => text.replaceAll('$', '\\$').replaceAll('.', '\\.');
