import { describe, expect, it } from 'vitest';
import { resolvePayments } from './payments-mode';

const WEBHOOK = { STRIPE_WEBHOOK_SECRET: 'whsec_1' };
const DEMO = { STRIPE_SECRET_KEY: 'sk_test_demo_1', STRIPE_API_BASE: 'http://127.0.0.1:12111', ...WEBHOOK };
const resolve = (env: object) => resolvePayments(env as Parameters<typeof resolvePayments>[0]);

describe('payments are', () => {
  it('off without a key, with the reason', () => {
    expect(resolve({})).toMatchObject({ mode: 'off', refusal: expect.stringContaining('STRIPE_SECRET_KEY') });
    expect(resolve({ NODE_ENV: 'production' })).toMatchObject({ mode: 'off' });
  });

  it.each([
    ['sk_test_51Abc', 'test'],
    ['rk_test_51Abc', 'test'],
    ['sk_live_51Abc', 'live'],
    ['rk_live_51Abc', 'live'],
  ])('%s in mode %s', (STRIPE_SECRET_KEY, mode) => {
    expect(resolve({ STRIPE_SECRET_KEY, ...WEBHOOK })).toMatchObject({ mode, apiBase: null, refusal: null });
  });

  it.each(['http://127.0.0.1:12111', 'http://localhost:1', 'http://[::1]:12111'])('demo at %s', (base) => {
    expect(resolve({ ...DEMO, STRIPE_API_BASE: base })).toMatchObject({ mode: 'demo', refusal: null });
  });

  it('shut, but on, without a webhook secret: nothing that Stripe reports could be believed', () => {
    for (const STRIPE_SECRET_KEY of ['sk_test_51Abc', 'sk_live_51Abc']) {
      expect(resolve({ STRIPE_SECRET_KEY })).toMatchObject({
        webhookSecret: null,
        refusal: expect.stringContaining('STRIPE_WEBHOOK_SECRET'),
      });
    }
  });

  it('demo in production only with the phrase', () => {
    const production = { ...DEMO, NODE_ENV: 'production' };
    expect(() => resolve(production)).toThrow(/DEMO_PAYMENTS/);
    expect(() => resolve({ ...production, DEMO_PAYMENTS: 'yes' })).toThrow(/DEMO_PAYMENTS/);
    const said = { ...production, DEMO_PAYMENTS: 'i-understand-no-money-moves' };
    expect(resolve(said)).toMatchObject({ mode: 'demo' });
  });
});

describe('the shop refuses to start', () => {
  it.each<[string, object]>([
    ['a live key that would go to another server', { ...DEMO, STRIPE_SECRET_KEY: 'sk_live_51Abc' }],
    ['a test key that would go to another server', { ...DEMO, STRIPE_SECRET_KEY: 'sk_test_51Abc' }],
    ['an address without a key', { STRIPE_API_BASE: 'http://127.0.0.1:12111' }],
    ['an address of another machine', { ...DEMO, STRIPE_API_BASE: 'http://10.0.0.1:12111' }],
    ['a name that only looks like this machine', { ...DEMO, STRIPE_API_BASE: 'http://localhost.example' }],
    ['an address that is not http', { ...DEMO, STRIPE_API_BASE: 'https://127.0.0.1:12111' }],
    ['an address that is none', { ...DEMO, STRIPE_API_BASE: '127.0.0.1:12111' }],
    ['a demo key without its stand-in', { STRIPE_SECRET_KEY: 'sk_test_demo_1', ...WEBHOOK }],
    ['a publishable key', { STRIPE_SECRET_KEY: 'pk_live_51Abc', ...WEBHOOK }],
    ['two keys in one', { STRIPE_SECRET_KEY: 'sk_test_51Abc sk_live_51Abc', ...WEBHOOK }],
    ['something else as webhook secret', { STRIPE_SECRET_KEY: 'sk_test_51Abc', STRIPE_WEBHOOK_SECRET: 'x' }],
  ])('with %s', (_, env) => {
    expect(() => resolve(env)).toThrow(/STRIPE_/);
  });

  it('and never prints the key in its reason', () => {
    expect(() => resolve({ ...DEMO, STRIPE_SECRET_KEY: 'sk_live_51Secret' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('51Secret') }),
    );
  });
});
