import { brokenColours, brokenRules } from './fixtures/axe';
import { expect, test } from './fixtures/shop';
import { settled } from './fixtures/templates';

test('a page that fails says so, can be used by everybody, and is whole again on another try', async ({
  page,
  shop,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await shop.sql('alter table search_documents rename to search_documents_away');
  try {
    await page.goto('/search?q=peru');
    await expect(page.getByRole('heading', { level: 1, name: 'This sheet would not print' })).toBeVisible();
    await settled(page);
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    await settled(page);
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
  } finally {
    await shop.sql('alter table search_documents_away rename to search_documents');
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link', { name: 'Peru APROCASSI' }).first()).toBeVisible();
});
