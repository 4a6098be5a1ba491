import { APROCASSI, addBag, cartCount, chooseSize, sizeTile } from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test('a size that is sold out says so and cannot be added, while a smaller one can', async ({
  page,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 300);
  await page.goto(`/coffee/${APROCASSI.slug}`);
  const large = sizeTile(page, '12 oz');
  await expect(large).toHaveAccessibleName(/sold out/);
  await chooseSize(page, '12 oz');
  await expect(page.getByText('This size is sold out right now.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Sold out/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Add to cart/ })).toHaveCount(0);

  const small = sizeTile(page, '250 g');
  await expect(small).not.toHaveAccessibleName(/sold out/);
  await chooseSize(page, '250 g');
  await expect(page.getByText('1 bag left of this lot.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Add to cart/ })).toBeEnabled();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a form that is posted for a sold-out size is refused in words on the cart page', async ({
    page,
    shop,
  }) => {
    await shop.stock.leave(APROCASSI.lot, 300);
    const lines = () => shop.sql('select count(*) as n from cart_lines');
    const before = await lines();
    await addBag(page, APROCASSI.slug, { size: '12 oz' });
    await expect(page).toHaveURL(/\/cart\?problem=insufficient_stock/);
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(
      'This size is gone; smaller bags are left.',
    );
    await expect(page.getByText('Nothing here yet.')).toBeVisible();
    expect(await lines()).toEqual(before);
  });

  test('a form that asks for more bags than there are gets those that are there, and is told how many', async ({
    page,
    shop,
  }) => {
    await shop.stock.leave(APROCASSI.lot, 3 * 298);
    await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 5 });
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Only 3 bags left');
    await expect(page.getByLabel(/^Quantity/)).toHaveValue('3');
  });

  test('a form that asks for more than one may order is told the limit', async ({ page }) => {
    await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 24 });
    await addBag(page, APROCASSI.slug, { size: '250 g', quantity: 1 });
    await expect(page.getByRole('main').getByRole('alert')).toContainText('up to 24');
    await expect(page.getByLabel(/^Quantity/)).toHaveValue('24');
  });
});

test('a lot without a bag left offers none, and the page says when the next harvest is', async ({
  page,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 0);
  await expect(async () => {
    await page.goto(`/coffee/${APROCASSI.slug}`);
    await expect(page.getByRole('button', { name: /^Add to cart/ })).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await expect(
    page.getByText('The last bag of this lot has left. The next harvest begins about April.', {
      exact: false,
    }),
  ).toBeVisible();
  await expect(cartCount(page)).toHaveText('0');
});

test('a published lot that never had stock is not for sale yet, and nowhere called sold out', async ({
  page,
  shop,
}) => {
  await shop.sql(
    `insert into coffees (id, slug, kind, name, status, provenance)
     values ('cof_new', 'so-far-unsold', 'coffee', 'So Far Unsold', 'published', 'shop')`,
  );
  await shop.sql(
    `insert into lots (id, coffee_id, lot_code, crop_year, stage, roast_loss_bp, provenance)
     values ('lot_new', 'cof_new', 'XX-NEW-2026-01', '2026', 'landed', 0, 'shop')`,
  );
  await shop.sql(
    `insert into variants (id, lot_id, sku, form, size_label, net_g, gross_g, draw_g, price_minor)
     values ('var_new', 'lot_new', 'XX-NEW-250', 'green', '250 g', 250, 270, 250, 1000)`,
  );
  try {
    const main = page.getByRole('main');
    await expect(async () => {
      await page.goto('/coffee/so-far-unsold');
      await expect(main.getByText('Not for sale yet', { exact: true })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(main.getByText('The last bag', { exact: false })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Add to cart/ })).toHaveCount(0);
    const html = await (await page.request.get('/coffee/so-far-unsold')).text();
    expect(html).toContain('https://schema.org/OutOfStock');
    expect(html).not.toContain('https://schema.org/SoldOut');
    await page.goto('/coffee?stock=not-now');
    const card = page.getByRole('article').filter({ hasText: 'So Far Unsold' });
    await expect(card.getByText('Not for sale yet')).toBeVisible();
  } finally {
    await shop.sql("update coffees set status = 'archived' where id = 'cof_new'");
  }
});
