import { confirmation, confirmations, movements, orderBy } from './fixtures/books';
import {
  APROCASSI,
  addBag,
  CARDS,
  cartCount,
  drawer,
  orderNumberOn,
  payWith,
  pressPay,
  SHOPPER,
} from './fixtures/buy';
import { expect, test } from './fixtures/shop';

test('a stranger buys the APROCASSI coffee and finds a paid order, a mail, and fewer grams in the lot', async ({
  page,
  shop,
}) => {
  const before = await shop.stock.lot(APROCASSI.lot);
  let number = '';

  await test.step('the drawer opens on the bags', async () => {
    await addBag(page, APROCASSI.slug, { size: '250 g', grind: 'Espresso', quantity: 2 });
    await expect(drawer(page).getByRole('status').first()).toHaveText(
      `Added: ${APROCASSI.name}, 250 g, espresso`,
    );
    await expect(drawer(page).getByLabel(/^Quantity/)).toHaveValue('2');
    await expect(cartCount(page)).toHaveText('2');
  });

  let total = '';
  await test.step('checkout says what it costs in all', async () => {
    await drawer(page).getByRole('link', { name: 'Check out' }).click();
    await expect(page.getByText('2 × 250 g, espresso at $14.50')).toBeVisible();
    const sums = page.getByRole('complementary').getByRole('definition');
    await expect(sums.first()).toHaveText('$29.00');
    const [goods = 0, shipping = 0, all = 0] = (await sums.allTextContents()).map((text) =>
      Number(text.replace('$', '')),
    );
    expect(shipping).toBeGreaterThan(0);
    expect(all).toBeCloseTo(goods + shipping, 5);
    total = `$${all.toFixed(2)}`;
  });

  await test.step('the payment page asks for the same sum', async () => {
    await pressPay(page);
    await expect(page.getByRole('button', { name: `Pay ${total} (demo)` })).toBeVisible();
    await payWith(page, CARDS.good);
  });

  await test.step('the thanks page has the order', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
    number = await orderNumberOn(page);
    await expect(page.getByText('Paid, thank you')).toBeVisible();
    await expect(page.getByRole('row', { name: /^Total/ })).toContainText(total);
    await expect(page.getByText('12 Hillside Road')).toBeVisible();
  });

  await test.step('the order is paid, and the lot gave what two roasted bags take', async () => {
    const order = await orderBy(shop, number);
    expect(order).toMatchObject({ payment: 'paid', fulfilment: 'ready' });
    expect(`$${(order.totalPaid / 100).toFixed(2)}`).toBe(total);
    expect(await movements(shop, number)).toEqual(['reserve 0/+596', 'commit -596/-596']);
    const after = await shop.stock.lot(APROCASSI.lot);
    expect(after.onHand).toBe(before.onHand - 596);
    expect(after.reserved).toBe(before.reserved);
  });

  await test.step('one confirmation is written, and the demo shows it', async () => {
    await expect
      .poll(() => confirmation(shop, number))
      .toMatchObject({ recipient: SHOPPER.email, via: 'kept' });
    await page.goto(`/orders/${number}`);
    const mail = page.getByRole('group').filter({ hasText: SHOPPER.email });
    await mail.getByText(/^Mail kept by this shop/).click();
    await expect(mail.getByText(number).first()).toBeVisible();
    expect(await confirmations(shop, number)).toHaveLength(1);
  });

  await test.step('the cart is empty again', async () => {
    await expect(cartCount(page)).toHaveText('0');
  });
});

test('green coffee takes its own weight, roasted coffee takes what roasting loses as well', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug, { size: '1 lb', form: 'Green, unroasted', quantity: 3 });
  await addBag(page, APROCASSI.slug, { size: '1 kg' });
  await drawer(page).getByRole('link', { name: 'Check out' }).click();
  await pressPay(page);
  await payWith(page, CARDS.good);
  const number = await orderNumberOn(page);
  const grams = 3 * 454 + 1191;
  expect(await movements(shop, number)).toEqual([`reserve 0/+${grams}`, `commit -${grams}/-${grams}`]);
});
