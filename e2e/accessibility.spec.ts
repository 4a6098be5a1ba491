import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/shop';
import { settled, TEMPLATES } from './fixtures/templates';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Broken rules, each with the elements that break it. */
async function brokenRules(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      `${id} (${help}): ${target.join(' ')}\n${failureSummary ?? ''}`.trim(),
    ),
  );
}

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
      expect.soft(await brokenRules(page), 'dark').toEqual([]);
    });
  }
});
