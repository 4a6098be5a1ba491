import { MENU } from '@/lib/admin/menu';
import { brokenColours, brokenRules } from './fixtures/axe';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';
import { sticksOut } from './fixtures/sticks-out';
import { collectViolations } from './fixtures/violations';

const PAGES = [...MENU.flatMap((group) => group.items.map((item) => item.href)), '/admin/security'];

for (const path of PAGES)
  test(`${path} can be used by everybody, light and dark, wide and narrow`, async ({
    page,
    context,
    shop,
  }) => {
    const violations = await collectViolations(context);
    await signInAs(shop, context, 'owner');
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await sticksOut(page), '320 px').toEqual([]);
    expect.soft(violations, 'refused by the policy').toEqual([]);
  });

for (const path of ['/admin/sign-in', '/admin/join?token=unknown'])
  test(`${path} can be used by everybody before signing in`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect.soft(await brokenRules(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect.soft(await brokenColours(page), 'dark').toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect.soft(await sticksOut(page), '320 px').toEqual([]);
  });
