import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf, type Fixture, line, rate, startFixture } from './fixture';

type Params = Stripe.Checkout.SessionCreateParams;

let shop: Fixture;
beforeAll(async () => {
  shop = await startFixture();
});
afterAll(() => shop[Symbol.asyncDispose]());

async function refusal(changes: Partial<Params>, without: (keyof Params)[] = []) {
  const params = shop.params(changes);
  for (const name of without) delete params[name];
  const error = await errorOf(shop.stripe.checkout.sessions.create(params));
  expect(error.statusCode).toBe(400);
  return error;
}

const entries = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'x']));

test('a good request makes an open session with its totals, page and expiry', async () => {
  const session = await shop.create();
  expect(session).toMatchObject({
    object: 'checkout.session',
    status: 'open',
    payment_status: 'unpaid',
    currency: 'usd',
    amount_subtotal: 3700,
    amount_total: 4200,
    client_reference_id: 'ord_1',
    metadata: { order_id: 'ord_1' },
    payment_intent: null,
    livemode: false,
  });
  expect(session.url).toBe(`${shop.double.base}/c/pay/${session.id}`);
});

describe('what the types miss', () => {
  test('a parameter this API version removed', async () => {
    const error = await refusal({ payment_method_types: ['card'] } as never);
    expect(error).toMatchObject({ code: 'parameter_unknown', param: 'payment_method_types' });
  });

  test('the old name of a ui_mode', async () => {
    expect((await refusal({ ui_mode: 'hosted' })).message).toContain('hosted_page');
  });

  test('a fraction of a cent', async () => {
    expect((await refusal({ line_items: [line(18.5)] })).code).toBe('parameter_invalid_integer');
  });

  test('an empty string', async () => {
    const error = await refusal({ payment_intent_data: { description: '' } });
    expect(error).toMatchObject({
      code: 'parameter_invalid_empty',
      param: 'payment_intent_data[description]',
    });
  });
});

describe('required parameters', () => {
  test.each(['mode', 'line_items', 'success_url'] as const)('%s', async (name) => {
    expect(await refusal({}, [name])).toMatchObject({ code: 'parameter_missing', param: name });
  });

  test('the quantity of a line', async () => {
    const { quantity: _, ...withoutQuantity } = line(1850);
    expect((await refusal({ line_items: [withoutQuantity] })).param).toBe('line_items[0][quantity]');
  });
});

describe('limits', () => {
  test('expires_at is at least 30 minutes away', async () => {
    expect((await refusal({ expires_at: shop.double.now() + 60 })).message).toContain('at least 30 minutes');
  });

  test('expires_at is at most 24 hours away', async () => {
    expect((await refusal({ expires_at: shop.double.now() + 90_000 })).message).toContain(
      'less than 24 hours',
    );
  });

  test.each([
    ['metadata', { metadata: entries(51) }, 'up to 50'],
    ['metadata key', { metadata: { ['k'.repeat(41)]: 'x' } }, '40 characters'],
    ['metadata value', { metadata: { cart: 'x'.repeat(501) } }, '500 characters'],
    ['intent metadata', { payment_intent_data: { metadata: { cart: 'x'.repeat(501) } } }, '500 characters'],
    ['client_reference_id', { client_reference_id: 'x'.repeat(201) }, 'at most 200'],
    ['line items', { line_items: Array.from({ length: 101 }, () => line(100)) }, 'up to 100'],
    ['shipping options', { shipping_options: Array.from({ length: 6 }, () => rate('Post', 1)) }, 'up to 5'],
    ['quantity', { line_items: [line(100, 0)] }, 'greater than or equal to 1'],
    ['smallest charge', { line_items: [line(49)], shipping_options: [] }, 'at least $0.50'],
    ['largest charge', { line_items: [line(99_999_999, 2)] }, 'no more than'],
    ['email', { customer_email: 'nobody' }, 'Invalid email address'],
    ['success_url', { success_url: '/thanks' }, 'Not a valid URL'],
  ] satisfies [string, Partial<Params>, string][])('%s', async (_name, changes, message) => {
    expect((await refusal(changes)).message).toContain(message);
  });

  test('a hundred lines arrive in full', async () => {
    const { id } = await shop.create({ line_items: Array.from({ length: 100 }, (_, i) => line(100 + i)) });
    const lines = await shop.stripe.checkout.sessions.listLineItems(id).autoPagingToArray({ limit: 1000 });
    expect(lines.map(({ amount_total: amount }) => amount)).toEqual(
      Array.from({ length: 100 }, (_, i) => 100 + i),
    );
  });
});

describe('one currency', () => {
  test('across lines', async () => {
    expect((await refusal({ line_items: [line(1850), line(1850, 1, 'eur')] })).message).toContain(
      'same currency',
    );
  });

  test('between goods and delivery', async () => {
    expect((await refusal({ shipping_options: [rate('Post', 500, 'eur')] })).message).toContain(
      'same currency',
    );
  });

  test('that exists', async () => {
    expect((await refusal({ line_items: [line(1850, 1, 'zzz')] })).message).toContain('Invalid currency');
  });
});

describe('rules of this shop', () => {
  test.each(['adaptive_pricing', 'automatic_tax'] as const)('%s is sent explicitly', async (name) => {
    const error = await refusal({}, [name]);
    expect(error).toMatchObject({ code: 'shop_rule', param: `${name}[enabled]` });
    expect(error.message).toContain('Dashboard');
  });

  test.each([
    ['after_expiration', { after_expiration: { recovery: { enabled: true } } }],
    ['optional_items', { optional_items: [{ price: 'price_1', quantity: 1 }] }],
    ['adjustable_quantity', { line_items: [{ ...line(1850), adjustable_quantity: { enabled: true } }] }],
  ] satisfies [string, Partial<Params>][])('%s is never sent', async (_name, changes) => {
    expect((await refusal(changes)).code).toBe('shop_rule');
  });

  test('do not apply to a double of Stripe alone', async () => {
    await using plain = await startFixture({ strictShop: false });
    const { adaptive_pricing: _a, automatic_tax: _t, ...params } = plain.params();
    const session = await plain.stripe.checkout.sessions.create(params);
    expect(session.adaptive_pricing).toEqual({ enabled: false });
  });
});

test.each([
  ['a promotion code', { allow_promotion_codes: true }],
  ['a customer', { customer: 'cus_1' }],
  ['a subscription', { mode: 'subscription' }],
  ['an embedded page', { ui_mode: 'embedded_page' }],
  ['manual capture', { payment_intent_data: { capture_method: 'manual' } }],
] satisfies [string, Partial<Params>][])('%s is refused rather than ignored', async (_name, changes) => {
  expect((await refusal(changes)).message).toContain('does not support');
});

test('with automatic tax every price says whether it includes the tax', async () => {
  const untold = line(1850);
  delete untold.price_data?.tax_behavior;
  const error = await refusal({ automatic_tax: { enabled: true }, line_items: [untold] });
  expect(error.param).toBe('line_items[0][price_data][tax_behavior]');
});
