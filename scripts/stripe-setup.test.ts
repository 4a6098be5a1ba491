import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StripeDouble, startDouble } from '@/e2e/stripe-double/server';
import { EVENT_TYPES } from '@/lib/orders/events';
import { buildEnvironment } from './run/build';
import { startNode } from './run/child';

const KEY = 'sk_test_demo_setup';
let double: StripeDouble;
beforeAll(async () => {
  double = await startDouble({ secretKey: KEY });
});
afterAll(() => double.close());

/** The command as `npm run` starts it. What is set here wins over an .env file, also when it is empty. */
async function setUp(
  address: string | null,
  env: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  let said = '';
  const args = ['--import', 'tsx', '--conditions=react-server', 'scripts/stripe-setup.ts'];
  const child = startNode('stripe:setup', address === null ? args : [...args, address], {
    env: {
      ...buildEnvironment(),
      STRIPE_SECRET_KEY: KEY,
      STRIPE_API_BASE: double.base,
      APP_ORIGIN: '',
      PORT: '3000',
      ...env,
    },
    onOutput: (text) => {
      said += text;
    },
  });
  return { code: await child.ended, said };
}
const registered = () => double.overview().webhookEndpoints;

describe('npm run stripe:setup', () => {
  test('registers the address it is given, also when APP_ORIGIN is another, and prints the secret', async () => {
    const { code, said } = await setUp('https://coffee.example/', { APP_ORIGIN: 'https://other.example' });
    expect(said).toMatch(/^STRIPE_WEBHOOK_SECRET=whsec_\w+$/m);
    expect(code).toBe(0);
    expect(registered()).toMatchObject([
      { url: 'https://coffee.example/api/webhooks/stripe', enabled_events: [...EVENT_TYPES] },
    ]);
  });

  test('changes nothing and says so when that address is registered', async () => {
    const before = registered();
    const { code, said } = await setUp('https://coffee.example');
    expect(said).toContain(`already (${before[0]?.id})`);
    expect(code).toBe(1);
    expect(registered()).toEqual(before);
  });

  test('takes APP_ORIGIN when it is given none', async () => {
    const { code } = await setUp(null, { APP_ORIGIN: 'https://origin.example' });
    expect(code).toBe(0);
    expect(registered().map(({ url }) => url)).toContain('https://origin.example/api/webhooks/stripe');
  });

  test.each([
    ['coffee.example', '"coffee.example" is no web address.'],
    ['http://coffee.example', 'https addresses only, and this is http://coffee.example.'],
    ['https://coffee.example/api/webhooks/stripe', 'Name its address alone: https://coffee.example'],
    [null, 'https addresses only, and this is http://localhost:3000.'],
  ])('tells what is wrong with the address %s in a sentence', async (address, sentence) => {
    const before = registered();
    const { code, said } = await setUp(address);
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(1);
    expect(registered()).toEqual(before);
  });

  test('tells in a sentence what Stripe refuses, and which key is no key', async () => {
    const refused = await setUp('https://third.example', { STRIPE_SECRET_KEY: `${KEY}_other` });
    expect(refused.said).toContain(
      'Stripe did not register https://third.example/api/webhooks/stripe: Invalid API Key',
    );
    const publishable = await setUp('https://third.example', {
      STRIPE_SECRET_KEY: 'pk_live_x',
      STRIPE_API_BASE: '',
    });
    expect(publishable.said).toContain('does not look like a secret key');
    for (const { code, said } of [refused, publishable]) {
      expect(said).not.toMatch(/\n\s+at /);
      expect(code).toBe(1);
    }
  });
});
