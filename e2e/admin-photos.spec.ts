import { createHash } from 'node:crypto';
import type { APIRequestContext, Locator } from '@playwright/test';
import sharp from 'sharp';
import { GIF, HEIC, HTML, movingWebp, PDF, phonePhoto, pngBomb, SVG, somePhoto } from '@/lib/media/testing';
import {
  COFFEE,
  clearFrame,
  type FileLike,
  fileOf,
  itemOf,
  newPhoto,
  newPicture,
  openPhotos,
  photos,
  place,
  sendButton,
  upload,
} from './fixtures/photos';
import { expect, type Shop, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

const post = (request: APIRequestContext, shop: Shop, query: string, data: Buffer) =>
  request.post(`${shop.base}/api/admin/photos?${query}`, {
    data,
    headers: {
      origin: shop.base,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
    },
    timeout: 60_000,
  });

test.beforeEach(async ({ shop, context }) => {
  await clearFrame(shop);
  await signInAs(shop, context, 'editor');
});

test('a photo is uploaded, and takes the plate’s place on the product page', async ({
  shop,
  page,
  context,
}) => {
  await openPhotos(page);
  await upload(page, await newPhoto('nyeri.jpg'), 'Cherries in a basket', 'Wanjiru');
  const photo = (await photos(shop)).at(-1);
  if (!photo) throw new Error('nothing was kept');

  const visitor = await context.browser()?.newContext({ baseURL: shop.base });
  const shopPage = await visitor?.newPage();
  if (!visitor || !shopPage) throw new Error('no second browser');
  const plate = shopPage.locator('figure').first();
  await shopPage.goto(`/coffee/${COFFEE}`);
  const before = await plate.getByRole('img').boundingBox();
  expect(await plate.getByRole('img').getAttribute('src')).toContain('/art/');

  const [coffee] = await shop.sql<{ id: string }>('select id from coffees where slug = $1', [COFFEE]);
  await page.goto(`/admin/coffees?open=${coffee?.id}`);
  const editor = page.getByRole('dialog', { name: 'Kenya Nyeri AA' });
  await editor.getByRole('button', { name: 'Choose a photo' }).click();
  const shelf = page
    .getByRole('dialog', { name: 'Choose a photo' })
    .getByRole('region', { name: 'Photos of the shop' });
  await shelf.getByRole('searchbox').fill('Cherries in a basket');
  await shelf.getByRole('button', { name: 'Cherries in a basket' }).click();
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(editor.getByText('Nothing changed')).toBeVisible();
  await expect(async () => {
    await shopPage.reload();
    await expect(plate.getByRole('img', { name: 'Cherries in a basket' })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  const image = plate.getByRole('img', { name: 'Cherries in a basket' });
  await expect(plate.getByText('Photo: Wanjiru')).toBeVisible();
  expect(await image.boundingBox()).toEqual(before);
  await expect(image).toHaveJSProperty('complete', true);
  expect(await image.evaluate((img: HTMLImageElement) => [img.naturalWidth > 0, img.currentSrc])).toEqual([
    true,
    expect.stringMatching(new RegExp(`^${shop.base}/media/.+\\.avif$`)),
  ]);
  // Without a host: still right when the shop moves.
  expect(await image.getAttribute('src')).toMatch(/^\/media\//);
  const html = await (await shopPage.request.get(`/coffee/${COFFEE}`)).text();
  expect(html).toMatch(/"image":"http[^"]+\/media\/[^"]+\.jpeg"/);
  const shared = await shopPage.request.get(`/og/coffee/${COFFEE}`);
  expect(shared.headers()['content-type']).toBe('image/jpeg');
  // In the drawer as it opens, and on the cart page as the shop knows it.
  await shopPage.getByRole('button', { name: 'Add to cart' }).click();
  const line = (within: Locator) => within.locator('[data-line] img');
  await expect(line(shopPage.getByRole('dialog', { name: /^Cart/ }))).toHaveAttribute(
    'src',
    /^\/media\/.+\.webp$/,
  );
  await expect(shopPage.locator('[data-cart-count]')).toHaveText('1');
  await shopPage.goto('/cart');
  await expect(line(shopPage.getByRole('main'))).toHaveAttribute('src', /^\/media\/.+\.webp$/);
  await expect(line(shopPage.getByRole('main'))).not.toHaveJSProperty('naturalWidth', 0);
  await visitor.close();
});

test('a photo cannot be sent without saying what it shows', async ({ shop, page }) => {
  const before = (await photos(shop)).length;
  await openPhotos(page);
  const file = await newPhoto('silent.jpg');
  await page.getByLabel('Photo files').setInputFiles(file);
  await sendButton(page).click();
  const item = itemOf(page, 'silent.jpg');
  await expect(item.getByRole('alert')).toHaveText('Say in a sentence what this photo shows.');
  await expect(item.getByLabel('Alt text')).toHaveAttribute('aria-invalid', 'true');
  // Nor past the form.
  const response = await post(page.request, shop, 'fileName=x.jpg&alt=%20', file.buffer);
  expect(response.status()).toBe(400);
  expect((await response.json()).fields.alt[0]).toContain('Say in a sentence');
  expect(await photos(shop)).toHaveLength(before);
});

test('several files at once: each is taken or refused on its own, in words', async ({ shop, page }) => {
  const before = (await photos(shop)).length;
  await openPhotos(page);
  const good = [
    fileOf('one.png', await newPicture('png'), 'image/png'),
    fileOf('two.webp', await newPicture('webp'), 'image/webp'),
    fileOf('three.avif', await newPicture('avif'), 'image/avif'),
  ];
  const refused: [FileLike, RegExp][] = [
    [fileOf('drawing.jpg', SVG), /SVG drawing/],
    [fileOf('page.png', HTML, 'image/png'), /web page/],
    [fileOf('moving.gif', GIF, 'image/gif'), /GIF/],
    [fileOf('moving.webp', await movingWebp(), 'image/webp'), /moves/],
    [fileOf('paper.jpg', PDF), /PDF/],
    [fileOf('iphone.heic', HEIC, 'image/heic'), /Export it as JPEG/],
    [fileOf('half.jpg', (await somePhoto('jpeg')).subarray(0, 3000)), /damaged/],
    [fileOf('bomb.png', pngBomb(60_000), 'image/png'), /100 million/],
  ];
  const all = [...good, ...refused.map(([file]) => file)];
  await page.getByLabel('Photo files').setInputFiles(all);
  for (const { name } of all) await itemOf(page, name).getByLabel('Alt text').fill(`About ${name}`);
  await sendButton(page).click();
  await expect(page.getByText('3 of 11 uploaded')).toBeVisible({ timeout: 40_000 });
  for (const { name } of good) await expect(itemOf(page, name).getByText('uploaded')).toBeVisible();
  for (const [{ name }, words] of refused)
    await expect(itemOf(page, name).getByRole('alert'), name).toHaveText(words);
  expect(await photos(shop)).toHaveLength(before + 3);
});

test('files come by drop and by paste as well', async ({ page }) => {
  await openPhotos(page);
  const bytes = [...(await newPicture('jpeg'))];
  const panel = page.getByRole('region', { name: 'Upload photos' });
  const dropped = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], 'dropped.jpg', { type: 'image/jpeg' }));
    return transfer;
  }, bytes);
  await panel.getByText('or drop them here').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(itemOf(page, 'dropped.jpg')).toBeVisible();
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([new Uint8Array(content)], 'pasted.png', { type: 'image/png' }));
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, bytes);
  await expect(itemOf(page, 'pasted.png')).toBeVisible();
  await page.getByRole('button', { name: 'Leave out dropped.jpg' }).click();
  await expect(itemOf(page, 'dropped.jpg')).toHaveCount(0);
});

