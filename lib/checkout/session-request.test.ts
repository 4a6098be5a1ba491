import { describe, expect, it } from 'vitest';
import { checkSessionCreate } from '@/e2e/stripe-double/session-rules';
import { type AttemptId, grams, type LotId, minor, type OrderId, type VariantId } from '@/lib/kernel/units';
import { type SessionSpec, sessionRequest } from './session-request';

const NOW = new Date('2026-11-22T12:00:00Z');
const spec: SessionSpec = {
  order: { id: 'ord_1' as OrderId, number: 'YU-7K3M-9QD4' },
  attemptId: 'att_1' as AttemptId,
  expiresAt: new Date(NOW.getTime() + 35 * 60_000),
  origin: 'https://coffee.example',
  shopId: 'yunga',
  shopName: 'Yunga',
  taxOn: false,
  email: 'ada@example.test',
  deliveryDays: ['2026-11-27', '2026-11-23'],
  cart: {
    lines: [
      {
        variantId: 'var_1' as VariantId,
        lotId: 'lot_1' as LotId,
        sku: 'PE-1LB',
        lotCode: 'PE-APRO-2026-01',
        coffeeSlug: 'peru',
        name: 'Peru APROCASSI',
        sizeLabel: '250 g',
        form: 'roasted',
        grind: 'filter',
        quantity: 2,
        price: minor(1600),
        net: grams(250),
        draw: grams(298),
        gross: grams(300),
      },
    ],
    currency: 'USD',
    country: 'US',
    subtotal: minor(3200),
    gross: grams(600),
    rates: [
      { serviceId: 'std', name: 'Standard', amount: minor(795), minBusinessDays: 2, maxBusinessDays: 4 },
      { serviceId: 'exp', name: 'Express', amount: minor(1990), minBusinessDays: 1, maxBusinessDays: 1 },
    ],
    hash: 'h',
  },
};
const request = (over: Partial<SessionSpec> = {}) => sessionRequest({ ...spec, ...over });
const check = (params: object) =>
  checkSessionCreate(structuredClone(params) as Parameters<typeof checkSessionCreate>[0], {
    now: NOW.getTime() / 1000,
    strictShop: true,
  });

describe('the request for Stripe’s page', () => {
  it('is one that the pinned API takes, with and without tax and e-mail', () => {
    expect(() => check(request())).not.toThrow();
    expect(() => check(request({ taxOn: true, email: undefined }))).not.toThrow();
  });

  it('is checked for real: a misspelt mode and a fraction of a cent are refused', () => {
    expect(() => check({ ...request(), ui_mode: 'hosted' })).toThrow(/ui_mode/);
    const [line] = structuredClone(request().line_items ?? []);
    if (line?.price_data) line.price_data.unit_amount = 18.5;
    expect(() => check({ ...request(), line_items: [line] })).toThrow(/integer: 18.5/);
  });

  it('never leaves to the Dashboard what could change the amount', () => {
    expect(request()).toMatchObject({
      adaptive_pricing: { enabled: false },
      automatic_tax: { enabled: false },
    });
    expect(request({ taxOn: true })).toMatchObject({ automatic_tax: { enabled: true } });
    for (const key of ['after_expiration', 'optional_items', 'allow_promotion_codes', 'discounts']) {
      expect(request()).not.toHaveProperty(key);
    }
  });

  it('carries ids and no personal facts in its metadata, and enough to write the order again', () => {
    const { metadata, payment_intent_data: intent, line_items: lines } = request();
    expect(metadata).toEqual({ shop: 'yunga', order_id: 'ord_1', attempt_id: 'att_1' });
    expect(intent?.metadata).toEqual({ shop: 'yunga', order_id: 'ord_1' });
    expect(lines?.[0]?.metadata).toEqual({
      variant_id: 'var_1',
      sku: 'PE-1LB',
      lot_id: 'lot_1',
      draw_g: '298',
      grind: 'filter',
    });
  });

  it('lets the page collect an address in the chosen country only', () => {
    expect(request().shipping_address_collection).toEqual({ allowed_countries: ['US'] });
  });

  it('names each delivery with the day that the shop’s own pages promised, and promises nothing beside it', () => {
    for (const { shipping_rate_data: rate } of request().shipping_options ?? [])
      expect(rate).not.toHaveProperty('delivery_estimate');
    expect(request().shipping_options?.map(({ shipping_rate_data: rate }) => rate?.display_name)).toEqual([
      'Standard, by Friday 27 November',
      'Express, by Monday 23 November',
    ]);
  });

  it('returns to the configured address', () => {
    expect(request().success_url).toBe(
      'https://coffee.example/checkout/thanks?session_id={CHECKOUT_SESSION_ID}',
    );
    expect(request().cancel_url).toBe('https://coffee.example/cart?cancelled=att_1');
  });
});
