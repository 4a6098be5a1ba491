import type { Page } from '@playwright/test';
import type { Editor } from '@tiptap/core';
import { somePhoto } from '@/lib/media/testing';
import { openAndCheck } from './fixtures/open-and-check';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';
import { forget, newStory, saved, textOf } from './fixtures/stories';
import { collectViolations } from './fixtures/violations';

const SLUG = 'peru-huabal-jaen';
const COFFEE = /Huabal/;

/** Ctrl+K and a coffee by its name, as somebody does who keeps their hands on the keyboard. */
async function linkTo(page: Page, words: string, name: RegExp) {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await dialog.getByRole('searchbox').fill(words);
  const found = dialog.getByRole('button', { name });
  await found.first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** What the editor takes for selected. It hears of a selection a moment after the browser has made it. */
const selected = (page: Page): Promise<string> =>
  textOf(page).evaluate((element) => {
    const { state } = (element as unknown as { editor: Editor }).editor;
    return state.doc.textBetween(state.selection.from, state.selection.to);
  });

async function insert(page: Page, block: string) {
  await page.getByRole('button', { name: 'Insert ▾' }).click();
  await page.getByRole('menuitem', { name: block }).click();
}

async function publish(page: Page) {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await saved(page);
  const panel = page.getByRole('region', { name: 'Publishing' });
  await panel.getByRole('button', { name: 'Publish now' }).click();
  await expect(panel.getByText('Everybody can see it.')).toBeVisible();
}

const rename = (shop: Shop, from: string, to: string) =>
  shop.sql('update coffees set slug = $2 where slug = $1', [from, to]);
test.describe('a story', () => {
  test('is written with headings, links and blocks, published and read', async ({
    page,
    shop,
    context,
    browser,
  }) => {
    const violations = await collectViolations(context);
    await signInAs(shop, context, 'editor');
    const id = await newStory(page, 'A walk in Jaén');
    await textOf(page).click();
    await page.keyboard.press('Control+Alt+2');
    await page.keyboard.type('Up the valley');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The lot is called ');
    await linkTo(page, 'huabal', COFFEE);
    await page.keyboard.type('.');
    await page.keyboard.press('Enter');
    // A slash on an empty line opens the same menu as the button.
    await page.keyboard.type('/');
    await page.getByRole('menuitem', { name: 'Lot card' }).click();
    const dialog = page.getByRole('dialog', { name: 'Insert: lot card' });
    await expect(dialog.getByRole('searchbox')).toBeFocused();
    await expect(dialog.getByText(/^The first 12\./)).toBeVisible();
    await dialog.getByRole('searchbox').fill('huabal');
    await dialog.getByRole('button', { name: COFFEE }).first().click();
    await insert(page, 'Fact with source');
    const fact = page.getByRole('dialog', { name: 'Insert: fact with source' });
    await fact.getByRole('textbox', { name: 'The fact' }).fill('Forty-one growers brought cherry.');
    await fact.getByRole('textbox', { name: 'Who says so' }).fill('The cooperative');
    await fact.getByRole('button', { name: 'Insert', exact: true }).click();
    await insert(page, 'Pull quote');
    const quote = page.getByRole('dialog', { name: 'Insert: pull quote' });
    await quote.getByRole('textbox').fill('It began with a no.');
    await quote.getByRole('button', { name: 'Insert', exact: true }).click();
    for (const [block, question] of [
      ['Region map', 'Map of which origin?'],
      ['Harvest ring', 'Of which coffee?'],
      ['Cupping rose', 'Of which coffee?'],
    ] as const) {
      await insert(page, block);
      const choose = page.getByRole('dialog', { name: `Insert: ${block.toLowerCase()}` });
      await choose
        .getByRole('searchbox', { name: question })
        .fill(block === 'Region map' ? 'jaen' : 'huabal');
      await choose
        .getByRole('button', { name: block === 'Region map' ? /^Jaén/ : COFFEE })
        .first()
        .click();
    }
    await expect(page.getByRole('list', { name: 'Added by lot cards in the text' })).toContainText('Huabal');
    // Nothing is saved by putting a block together.
    expect(await shop.sql('select version from stories where id = $1', [id])).toEqual([{ version: 1 }]);
    await page.getByRole('textbox', { name: 'Lead' }).fill('One day from the town to the farms.');
    const preview = page.frameLocator('iframe[title="The story as visitors read it"]');
    await expect(preview.getByText('It began with a no.')).toBeVisible();
    await expect(preview.getByText('One day from the town to the farms.')).toBeVisible();
    await expect(preview.getByText('Not published')).toBeVisible();
    // The card that is shared shows the sheet of the coffee in the text, before any of it is saved.
    await expect
      .poll(() =>
        page
          .getByRole('figure', { name: 'As a shared card' })
          .locator('img')
          .evaluate((picture: HTMLImageElement) => picture.naturalWidth),
      )
      .toBe(1200);
    await publish(page);
    expect(violations, 'refused by the policy').toEqual([]);

    const visitor = await (await browser.newContext({ baseURL: shop.base })).newPage();
    await visitor.goto('/stories/a-walk-in-jaen');
    const main = visitor.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toHaveText('A walk in Jaén');
    await expect(main.getByRole('heading', { level: 2, name: 'Up the valley' })).toHaveAttribute(
      'id',
      'up-the-valley',
    );
    await expect(main.getByText('The lot is called').getByRole('link')).toHaveAttribute(
      'href',
      `/coffee/${SLUG}`,
    );
    await expect(main.getByText('Forty-one growers brought cherry.')).toBeVisible();
    await expect(main.getByText('It began with a no.')).toBeVisible();
    await expect(main.getByRole('region', { name: 'Map' })).toBeVisible();
    await expect(main.getByRole('region', { name: 'Harvest' })).toBeVisible();
    // Nobody chose the coffee in the field: its card in the text puts the story on its page.
    await visitor.goto(`/coffee/${SLUG}`);
    await expect(visitor.getByRole('main').getByRole('link', { name: 'A walk in Jaén' })).toBeVisible();
    await visitor.context().close();
    await forget(shop, id);
  });

  test('is written with a list, a quote, a link to another site and a photo', async ({
    page,
    shop,
    context,
    browser,
  }) => {
    await signInAs(shop, context, 'editor');
    const id = await newStory(page, 'Plain means');
    await textOf(page).click();
    const tool = (name: string) => page.getByRole('button', { name, exact: true });
    await tool('List').click();
    await page.keyboard.type('Pick');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Wash');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await tool('Quote').click();
    await page.keyboard.type('We wash at night.');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Read ');
    await page.keyboard.type('more');
    await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
    await expect.poll(() => selected(page)).toBe('more');
    await page.keyboard.press('Control+k');
    const link = page.getByRole('dialog', { name: 'Link' });
    await link.getByLabel('Or to another site').fill('example.org/coffee');
    await link.getByRole('button', { name: 'Link to this address' }).click();
    await expect(link).toBeHidden();
    await expect(textOf(page)).toBeFocused();
    await page.keyboard.press('End');
    await expect.poll(() => selected(page)).toBe('');
    await page.keyboard.press('Enter');
    await insert(page, 'Photo');
    const image = page.getByRole('dialog', { name: 'Insert: photo' });
    await image.getByRole('button', { name: 'Choose a photo' }).click();
    const shelf = page.getByRole('dialog', { name: 'Choose a photo' });
    await shelf.getByLabel('Photo files').setInputFiles({
      name: 'tank.jpg',
      mimeType: 'image/jpeg',
      buffer: await somePhoto('jpeg', 640, 480),
    });
    await shelf.getByRole('textbox', { name: /^Alt text/ }).fill('A washing tank at night');
    await shelf.getByRole('button', { name: 'Upload and use it' }).click();
    await expect(shelf).toBeHidden({ timeout: 30_000 });
    await image.getByRole('button', { name: 'Insert', exact: true }).click();
    await page.getByRole('textbox', { name: 'Lead' }).fill('Short.');
    await publish(page);

    const visitor = await (await browser.newContext({ baseURL: shop.base })).newPage();
    await visitor.goto('/stories/plain-means');
    const main = visitor.getByRole('main');
    await expect(main.getByRole('listitem').filter({ hasText: /^Pick$/ })).toBeVisible();
    await expect(main.getByRole('listitem').filter({ hasText: /^Wash$/ })).toBeVisible();
    await expect(main.getByRole('blockquote').filter({ hasText: 'We wash at night.' })).toBeVisible();
    await expect(main.getByRole('link', { name: 'more', exact: true })).toHaveAttribute(
      'href',
      'https://example.org/coffee',
    );
    await expect(main.getByRole('img', { name: 'A washing tank at night' })).toBeVisible();
    await visitor.context().close();
    await forget(shop, id);
  });

  test('keeps its links when a coffee gets another address, without a redirect', async ({
    page,
    shop,
    context,
    request,
  }) => {
    await signInAs(shop, context, 'editor');
    const id = await newStory(page, 'A link that lasts');
    await textOf(page).click();
    await page.keyboard.type('Taste ');
    await linkTo(page, 'huabal', COFFEE);
    await page.getByRole('textbox', { name: 'Lead' }).fill('Short.');
    await publish(page);
    await rename(shop, SLUG, 'huabal-by-another-name');
    try {
      await expect(async () => {
        await page.goto('/stories/a-link-that-lasts');
        await expect(page.getByText('Taste ').getByRole('link')).toHaveAttribute(
          'href',
          '/coffee/huabal-by-another-name',
          { timeout: 1000 },
        );
      }).toPass();
      const response = await request.get('/coffee/huabal-by-another-name', { maxRedirects: 0 });
      expect(response.status()).toBe(200);
      await shop.sql("update coffees set status = 'draft' where slug = 'huabal-by-another-name'");
      await expect(async () => {
        await page.goto('/stories/a-link-that-lasts');
        await expect(page.getByText('Taste ')).toBeVisible();
        await expect(page.getByText('Taste ').getByRole('link')).toHaveCount(0, { timeout: 1000 });
      }).toPass();
    } finally {
      await shop.sql(
        "update coffees set status = 'published', slug = $1 where slug = 'huabal-by-another-name'",
        [SLUG],
      );
      await shop.sql("delete from slug_history where kind = 'coffee'");
      await forget(shop, id);
    }
  });

  test('with a generic green claim is warned about, with the reason and what to write, and can be saved', async ({
    page,
    shop,
    context,
  }) => {
    await signInAs(shop, context, 'editor');
    const id = await newStory(page, 'Claims');
    await page.getByRole('textbox', { name: 'Lead' }).fill('An eco-friendly lot.');
    const check = page.getByRole('region', { name: 'Claim check' });
    const words = (text: string) => check.getByRole('strong').filter({ hasText: text });
    await expect(words('eco-friendly')).toBeVisible();
    await textOf(page).click();
    await page.keyboard.type('Our sustainable green coffee is CO2 neutral.');
    await expect(words('sustainable')).toBeVisible();
    await expect(words('CO2 neutral')).toBeVisible();
    await expect(words('green')).toHaveCount(0);
    await expect(check.getByText(/may not be claimed/)).toBeVisible();
    await expect(check.getByText(/^Instead: Say what was measured/)).toBeVisible();
    await publish(page);
    expect(await shop.sql('select status from stories where id = $1', [id])).toEqual([
      { status: 'published' },
    ]);
    await forget(shop, id);
  });
});

test('the page of a story ships no editor', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (/\.(js|css)(\?|$)/.test(response.url())) void response.text().then((text) => scripts.push(text));
  });
  await page.goto('/stories/northern-peru');
  await page.waitForLoadState('networkidle');
  expect(scripts.length).toBeGreaterThan(2);
  for (const word of ['ProseMirror', 'tiptap', 'prose-editor'])
    expect(
      scripts.filter((text) => text.includes(word)),
      word,
    ).toEqual([]);
});

test('the story editor can be used by everybody, light and dark, wide and narrow', async ({
  page,
  shop,
  context,
}) => {
  await signInAs(shop, context, 'editor');
  const [story] = await shop.sql<{ id: string }>("select id from stories where slug = 'northern-peru'");
  await openAndCheck(page, {
    name: 'the editor',
    open: async (page) => {
      await page.goto(`/admin/stories/${story?.id}`);
      await expect(textOf(page)).toBeVisible();
      // The page in the frame is the shop's, which has its own test.
      await page.getByRole('button', { name: 'Hide the preview' }).click();
    },
  });
  // Out of the text by keyboard, and along the buttons.
  await textOf(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Heading', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Smaller heading' })).toBeFocused();
});

test('whoever may not write sees the text and no way to change it', async ({ page, shop, context }) => {
  await signInAs(shop, context, 'viewer');
  await page.goto('/admin/stories');
  await expect(page.getByRole('button', { name: 'New story' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Northern Peru/ }).click();
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'false');
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
});
