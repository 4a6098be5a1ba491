import { brokenColours, brokenRules } from './fixtures/axe';
import { expect, test } from './fixtures/shop';
import { settled, TEMPLATES } from './fixtures/templates';

test.describe('can be used by everybody, light and dark', () => {
  test.use({ viewport: { width: 1280, height: 900 } });

  for (const { name, open } of TEMPLATES) {
    test(name, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
      await open(page);
      await settled(page);
      expect.soft(await brokenRules(page), 'light').toEqual([]);
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
      await settled(page);
      expect.soft(await brokenColours(page), 'dark').toEqual([]);
    });
  }
});
