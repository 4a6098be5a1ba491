import { COFFEE, clearFrame, newPhoto, openPhotos, photos, place, upload } from './fixtures/photos';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

test.beforeEach(async ({ shop, context }) => {
  await clearFrame(shop);
  await signInAs(shop, context, 'editor');
});

test('files are served for good under their own address, and nothing else is', async ({ shop, page }) => {
  await openPhotos(page);
  await upload(page, await newPhoto('served.jpg'), 'Served');
  const photo = (await photos(shop)).at(-1);
  for (const { key, format } of photo?.renditions ?? []) {
    const response = await page.request.get(`/media/${key}`);
    expect(response.status()).toBe(200);
    expect(response.headers()).toMatchObject({
      'content-type': `image/${format}`,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  }
  const folder = photo?.renditions[0]?.key.split('/').slice(0, 2).join('/');
  for (const path of [
    `${folder}/401.webp`,
    `${folder}/`,
    `${folder}/..%2f..%2f..%2fsecrets.json`,
    '..%2f..%2fpackage.json',
    '%2e%2e/%2e%2e/package.json',
    `${folder}/400.webp%00.svg`,
  ])
    expect.soft([400, 404], path).toContain((await page.request.get(`/media/${path}`)).status());
});

test('photos are right under the shop’s new name when it moves to another host', async ({
  shop,
  page,
  request,
}) => {
  await openPhotos(page);
  await upload(page, await newPhoto('moved.jpg'), 'Moved');
  const photo = (await photos(shop)).at(-1);
  await place(shop, photo?.id ?? '');
  const moved = await shop.second({ APP_ORIGIN: 'https://new-name.example' });
  const html = await (await request.get(`${moved.base}/coffee/${COFFEE}`)).text();
  expect(html).toContain('alt="Moved"');
  const addresses = [...html.matchAll(/(https?:\/\/[^/"\\]+)?(?<!static)\/media\/([^"\s\\,]+)/g)];
  // Pictures of the page have no host; machines that read it are given the new one.
  expect(new Set(addresses.map(([, host]) => host))).toEqual(
    new Set([undefined, 'https://new-name.example']),
  );
  for (const key of new Set(addresses.map(([, , path]) => path)))
    expect.soft((await request.get(`${moved.base}/media/${key}`)).status(), key).toBe(200);
  await moved.stop();
});
