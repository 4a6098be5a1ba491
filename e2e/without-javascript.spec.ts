import { movements, orderBy } from './fixtures/books';
import {
  APROCASSI,
  addBag,
  type Bag,
  CARDS,
  cartCount,
  orderNumberOn,
  payWith,
  pressPay,
} from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test.use({ javaScriptEnabled: false });

const PURCHASES: { what: string; bag: Bag; words: string; detail: string; grams: number }[] = [
  {
    what: 'roasted coffee, ground',
    bag: { size: '12 oz', grind: 'French press', quantity: 2 },
    words: '12 oz · French press',
    detail: 'Roasted, ground for French press, lot PE-APRO-2026-01',
    grams: 810,
  },
  {
    what: 'green coffee',
    bag: { size: '1 lb', form: 'Green, unroasted', quantity: 2 },
    words: '1 lb · green, unroasted',
    detail: 'Green coffee, lot PE-APRO-2026-01',
    grams: 908,
  },
];

for (const { what, bag, words, detail, grams } of PURCHASES) {
  test(`${what} can be bought without JavaScript`, async ({ page, shop }) => {
    await addBag(page, APROCASSI.slug, bag);
    await expect(page).toHaveURL(/\/cart$/);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByLabel(/^Quantity/)).toHaveValue('2');

    await page.getByRole('link', { name: 'Check out' }).click();
    await pressPay(page);
    await payWith(page, CARDS.good);
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    await expect(page.getByText(detail)).toBeVisible();
    const number = await orderNumberOn(page);
    expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid' });
    expect(await movements(shop, number)).toEqual([`reserve 0/+${grams}`, `commit -${grams}/-${grams}`]);
  });
}

test('every control of the cart works without JavaScript', async ({ page }) => {
  const quantity = page.getByLabel(/^Quantity/);
  await addBag(page, APROCASSI.slug, { size: '250 g' });
  await page.getByRole('button', { name: /^One more/ }).click();
  await expect(quantity).toHaveValue('2');
  await page.getByRole('button', { name: /^One less/ }).click();
  await expect(quantity).toHaveValue('1');
  await quantity.fill('7');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(quantity).toHaveValue('7');
  await quantity.fill('9');
  await quantity.press('Enter');
  await expect(quantity).toHaveValue('9');

  const country = page.getByLabel('Deliver to');
  await country.selectOption({ label: 'Canada' });
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(country).toHaveValue('CA');

  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

test('the country of delivery can be chosen at checkout without JavaScript', async ({ page, shop }) => {
  await addBag(page, APROCASSI.slug);
  await page.getByRole('link', { name: 'Check out' }).click();
  await page.getByLabel('Country of delivery').selectOption({ label: 'France' });
  await page.getByRole('button', { name: 'Use this country' }).click();
  await expect(page.getByText('Shipping to France', { exact: false })).toBeVisible();
  await pressPay(page);
  await expect(page.getByLabel('Country').getByRole('option')).toHaveText(['France']);
  await payWith(page, CARDS.good);
  const number = await orderNumberOn(page);
  expect(await shop.sql('select country from orders where number = $1', [number])).toEqual([
    { country: 'FR' },
  ]);
});

test('filters sent with nothing chosen show the whole list', async ({ page }) => {
  await page.goto('/coffee/find?form=&sort=');
  await expect(page.getByRole('heading', { level: 1, name: 'On the table' })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('an empty header count does not claim a number without JavaScript', async ({ page }) => {
  await page.goto('/');
  await expect(cartCount(page)).toHaveText('');
});
