import { movements, orderBy } from './fixtures/books';
import { APROCASSI, addBag, CARDS, goToPayment, payWith, SHOPPER } from './fixtures/buy';
import { openOrder, POUND, withOrder } from './fixtures/orders';
import { expect, test } from './fixtures/shop';
import { signInAs } from './fixtures/staff';

test('an order leaves in two parcels, and the customer reads the tracking of each', async ({
  page,
  context,
  shop,
}) => {
  const number = await withOrder({ page, context, shop }, { ...POUND, quantity: 3 });
  await openOrder(page, number);
  const ship = async (bags: string, tracking: string) => {
    await page.getByRole('button', { name: 'Ship a parcel' }).click();
    const dialog = page.getByRole('dialog', { name: `Ship from order ${number}` });
    await dialog.getByRole('spinbutton').fill(bags);
    await dialog.getByLabel('Carrier').fill('UPS');
    await dialog.getByLabel('Tracking number').fill(tracking);
    await expect(dialog.getByLabel('Tracking page')).toHaveValue(
      `https://www.ups.com/track?tracknum=${tracking}`,
    );
    await dialog.getByRole('button', { name: /^Hand over/ }).click();
    await expect(dialog).toBeHidden();
  };

  await ship('2', '1ZFIRST');
  await expect(page.getByText('2 shipped, 1 to ship')).toBeVisible();
  expect(await orderBy(shop, number)).toMatchObject({ fulfilment: 'ready' });
  await page.goto('/admin/orders?state=part');
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('Part shipped');

  await openOrder(page, number);
  await ship('1', '1ZSECOND');
  await expect(page.getByRole('button', { name: 'Mark as delivered' })).toBeVisible();
  expect(await orderBy(shop, number)).toMatchObject({ fulfilment: 'shipped' });
  await expect(page.getByRole('button', { name: 'Ship a parcel' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Cancel order' })).toBeHidden();
  const parcels = page.getByRole('region', { name: 'Parcels' });
  await expect(parcels.getByRole('link', { name: /^1ZFIRST/ })).toBeVisible();

  await test.step('each parcel has its own slip, to print again', async () => {
    for (const [tracking, pieces] of [
      ['1ZFIRST', '2'],
      ['1ZSECOND', '1'],
    ] as const) {
      await openOrder(page, number);
      await parcels.getByRole('link', { name: `Packing slip of UPS ${tracking}` }).click();
      const slip = page.getByRole('article', { name: `Packing slip of ${number}` });
      await expect(slip.getByText(tracking, { exact: true })).toBeVisible();
      await expect(slip.getByRole('row').nth(1)).toContainText(APROCASSI.name);
      await expect(slip.getByRole('row').nth(1).getByRole('cell').first()).toHaveText(pieces);
      await expect(page.getByText('DEMO: no money moved, nothing ships')).toBeVisible();
    }
    await openOrder(page, number);
  });

  await test.step('both mails are there, each with its own number', async () => {
    const mails = page.getByRole('region', { name: 'Mails' });
    const parcelMails = mails.getByRole('listitem').filter({ hasText: 'Parcel on its way' });
    await expect(parcelMails).toHaveCount(2);
    for (const tracking of ['1ZFIRST', '1ZSECOND']) {
      const mail = parcelMails.filter({ hasText: tracking });
      await mail.getByText(/^Read it/).click();
      await expect(mail.getByText(tracking).first()).toBeVisible();
      await expect(mail).toContainText(SHOPPER.email);
    }
  });
});

test('a held order does not ship until it is released, and says why', async ({ page, context, shop }) => {
  const number = await withOrder({ page, context, shop }, POUND);
  await openOrder(page, number);
  await page.getByRole('button', { name: 'Hold' }).click();
  const hold = page.getByRole('dialog', { name: 'Hold this order' });
  await hold.getByRole('button', { name: 'Hold it' }).click();
  await expect(hold.getByLabel('Why')).toHaveAccessibleDescription(/Say why/);
  await hold.getByLabel('Why').fill('house number is missing');
  await hold.getByRole('button', { name: 'Hold it' }).click();
  await expect(hold).toBeHidden();

  await expect(page.getByRole('region', { name: 'Needs a look' })).toContainText('house number is missing');
  await expect(page.getByRole('button', { name: 'Ship a parcel' })).toBeHidden();
  await page.goto('/admin/orders?state=held');
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('Held');

  await openOrder(page, number);
  await page.getByRole('button', { name: 'Release' }).click();
  const release = page.getByRole('dialog', { name: 'Release this order' });
  await expect(release).toContainText('house number is missing');
  await release.getByRole('button', { name: 'Release for packing' }).click();
  await expect(page.getByRole('button', { name: 'Ship a parcel' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Needs a look' })).toBeHidden();
});

test('an order written by hand is paid by the customer through its link', async ({ page, context, shop }) => {
  await signInAs(shop, context, 'fulfilment');
  await page.goto('/admin/orders/new');
  await page.getByLabel('Search coffee, SKU or lot').fill('PE-APRO-2026-G');
  await page.getByRole('button', { name: `Add ${APROCASSI.name}, 1 lb, green` }).click();
  await page.getByLabel(/^Bags of/).fill('2');
  await page.getByLabel('Name').fill('Mia Market');
  await page.getByLabel('E-mail').fill('mia@example.com');
  await page.getByRole('button', { name: 'Reserve and open the payment page' }).click();

  const link = page.getByRole('region', { name: 'Payment page' }).getByRole('link');
  await expect(link).toBeVisible();
  const number = page.url().split('/').at(-1) ?? '';
  expect(await movements(shop, number)).toEqual(['reserve 0/+908']);
  const mail = page.getByRole('region', { name: 'Mails' }).getByRole('listitem');
  await expect(mail.filter({ hasText: 'Payment link' })).toContainText('mia@example.com');

  const url = (await link.getAttribute('href')) ?? '';
  const phone = await context.browser()?.newContext();
  if (!phone) throw new Error('This context has no browser.');
  const theirs = await phone.newPage();
  await theirs.goto(url);
  await payWith(theirs, CARDS.good, { email: 'mia@example.com', name: 'Mia Market' });
  await theirs.waitForURL('**/checkout/thanks?**');
  await phone.close();

  await openOrder(page, number);
  await expect(page.getByText('To ship', { exact: true })).toBeVisible();
  await expect(page.getByText('by hand', { exact: true })).toBeVisible();
  expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid', fulfilment: 'ready' });
  expect(await movements(shop, number)).toEqual(['reserve 0/+908', 'commit -908/-908']);
});

test('an order by hand that nobody paid in time is written again with the same coffees and customer', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'fulfilment');
  await page.goto('/admin/orders/new');
  await page.getByLabel('Search coffee, SKU or lot').fill('PE-APRO-2026-G');
  await page.getByRole('button', { name: `Add ${APROCASSI.name}, 1 lb, green` }).click();
  await page.getByLabel(/^Bags of/).fill('2');
  await page.getByLabel('Name').fill('Mia Market');
  await page.getByLabel('E-mail').fill('mia@example.com');
  await page.getByRole('button', { name: 'Reserve and open the payment page' }).click();
  const payment = page.getByRole('region', { name: 'Payment page' });
  await expect(payment.getByRole('img')).toBeVisible();
  const first = page.url().split('/').at(-1) ?? '';
  await expect(page.getByRole('link', { name: 'Write it again' })).toBeHidden();

  // The end of its page as time would bring it, without a day of waiting.
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('button', { name: 'Close the payment page' }).click();
  await expect(payment).toContainText('the bags are free again');
  await payment.getByRole('link', { name: 'Write it again' }).click();

  await expect(page.getByRole('heading', { level: 1, name: `Write order ${first} again` })).toBeVisible();
  await expect(page.getByLabel(/^Bags of/)).toHaveValue('2');
  await expect(page.getByLabel('Name')).toHaveValue('Mia Market');
  await expect(page.getByLabel('E-mail')).toHaveValue('mia@example.com');
  await page.getByRole('button', { name: 'Reserve and open the payment page' }).click();
  await expect(payment.getByRole('img')).toBeVisible();
  const second = page.url().split('/').at(-1) ?? '';
  expect(second).not.toBe(first);
  expect(await movements(shop, second)).toEqual(['reserve 0/+908']);
  expect(await movements(shop, first)).toEqual(['reserve 0/+908', 'release 0/-908']);
  await openOrder(page, first);
  await payment.getByRole('link', { name: second }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Order ${second}` })).toBeVisible();
});

test('an order by hand for more than the lot has says what is left and reserves nothing', async ({
  page,
  context,
  shop,
}) => {
  await shop.stock.leave(APROCASSI.lot, 1_000);
  const before = await shop.stock.lot(APROCASSI.lot);
  await signInAs(shop, context, 'fulfilment');
  await page.goto('/admin/orders/new');
  await page.getByLabel('Search coffee, SKU or lot').fill('PE-APRO-2026-G');
  await page.getByRole('button', { name: `Add ${APROCASSI.name}, 1 lb, green` }).click();
  await page.getByLabel(/^Bags of/).fill('3');
  await expect(page.getByText('has only 2 bags of this size left')).toBeVisible();
  await page.getByRole('button', { name: 'Reserve and open the payment page' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Only 2 bags left' })).toBeVisible();
  expect(await shop.stock.lot(APROCASSI.lot)).toEqual(before);
});

test('an unpaid order is cancelled at the payment page first, and its bags are free', async ({
  page,
  context,
  shop,
}) => {
  await signInAs(shop, context, 'fulfilment');
  await page.goto('/admin/orders');
  const other = await context.browser()?.newContext({ baseURL: shop.base });
  if (!other) throw new Error('This context has no browser.');
  const theirs = await other.newPage();
  await addBag(theirs, APROCASSI.slug, POUND);
  await goToPayment(theirs);
  await page.goto('/admin/orders?state=awaiting');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page
    .getByRole('dialog', { name: 'Cancel this order' })
    .getByRole('button', { name: 'Close the payment page' })
    .click();
  await expect(page.getByText('Not paid', { exact: true })).toBeVisible();
  const number = page.url().split('/').at(-1) ?? '';
  expect(await movements(shop, number)).toEqual(['reserve 0/+454', 'release 0/-454']);
  await theirs.reload();
  await expect(theirs.getByRole('button', { name: /^Pay / })).toBeHidden();
  await other.close();
});

test('search finds orders by the SKU that is in them, and the view can be taken along as a file', async ({
  page,
  context,
  shop,
}) => {
  const number = await withOrder({ page, context, shop }, POUND);
  await page.goto('/admin/orders');
  const box = page.getByLabel(/^Search number/);
  await box.fill('no-such-sku');
  await expect(page.getByText('Nothing fits this search.')).toBeVisible();
  await box.fill('PE-APRO-2026-G-1LB');
  await expect(page.getByRole('row').filter({ hasText: number })).toBeVisible();
  await expect(page).toHaveURL(/q=PE-APRO-2026-G-1LB/);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export this view (CSV)' }).click();
  const file = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.startsWith('\uFEFFnumber,')).toBe(true);
  expect(text).toContain(number);
});

test('a disputed payment stands on top with what to do, until somebody says it is dealt with', async ({
  page,
  context,
  shop,
}) => {
  const number = await withOrder({ page, context, shop }, POUND);
  const [payment] = await shop.sql<{ intent: string }>(
    'select payment_intent as intent from payments join orders on orders.id = order_id where number = $1',
    [number],
  );
  await shop.double.control({ openDispute: { paymentIntent: payment?.intent ?? '' }, idle: true });
  await page.goto('/admin/orders');
  const card = page.getByRole('listitem').filter({ hasText: number }).filter({ hasText: 'disputes' });
  await expect(card).toContainText('Answer in the Stripe Dashboard');
  await card.getByRole('button', { name: 'Dealt with' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What you did').fill('answered with the tracking number');
  await dialog.getByRole('button', { name: 'Mark as dealt with' }).click();
  await expect(card).toBeHidden();
  await openOrder(page, number);
  await expect(page.getByText(/^Dealt with .*answered with the tracking number$/)).toBeVisible();
});

test('a viewer sees the order and no button; an editor has no orders page', async ({
  page,
  context,
  shop,
}) => {
  const number = await withOrder({ page, context, shop }, POUND, 'viewer');
  await openOrder(page, number);
  await expect(page.getByText(SHOPPER.email).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await page.goto('/admin/orders');
  await expect(page.getByRole('link', { name: 'Write an order' })).toHaveCount(0);

  await context.clearCookies();
  await signInAs(shop, context, 'editor');
  await page.goto('/admin/orders');
  await expect(page.getByRole('heading', { level: 1, name: 'Not for your role' })).toBeVisible();
});
