import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerBank, errorOf, type Fixture, line, rate, SHOPPER, startFixture, submit } from './fixture';

let shop: Fixture;
beforeEach(async () => {
  shop = await startFixture();
});
afterEach(() => shop[Symbol.asyncDispose]());

const current = async (id: string) =>
  shop.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });

async function alertOf(url: string | null): Promise<string | undefined> {
  const page = await (await fetch(String(url))).text();
  return /role="alert"[^>]*>([^<]*)/.exec(page)?.[1];
}

describe('a card that pays', () => {
  test('returns to the shop with the id filled in', async () => {
    const { id, url } = await shop.create();
    const answer = await submit(url);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${shop.receiver.origin}/thanks?session_id=${id}`);
  });

  test('completes the session with the shopper, the intent and the charge', async () => {
    const { id, url } = await shop.create();
    await submit(url);
    expect(await current(id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: SHOPPER.email, name: SHOPPER.name },
      collected_information: {
        shipping_details: { address: { city: 'Oakland', country: 'US', postal_code: '94601' } },
      },
      payment_intent: {
        status: 'succeeded',
        amount_received: 4200,
        metadata: { order_id: 'ord_1' },
        latest_charge: { status: 'succeeded', amount: 4200, paid: true },
      },
    });
  });

  test('charges the chosen delivery', async () => {
    const { id, url } = await shop.create();
    const express = shop.double.sessions()[0]?.shipping_options[1]?.shipping_rate;
    await submit(url, { shipping: String(express) });
    expect(await current(id)).toMatchObject({
      amount_subtotal: 3700,
      amount_total: 5200,
      shipping_cost: { amount_total: 1500, shipping_rate: express },
      total_details: { amount_shipping: 1500, amount_tax: 0, amount_discount: 0 },
      payment_intent: { amount: 5200 },
    });
  });

  test('pressed twice charges once and returns both times', async () => {
    const { id, url } = await shop.create();
    const answers = await Promise.all([submit(url), submit(url)]);
    for (const answer of answers) expect(answer.headers.get('location')).toContain(id);
    expect(shop.double.overview().charges).toHaveLength(1);
  });

  test('reports in the order of Stripe', async () => {
    await shop.paid();
    expect(shop.receiver.types()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });
});

describe('a card that is declined', () => {
  test.each([
    ['4000 0000 0000 0002', 'Your card was declined.', 'generic_decline'],
    ['4000000000009995', 'Your card has insufficient funds.', 'insufficient_funds'],
  ])('%s leaves the session open and says why', async (card, message, declineCode) => {
    const { id, url } = await shop.create();
    const answer = await submit(url, { card });
    expect(answer.headers.get('location')).toBe(new URL(String(url)).pathname);
    expect(await alertOf(url)).toBe(message);
    expect(await current(id)).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: declineCode },
        latest_charge: { status: 'failed' },
      },
    });
    await shop.double.idle();
    expect(shop.receiver.types().slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
  });

  test('can be followed by one that pays, on the same intent', async () => {
    const { id, url } = await shop.create();
    await submit(url, { card: '4000000000000002' });
    const declined = (await current(id)).payment_intent;
    await submit(url);
    expect(await current(id)).toMatchObject({
      payment_status: 'paid',
      payment_intent: { id: (declined as { id: string }).id, status: 'succeeded', last_payment_error: null },
    });
  });
});

describe.each(['4000 0027 6000 3184', '4000000000003220'])('a card that asks the bank (%s)', (card) => {
  test('waits on its own page and changes nothing yet', async () => {
    const { id, url } = await shop.create();
    const answer = await submit(url, { card });
    expect(answer.headers.get('location')).toBe(`${new URL(String(url)).pathname}/authenticate`);
    expect(await current(id)).toMatchObject({
      status: 'open',
      payment_intent: { status: 'requires_action' },
    });
  });

  test('pays when approved', async () => {
    const { id, url } = await shop.create();
    await submit(url, { card });
    const answer = await answerBank(String(url), 'approve');
    expect(answer.headers.get('location')).toContain(`/thanks?session_id=${id}`);
    expect(await current(id)).toMatchObject({
      payment_status: 'paid',
      customer_details: { email: SHOPPER.email },
      payment_intent: { status: 'succeeded' },
    });
  });

  test('comes back to the open form when denied, and a retry pays', async () => {
    const { id, url } = await shop.create();
    await submit(url, { card });
    const answer = await answerBank(String(url), 'deny');
    expect(answer.headers.get('location')).toBe(new URL(String(url)).pathname);
    expect(await alertOf(url)).toContain('unable to authenticate');
    expect(await current(id)).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'payment_intent_authentication_failure' },
      },
    });
    await submit(url);
    expect((await current(id)).payment_status).toBe('paid');
  });
});

test('an approval that comes after another attempt was made pays nothing', async () => {
  const { id, url } = await shop.create();
  await submit(url, { card: '4000002760003184' });
  await submit(url, { city: '' });
  await answerBank(String(url), 'approve');
  expect(await current(id)).toMatchObject({
    status: 'open',
    payment_intent: { status: 'requires_payment_method' },
  });
});

test('an approval that comes after the session expired pays nothing', async () => {
  const { id, url } = await shop.create();
  await submit(url, { card: '4000002760003184' });
  await shop.double.control({ advance: 3600 });
  await answerBank(String(url), 'approve');
  expect(await current(id)).toMatchObject({
    status: 'expired',
    payment_status: 'unpaid',
    payment_intent: { status: 'canceled' },
  });
});

describe('any other card number', () => {
  const card = '5555 5555 5555 4444';

  test('is refused, makes no intent and leaves no trace', async () => {
    const { id, url } = await shop.create();
    await submit(url, { card });
    expect(await alertOf(url)).toContain('Only the test numbers');
    expect((await current(id)).payment_intent).toBeNull();
    const page = await (await fetch(String(url))).text();
    const everything = JSON.stringify(shop.double.overview()) + page;
    expect(everything).not.toContain(card);
    expect(everything).not.toContain(card.replaceAll(' ', ''));
  });
});

describe('a delayed bank payment', () => {
  const startDelayed = () => shop.paid({}, { method: 'delayed' });

  test('completes unpaid, with the intent processing', async () => {
    const session = await startDelayed();
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing', amount_received: 0 },
    });
    expect(shop.receiver.types().slice(-2)).toEqual([
      'payment_intent.processing',
      'checkout.session.completed',
    ]);
  });

  test('is paid when the bank says so', async () => {
    const { id } = await startDelayed();
    await shop.double.control({ settle: { id, ok: true }, idle: true });
    expect(await current(id)).toMatchObject({
      payment_status: 'paid',
      payment_intent: { status: 'succeeded', latest_charge: { status: 'succeeded' } },
    });
    expect(shop.receiver.types().slice(-3)).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ]);
  });

  test('fails without a change of the session: only the intent tells', async () => {
    const { id } = await startDelayed();
    await shop.double.control({ settle: { id, ok: false }, idle: true });
    expect(await current(id)).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'requires_payment_method', latest_charge: { status: 'failed' } },
    });
    expect(shop.receiver.types().at(-1)).toBe('checkout.session.async_payment_failed');
  });

  test('settles once', async () => {
    const { id } = await startDelayed();
    await shop.double.control({ settle: { id, ok: true } });
    await expect(shop.double.control({ settle: { id, ok: false } })).rejects.toThrow('no payment that waits');
  });

  test('is not offered when the shop allows cards alone', async () => {
    const { id, url } = await shop.create({ allowed_payment_method_types: ['card'] });
    expect(await (await fetch(String(url))).text()).not.toContain('Delayed bank payment');
    await submit(url, { method: 'delayed', card: '' });
    expect((await current(id)).status).toBe('open');
  });
});

describe('expiry', () => {
  test('on request closes the session and its page', async () => {
    const { id, url } = await shop.create();
    const expired = await shop.stripe.checkout.sessions.expire(id);
    expect(expired).toMatchObject({ status: 'expired', url: null });
    expect(await (await fetch(String(url))).text()).toContain('has closed');
    await submit(url);
    expect((await current(id)).payment_status).toBe('unpaid');
  });

  test('of a complete session is refused with its status', async () => {
    const { id } = await shop.paid();
    const error = await errorOf(shop.stripe.checkout.sessions.expire(id));
    expect(error.message).toBe(
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
        'This Checkout Session has a status of `complete`.',
    );
  });

  test('comes by the virtual clock, with its event', async () => {
    await using shopAt = await startFixture({ now: () => 2_000_000_000 });
    const { id } = await shopAt.create();
    await shopAt.double.control({ advance: 35 * 60, idle: true });
    expect((await shopAt.stripe.checkout.sessions.retrieve(id)).status).toBe('expired');
    expect(shopAt.receiver.types()).toEqual(['checkout.session.expired']);
  });

  test('does not come a second early', async () => {
    await using shopAt = await startFixture({ now: () => 2_000_000_000 });
    const { id } = await shopAt.create();
    await shopAt.double.control({ advance: 35 * 60 - 1 });
    expect((await shopAt.stripe.checkout.sessions.retrieve(id)).status).toBe('open');
  });
});

describe('money', () => {
  test('a free order completes without an intent', async () => {
    const { id, url } = await shop.create({ line_items: [line(0)], shipping_options: [rate('Post', 0)] });
    await submit(url);
    expect(await current(id)).toMatchObject({
      status: 'complete',
      payment_status: 'no_payment_required',
      payment_intent: null,
      amount_total: 0,
    });
  });

  test('exclusive tax is added to goods and delivery', async () => {
    const { id, url } = await shop.create({ automatic_tax: { enabled: true } });
    await submit(url);
    expect(await current(id)).toMatchObject({
      amount_subtotal: 3700,
      total_details: { amount_shipping: 500, amount_tax: 336 },
      shipping_cost: { amount_subtotal: 500, amount_tax: 40, amount_total: 540 },
      amount_total: 4536,
      automatic_tax: { enabled: true, status: 'complete' },
    });
  });

  test('inclusive tax is told, not added', async () => {
    const inclusive = line(1080);
    if (inclusive.price_data) inclusive.price_data.tax_behavior = 'inclusive';
    const changes = { automatic_tax: { enabled: true }, line_items: [inclusive], shipping_options: [] };
    const { id, url } = await shop.create(changes);
    await submit(url);
    expect(await current(id)).toMatchObject({ amount_total: 1080, total_details: { amount_tax: 80 } });
  });
});

test('a form that lacks something is refused by the server and keeps what was typed', async () => {
  const { id, url } = await shop.create();
  await submit(url, { city: '', line1: '7 Kept Road' });
  expect(await alertOf(url)).toBe('Enter a city.');
  expect(await (await fetch(String(url))).text()).toContain('value="7 Kept Road"');
  expect((await current(id)).status).toBe('open');
});

test('a country that the shop does not deliver to is refused', async () => {
  const { url } = await shop.create();
  await submit(url, { country: 'FR' });
  expect(await alertOf(url)).toBe('Choose a country from the list.');
});

test('terms and phone are asked for and recorded when the shop wants them', async () => {
  const { id, url } = await shop.create({
    consent_collection: { terms_of_service: 'required' },
    phone_number_collection: { enabled: true },
  });
  await submit(url, { phone: '+1 555 0100' });
  expect(await alertOf(url)).toBe('Accept the terms to go on.');
  await submit(url, { phone: '+1 555 0100', terms: 'on' });
  expect(await current(id)).toMatchObject({
    consent: { terms_of_service: 'accepted' },
    customer_details: { phone: '+1 555 0100' },
  });
});
