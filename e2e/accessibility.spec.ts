import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures/shop';
import { settled, TEMPLATES } from './fixtures/templates';

const PROMISED = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** By night nothing but the colours is different. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Broken rules, each with the elements that break it. */
async function broken(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
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
      expect.soft(await broken(new AxeBuilder({ page }).withTags(PROMISED)), 'light').toEqual([]);
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
      await settled(page);
      expect.soft(await broken(new AxeBuilder({ page }).withRules(OF_COLOURS)), 'dark').toEqual([]);
    });
  }
});
