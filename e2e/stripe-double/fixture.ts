import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { DoubleOptions } from './options';
import { type StripeDouble, startDouble } from './server';

export const SECRET_KEY = 'sk_test_demo_0123456789abcdef';
export const WEBHOOK_SECRET = `whsec_${'a'.repeat(32)}`;

type Params = Stripe.Checkout.SessionCreateParams;
type LineParams = Stripe.Checkout.SessionCreateParams.LineItem;
type ShippingParams = Stripe.Checkout.SessionCreateParams.ShippingOption;

/** Stands in for the shop: a page at every address, and a webhook route that keeps what arrives. */
export interface Receiver {
  origin: string;
  url: string;
  /** Verified with the SDK, in order of arrival. */
  events: Stripe.Event[];
  /** Why the SDK refused a delivery. */
  refusals: string[];
  headers: IncomingHttpHeaders[];
  /** HTTP status of the next answers; 200 when it runs empty. */
  statuses: number[];
  types(): string[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const { webhooks } = new Stripe(SECRET_KEY);
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Shop</title>');
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    try {
      const signature = request.headers['stripe-signature'] ?? '';
      const event = webhooks.constructEvent(body, signature, WEBHOOK_SECRET);
      receiver.events.push(event);
      receiver.headers.push(request.headers);
      response.statusCode = receiver.statuses.shift() ?? 200;
      if (response.statusCode === 302) response.setHeader('location', '/elsewhere');
    } catch (error) {
      receiver.refusals.push((error as Error).message);
      response.statusCode = 400;
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    origin,
    url: `${origin}/hook`,
    events: [],
    refusals: [],
    headers: [],
    statuses: [],
    types: () => receiver.events.map(({ type }) => type),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}

export interface Fixture extends AsyncDisposable {
  double: StripeDouble;
  receiver: Receiver;
  stripe: Stripe;
  /** A create request that the double and Stripe accept, with `changes` on top. */
  params(changes?: Partial<Params>): Params;
  create(
    changes?: Partial<Params>,
    idempotencyKey?: string,
  ): Promise<Stripe.Response<Stripe.Checkout.Session>>;
  /** Creates a session and pays it. */
  paid(changes?: Partial<Params>, fields?: Record<string, string>): Promise<PaidSession>;
}

export type PaidSession = Stripe.Checkout.Session & { payment_intent: Stripe.PaymentIntent };

export const clientOf = (double: { port: number }, config: Stripe.StripeConfig = {}): Stripe =>
  new Stripe(SECRET_KEY, {
    host: '127.0.0.1',
    port: double.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });

export async function startFixture(options: Partial<DoubleOptions> = {}): Promise<Fixture> {
  const receiver = await startReceiver();
  const double = await startDouble({
    secretKey: SECRET_KEY,
    webhook: { url: receiver.url, secret: WEBHOOK_SECRET },
    retryDelaysMs: [1, 1, 1],
    ...options,
  });
  const stripe = clientOf(double);
  const params = (changes: Partial<Params> = {}): Params =>
    sessionParams(receiver.origin, double.now(), changes);
  const create: Fixture['create'] = (changes, idempotencyKey) =>
    stripe.checkout.sessions.create(params(changes), idempotencyKey ? { idempotencyKey } : {});
  return {
    double,
    receiver,
    stripe,
    params,
    create,
    paid: async (changes, fields) => {
      const { id, url } = await create(changes);
      await submit(url, fields);
      await double.idle();
      return (await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })) as PaidSession;
    },
    [Symbol.asyncDispose]: async () => {
      await double.close();
      await receiver.close();
    },
  };
}

export const line = (
  unitAmount: number,
  quantity = 1,
  currency = 'usd',
  name = 'Guji natural, 250 g',
): LineParams => ({
  quantity,
  metadata: { sku: 'guji-250' },
  price_data: { currency, unit_amount: unitAmount, tax_behavior: 'exclusive', product_data: { name } },
});

export const rate = (displayName: string, amount: number, currency = 'usd'): ShippingParams => ({
  shipping_rate_data: {
    display_name: displayName,
    type: 'fixed_amount',
    tax_behavior: 'exclusive',
    fixed_amount: { amount, currency },
    delivery_estimate: {
      minimum: { unit: 'business_day', value: 3 },
      maximum: { unit: 'business_day', value: 5 },
    },
  },
});

function sessionParams(origin: string, now: number, changes: Partial<Params>): Params {
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    client_reference_id: 'ord_1',
    metadata: { order_id: 'ord_1' },
    payment_intent_data: { metadata: { order_id: 'ord_1' }, description: 'Order 1' },
    expires_at: now + 35 * 60,
    success_url: `${origin}/thanks?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: `${origin}/cart`,
    line_items: [line(1850, 2)],
    adaptive_pricing: { enabled: false },
    automatic_tax: { enabled: false },
    shipping_address_collection: { allowed_countries: ['US', 'CA'] },
    shipping_options: [rate('Standard', 500), rate('Express', 1500)],
    ...changes,
  };
}

export const SHOPPER = {
  email: 'buyer@example.com',
  name: 'Test Buyer',
  line1: '1 Test Street',
  city: 'Oakland',
  state: 'CA',
  postal_code: '94601',
  country: 'US',
  method: 'card',
  card: '4242 4242 4242 4242',
};

/** Fills the payment page and presses "Pay", without following the redirect. */
export async function submit(url: string | null, fields: Record<string, string> = {}): Promise<Response> {
  if (!url) throw new Error('The session has no page.');
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...SHOPPER, ...fields }),
  });
}

export const answerBank = (url: string, answer: 'approve' | 'deny'): Promise<Response> =>
  fetch(`${url}/authenticate`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer }) });

/** The error that an API call ends in; fails the test when the call succeeds. */
export async function errorOf(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

/** Polls until `condition` holds, for what happens in another process or connection. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