test('25 MB are taken, more is refused before it is sent and again by the server', async ({ shop, page }) => {
  await openPhotos(page);
  const photo = await newPicture('jpeg');
  const large = Buffer.concat([photo, Buffer.alloc(24 * 1024 * 1024)]);
  expect((await post(page.request, shop, 'fileName=large.jpg&alt=Large', large)).status()).toBe(201);
  const before = (await photos(shop)).length;
  // Whole: a server that cuts long bodies short would still find a picture at the beginning.
  const [kept] = await shop.sql('select sha256 from media order by created_at desc limit 1');
  expect(kept).toEqual({ sha256: createHash('sha256').update(large).digest('hex') });

  const tooLarge = Buffer.concat([photo, Buffer.alloc(30_000_000)]);
  await page.getByLabel('Photo files').setInputFiles(fileOf('huge.jpg', tooLarge), { timeout: 60_000 });
  await expect(itemOf(page, 'huge.jpg').getByRole('alert')).toContainText('larger than 25 MB');
  await expect(sendButton(page)).toHaveCount(0);
  const response = await post(page.request, shop, 'fileName=huge.jpg&alt=Huge', tooLarge);
  expect([response.status(), (await response.json()).error]).toEqual([413, 'photo_too_large']);
  expect(await photos(shop)).toHaveLength(before);
});

