import Stripe from 'stripe';
import {
  confirmation,
  confirmations,
  expectPayment,
  latestOrder,
  movements,
  orderBy,
} from './fixtures/books';
import { APROCASSI, addBag, CARDS, goToPayment, orderNumberOn, payAndVanish, payWith } from './fixtures/buy';
import { expect, type Shop, test } from './fixtures/shop';
import { WEBHOOK_PATH } from './fixtures/start-shop';

const PAID_ONCE = ['reserve 0/+298', 'commit -298/-298'];
const PAID_EVENT = 'checkout.session.completed';

/** What became of the deliveries about an order, oldest first. */
function deliveriesAbout(shop: Shop, orderId: string): (number | string)[] {
  const events = shop.double
    .events()
    .filter(
      ({ type, data }) =>
        type === PAID_EVENT &&
        (data.object as { client_reference_id?: string }).client_reference_id === orderId,
    );
  return shop.double
    .deliveries()
    .filter(({ event }) => events.some(({ id }) => id === event))
    .map(({ status }) => status);
}

test('a payment that is reported five times at once is booked once and written about once', async ({
  page,
  shop,
}) => {
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  const { id, number } = await latestOrder(shop);
  await shop.double.control({ faults: { webhook: { duplicate: 4 } } });
  await payAndVanish(page);

  await expectPayment(shop, number, 'paid');
  await shop.double.idle();
  expect(deliveriesAbout(shop, id)).toEqual([200, 200, 200, 200, 200]);
  expect(await movements(shop, number)).toEqual(PAID_ONCE);
  await confirmation(shop, number);
  expect(await shop.sql('select amount_minor from payments where order_id = $1', [id])).toHaveLength(1);
});

test('a report that comes long after the thanks page changes nothing', async ({ page, shop }) => {
  await shop.double.control({ faults: { webhook: { delayMs: 600_000 } } });
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  await payWith(page, CARDS.good);
  const number = await orderNumberOn(page);
  const { id } = await orderBy(shop, number);
  expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid' });
  const mail = await confirmation(shop, number);
  expect(deliveriesAbout(shop, id)).toEqual([]);

  await shop.double.control({ faults: {}, deliverNow: true, idle: true });
  expect(deliveriesAbout(shop, id)).toEqual([200]);
  expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid' });
  expect(await movements(shop, number)).toEqual(PAID_ONCE);
  expect(await confirmations(shop, number)).toEqual([mail]);
});

test('a report that is faster than the browser has the order ready when the customer comes back', async ({
  page,
  context,
  shop,
}) => {
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  const { number } = await latestOrder(shop);
  const thanks = await payAndVanish(page);
  await expectPayment(shop, number, 'paid');
  const mail = await confirmation(shop, number);

  const back = await context.newPage();
  await back.goto(thanks);
  await expect(back.getByRole('heading', { level: 1, name: 'Thank you' })).toBeVisible();
  expect(await orderNumberOn(back)).toBe(number);
  expect(await movements(shop, number)).toEqual(PAID_ONCE);
  expect(await confirmations(shop, number)).toEqual([mail]);
});

test('a payment that is never reported is found by the reconciler', async ({ page, shop }) => {
  await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
  await addBag(page, APROCASSI.slug);
  await goToPayment(page);
  const { id, number } = await latestOrder(shop);
  await payAndVanish(page);
  expect(deliveriesAbout(shop, id)).toEqual(['dropped']);

  const report = await shop.reconcile();
  expect(report).toMatchObject({ ran: true });
  expect(await orderBy(shop, number)).toMatchObject({ payment: 'paid', fulfilment: 'ready' });
  expect(await movements(shop, number)).toEqual(PAID_ONCE);
  expect(await confirmations(shop, number)).toHaveLength(1);
});

const FORGERIES = [
  { what: 'signed with another secret', faults: { wrongSecret: true } },
  { what: 'signed an hour ago', faults: { oldTimestamp: 3600 } },
];
for (const { what, faults } of FORGERIES) {
  test(`a report that was ${what} is refused and changes nothing; a good one is taken afterwards`, async ({
    page,
    shop,
  }) => {
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    await addBag(page, APROCASSI.slug);
    await goToPayment(page);
    const { id, number } = await latestOrder(shop);
    await payAndVanish(page);
    const event = shop.double.events().findLast(({ type }) => type === PAID_EVENT)?.id ?? '';

    await shop.double.control({ faults: { webhook: faults }, redeliver: event });
    expect(deliveriesAbout(shop, id)).toEqual(['dropped', 400]);
    expect(await shop.sql('select id from stripe_events where id = $1', [event])).toEqual([]);
    expect(await movements(shop, number)).toEqual(['reserve 0/+298']);

    await shop.double.control({ faults: {}, redeliver: event });
    await expectPayment(shop, number, 'paid');
    expect(deliveriesAbout(shop, id)).toEqual(['dropped', 400, 200]);
  });
}

test('a signed report above 256 KB is refused, one below is read', async ({ shop }) => {
  const { webhooks } = new Stripe('sk_test_demo_signer');
  const send = async (bytes: number, secret = shop.webhookSecret) => {
    const event = {
      id: 'evt_large',
      object: 'event',
      type: 'customer.created',
      data: { object: {} },
      padding: '',
    };
    const payload = JSON.stringify({ ...event, padding: 'x'.repeat(bytes - JSON.stringify(event).length) });
    expect(payload).toHaveLength(bytes);
    const response = await fetch(shop.base + WEBHOOK_PATH, {
      method: 'POST',
      headers: { 'stripe-signature': webhooks.generateTestHeaderString({ payload, secret }) },
      body: payload,
    });
    return response.status;
  };
  expect(await send(256 * 1024)).toBe(200);
  expect(await send(256 * 1024 + 1)).toBe(413);
  expect(await send(1000, 'whsec_guessed')).toBe(400);
});
