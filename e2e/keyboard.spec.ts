import type { Locator, Page } from '@playwright/test';
import { CARDS, drawer, orderNumberOn, SHOPPER, sizeTile } from './fixtures/buy';
import { expect, test } from './fixtures/shop';
import { APROCASSI } from './fixtures/templates';

/** Where the keyboard is: is it marked, and can it be seen? */
async function focusOf(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    // A tile or a card shows the outline for the control inside it.
    let outlined = '';
    for (let at: HTMLElement | null = element, up = 0; at && up < 5; at = at.parentElement, up++) {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) outlined = outlineWidth;
    }
    const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y] as const));
    const uncovered = points.filter(([x, y]) => {
      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return (
        hit && (element.contains(hit) || hit.contains(element) || hit.closest('label')?.contains(element))
      );
    });
    return {
      what: `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''}`,
      outlined,
      /** How much of it lies open to the eye, 0 to 1. */
      visible: uncovered.length / points.length,
    };
  });
}

/** Fails when a person could not tell where they are. */
async function expectFocusToBeSeen(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const focus = await focusOf(page);
      if (!focus) return 'the focus is nowhere';
      if (!focus.outlined) return `${focus.what} is not outlined`;
      return focus.visible < 0.5 ? `${focus.what} is hidden` : 'seen';
    })
    .toBe('seen');
}

/** Presses Tab until `target` has the focus, and looks at every stop on the way. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stops = 0; stops < 120; stops++) {
    await page.keyboard.press(key);
    await expectFocusToBeSeen(page);
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

/** Without a pointer: only keys. */
async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

test.describe('with the keyboard alone', () => {
  test.slow();

  test('a coffee is found, bought and paid', async ({ page, shop }) => {
    await page.goto('/coffee');
    await expect(page.locator('[data-cart-count="0"]'), 'the scripts of the page have run').toBeVisible();
    const skip = page.getByRole('link', { name: 'Skip to the content' });
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await expectFocusToBeSeen(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);

    await tabTo(page, page.getByRole('main').locator(`a[href="/coffee/${APROCASSI}"]`));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Peru APROCASSI' })).toBeVisible();

    await tabTo(page, sizeTile(page, '250 g', 'Roasted'));
    await page.keyboard.press('ArrowRight');
    const chosen = sizeTile(page, '340 g', 'Roasted').or(sizeTile(page, '12 oz', 'Roasted'));
    await expect(chosen).toBeChecked();
    await expectFocusToBeSeen(page);

    await tabTo(page, page.getByLabel('Grind'));
    await page.keyboard.type('Espresso');
    await expect(page.getByLabel('Grind')).toHaveValue('espresso');

    const add = page.getByRole('button', { name: 'Add to cart' });
    await tabTo(page, add);
    await tabTo(page, page.getByLabel('Bags'), 'Shift+Tab');
    await page.keyboard.press('ArrowUp');
    await expect(page.getByLabel('Bags')).toHaveValue('2');
    await tabTo(page, add);
    await page.keyboard.press('Space');

    await expect(drawer(page)).toBeVisible();
    await expect(drawer(page).locator(':focus'), 'the drawer has the focus').toHaveCount(1);
    await expectFocusToBeSeen(page);
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
    await expect(add, 'the focus is back where it came from').toBeFocused();
    await page.keyboard.press('Enter');
    await expect(drawer(page)).toBeVisible();
    await expect(page.locator('[data-cart-count="4"]')).toBeAttached();

    await tabTo(page, page.getByRole('link', { name: 'Check out' }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible();
    await type(page, page.getByLabel(/^E-mail/), SHOPPER.email);
    await tabTo(page, page.getByRole('button', { name: /^Continue to payment/ }));
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { name: 'Demo payment' })).toBeVisible();
    await type(page, page.getByLabel('Full name'), SHOPPER.name);
    await type(page, page.getByLabel('Address', { exact: true }), '12 Hillside Road');
    await type(page, page.getByLabel('City'), 'Oakland');
    await type(page, page.getByLabel('State or region'), 'CA');
    await type(page, page.getByLabel('ZIP or postal code'), '94601');
    await type(page, page.getByLabel('Test card number'), CARDS.good);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    const number = await orderNumberOn(page);
    expect(
      await shop.sql(
        `select payment_state as paid, quantity, grind from orders join order_items on order_id = orders.id where number = $1`,
        [number],
      ),
    ).toEqual([{ paid: 'paid', quantity: 4, grind: 'espresso' }]);
  });

  for (const width of [375, 1280]) {
    test(`every stop on the product page is seen at ${width} px, down and up again`, async ({ page }) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`/coffee/${APROCASSI}`);
      await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
      for (const key of ['Tab', 'Shift+Tab']) {
        let stops = 0;
        for (; stops < 150; stops++) {
          await page.keyboard.press(key);
          if (!(await focusOf(page))) break;
          await expectFocusToBeSeen(page);
        }
        expect(stops, 'the page has an end, and the focus is not caught').toBeGreaterThan(25);
        expect(stops).toBeLessThan(150);
      }
    });
  }

  test('the focus stays in the open drawer', async ({ page }) => {
    await page.goto(`/coffee/${APROCASSI}`);
    const add = page.getByRole('button', { name: 'Add to cart' });
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(drawer(page)).toBeVisible();
    await expect(drawer(page).getByRole('link', { name: 'Check out' })).toBeVisible();
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(
        () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
      );
      expect(outside).toBe(false);
    }
  });

  test('Escape and Enter in quick succession: the second bag is shown too', async ({ page }) => {
    await page.goto(`/coffee/${APROCASSI}`);
    await expect(page.locator('[data-cart-count="0"]')).toBeVisible();
    await page.getByRole('button', { name: 'Add to cart' }).press('Enter');
    await expect(drawer(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-cart-count="2"]')).toBeAttached();
    await expect(drawer(page)).toBeVisible();
    await expect(drawer(page).getByRole('textbox', { name: /^Quantity/ })).toHaveValue('2');
  });

  test('a bag is counted up, down and away in the cart, and the focus is never lost', async ({ page }) => {
    await page.goto(`/coffee/${APROCASSI}`);
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Add to cart' }).press('Enter');
    await answer;
    await page.goto('/cart');
    await tabTo(page, page.getByRole('button', { name: /^One more/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /^Quantity/ })).toHaveValue('2');
    await expectFocusToBeSeen(page);
    await tabTo(page, page.getByRole('textbox', { name: /^Quantity/ }), 'Shift+Tab');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-cart-count="5"]')).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: /^Remove/ }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Nothing here yet')).toBeVisible();
    await expect.poll(async () => (await focusOf(page)) !== null, 'the focus has a place').toBe(true);
  });
});