test('a phone’s photo stands upright and tells nobody where it was taken', async ({ shop, page }) => {
  await openPhotos(page);
  await upload(page, fileOf('phone.jpg', await phonePhoto()), 'Upright');
  const photo = (await photos(shop)).at(-1);
  for (const { key } of photo?.renditions ?? []) {
    const bytes = await (await page.request.get(`/media/${key}`)).body();
    const { exif, width = 0, height = 0 } = await sharp(bytes).metadata();
    expect(exif, key).toBeUndefined();
    expect(height, key).toBeGreaterThan(width);
  }
});

test('the same file twice is one photo', async ({ shop, page }) => {
  await openPhotos(page);
  const file = await newPhoto('twice.jpg');
  await upload(page, file, 'First words');
  const before = await photos(shop);
  await page.reload();
  await page.getByLabel('Photo files').setInputFiles({ ...file, name: 'renamed.jpg' });
  await itemOf(page, 'renamed.jpg').getByLabel('Alt text').fill('Other words');
  await sendButton(page).click();
  await expect(itemOf(page, 'renamed.jpg').getByText('was here already')).toBeVisible();
  expect(await photos(shop)).toEqual(before);
});

test('the words and the focal point are changed by keyboard alone', async ({ shop, page }) => {
  await openPhotos(page);
  await upload(page, await newPhoto('focus.jpg'), 'Before');
  await page.getByRole('button', { name: /^Before/ }).focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'focus.jpg' });
  await sheet.getByLabel('Alt text').fill('After');
  await sheet.getByLabel('From the left, %').fill('20');
  await sheet.getByLabel('From the top, %').fill('80');
  const point = sheet.getByRole('slider', { name: 'Focal point' });
  await expect(point).toHaveAttribute('aria-valuetext', '20 % from the left, 80 % from the top');
  await point.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(point).toHaveAttribute('aria-valuetext', '21 % from the left, 70 % from the top');
  await expect(sheet.getByRole('status').filter({ hasText: '3 changes' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(sheet.getByText('Nothing changed')).toBeVisible();
  expect(await shop.sql('select alt, focus_x, focus_y from media order by created_at desc limit 1')).toEqual([
    { alt: 'After', focus_x: 210, focus_y: 700 },
  ]);
  await page.reload();
  await expect(sheet.getByLabel('From the left, %')).toHaveValue('21');

  await sheet.getByText('Earlier versions').press('Enter');
  await expect(sheet.getByText('50 % → 21 %')).toBeVisible();
  await sheet.getByRole('button', { name: /Put into the form.*version 1/ }).press('Enter');
  await expect(sheet.getByLabel('Alt text')).toHaveValue('Before');
  await page.keyboard.press('Control+s');
  await expect(sheet.getByText('Version 3', { exact: true })).toBeVisible();
  expect(await shop.sql('select alt, focus_x, focus_y from media order by created_at desc limit 1')).toEqual([
    { alt: 'Before', focus_x: 500, focus_y: 500 },
  ]);
});

test('a photo in use is not deleted, and the page says where it is used', async ({ shop, page }) => {
  await openPhotos(page);
  await upload(page, await newPhoto('used.jpg'), 'Used');
  const photo = (await photos(shop)).at(-1);
  if (!photo) throw new Error('nothing was kept');
  const key = photo.renditions[0]?.key ?? '';
  await place(shop, photo.id);
  await page.goto(`/admin/photos?open=${photo.id}`);
  const sheet = page.getByRole('dialog', { name: 'used.jpg' });
  await expect(sheet.getByText('Kenya Nyeri AA (coffee)')).toBeVisible();
  const remove = async () => {
    await sheet.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the photo' }).click();
  };
  await remove();
  await expect(sheet.getByRole('alert')).toContainText('still shown: Kenya Nyeri AA (coffee)');
  expect((await page.request.get(`/media/${key}`)).status()).toBe(200);

  await clearFrame(shop);
  await remove();
  await expect(sheet).toHaveCount(0);
  expect((await photos(shop)).map(({ id }) => id)).not.toContain(photo.id);
  expect((await page.request.get(`/media/${key}`)).status()).toBe(404);
});

test('a viewer sees the photos and no way to change them', async ({ shop, page, context }) => {
  await context.clearCookies();
  await signInAs(shop, context, 'viewer');
  await openPhotos(page);
  await expect(page.getByRole('button', { name: 'Choose files' })).toHaveCount(0);
});
