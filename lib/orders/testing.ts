import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Db } from '@/db/client';
import { cartLines, carts, shippingBands, shippingServices, shopSettings, variants } from '@/db/schema';
import { useTestDatabase } from '@/db/testing';
import { addCoffeeWithLot } from '@/lib/inventory/testing';
import { setNow } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import {
  type CartId,
  type CoffeeId,
  grams,
  greenForRoasted,
  type LotId,
  minor,
  type VariantId,
} from '@/lib/kernel/units';
import { answerWebhook } from './webhook';

// A small shop for database tests: one coffee in several sizes that draw on one lot, a Stripe double, a webhook.

export const TEST_KEY = 'sk_test_demo_orders';
export const TEST_WEBHOOK_SECRET = 'whsec_orders0123456789';

/** What these tests use of the Stripe double. Passed in, because the shop's code never imports it. */
export type Double = {
  base: string;
  now(): number;
  overview(): { refunds: object[]; paymentIntents: object[] };
  control(command: object): Promise<{ now: number; created?: string }>;
  idle(): Promise<void>;
  sessions(): Stripe.Checkout.Session[];
  events(): Stripe.Event[];
  close(): Promise<void>;
};
type StartDouble<D extends Double> = (options: {
  secretKey: string;
  webhook: { url: string; secret: string };
  retryDelaysMs: number[];
  clockOffset: number;
}) => Promise<D>;

/** Settings and shipping, once a database. Roasts on Tuesdays and Thursdays. */
export async function setUpShop(db: Db): Promise<void> {
  await db.insert(shopSettings).values({
    name: 'Yunga',
    legalName: 'Yunga Coffee LLC',
    street: '1 Ridge Road',
    city: 'Portland',
    country: 'US',
    email: 'shop@example.test',
    roastDays: [2, 4],
    cutOffHour: 10,
  });
  await db.insert(shippingServices).values([
    {
      id: 'us-standard',
      zone: 'us',
      name: 'Standard',
      countries: ['US'],
      minBusinessDays: 2,
      maxBusinessDays: 4,
      position: 1,
    },
    {
      id: 'us-express',
      zone: 'us',
      name: 'Express',
      countries: ['US'],
      minBusinessDays: 1,
      maxBusinessDays: 1,
      position: 2,
    },
  ]);
  await db.insert(shippingBands).values([
    { serviceId: 'us-standard', upTo: grams(31_500), price: minor(795) },
    { serviceId: 'us-express', upTo: grams(10_000), price: minor(1990) },
  ]);
}

export type TestLot = {
  coffeeId: CoffeeId;
  lotId: LotId;
  /** 454 g green, $14.50. */
  pound: VariantId;
  /** 2,268 g green, $63.00. */
  fivePounds: VariantId;
  /** 250 g roasted, draws 298 g, $16.00. */
  roasted: VariantId;
};

/** A published coffee with one landed lot of `onHand` grams behind three sizes. */
export async function addLot(db: Db, onHand: number): Promise<TestLot> {
  const { coffeeId, lotId } = await addCoffeeWithLot(db, onHand);
  const variant = async (form: 'green' | 'roasted', net: number, price: number, label: string) => {
    const id = newId<VariantId>('var');
    const draw = form === 'roasted' ? greenForRoasted(grams(net), 1600) : grams(net);
    await db.insert(variants).values({
      id,
      lotId,
      sku: id.toUpperCase(),
      form,
      sizeLabel: label,
      net: grams(net),
      gross: grams(net + 50),
      draw,
      price: minor(price),
    });
    return id;
  };
  return {
    coffeeId,
    lotId,
    pound: await variant('green', 454, 1450, '1 lb'),
    fivePounds: await variant('green', 2268, 6300, '5 lb'),
    roasted: await variant('roasted', 250, 1600, '250 g'),
  };
}

type Wish = [variant: VariantId, quantity: number, grind?: 'none' | 'whole-bean' | 'filter'];

/** Sets what a cart holds, at today's prices. */
export async function fillCart(db: Db, id: CartId, ...wishes: Wish[]): Promise<void> {
  await db.insert(carts).values({ id, country: 'US' }).onConflictDoNothing();
  await db.transaction(async (tx) => {
    for (const [variantId, quantity, grind = 'none'] of wishes) {
      const variant = await tx.query.variants.findFirst({ where: (v, { eq }) => eq(v.id, variantId) });
      await tx
        .insert(cartLines)
        .values({ cartId: id, variantId, grind, quantity, seenPrice: variant?.price ?? minor(1) })
        .onConflictDoUpdate({
          target: [cartLines.cartId, cartLines.variantId, cartLines.grind],
          set: { quantity },
        });
    }
  });
}

export async function newCart(db: Db, ...wishes: Wish[]): Promise<CartId> {
  const id = newId<CartId>('crt');
  await fillCart(db, id, ...wishes);
  return id;
}

/** What a customer types on the payment page. Returns where the page sends the browser. */
export async function payOnPage(
  url: string,
  over: Record<string, string> = {},
): Promise<{ location: string }> {
  const body = new URLSearchParams({
    email: 'ada@example.test',
    name: 'Ada Test',
    line1: '2 Valley Street',
    city: 'Portland',
    state: 'OR',
    postal_code: '97201',
    country: 'US',
    method: 'card',
    card: '4242 4242 4242 4242',
    ...over,
  });
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  await answer.arrayBuffer();
  return { location: answer.headers.get('location') ?? '' };
}

/**
 * One database, one double and one webhook address for a test file. Before each test all faults are healed. The shop's
 * clock and the double's go together and move with `advance`.
 */
export function useShop<D extends Double>(start: StartDouble<D>) {
  const database = useTestDatabase();
  let double: D;
  let server: Server;
  let offset = 0;

  beforeAll(async () => {
    Object.assign(process.env, {
      STRIPE_SECRET_KEY: TEST_KEY,
      STRIPE_WEBHOOK_SECRET: TEST_WEBHOOK_SECRET,
      SESSION_SECRET: 'a secret of at least thirty-two characters',
      APP_ORIGIN: 'http://localhost:3000',
      DATABASE_URL: database.url,
    });
    server = createServer(async (incoming, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const request = new Request('http://localhost/api/webhooks/stripe', {
        method: 'POST',
        headers: { 'stripe-signature': String(incoming.headers['stripe-signature'] ?? '') },
        body: Buffer.concat(chunks),
      });
      const answer = await answerWebhook(database.db, request);
      response.writeHead(answer.status).end(await answer.text());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const webhook = {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      secret: TEST_WEBHOOK_SECRET,
    };
    double = await start({ secretKey: TEST_KEY, webhook, retryDelaysMs: [], clockOffset: 0 });
    process.env.STRIPE_API_BASE = double.base;
    setNow(() => new Date(Date.now() + offset));
    await setUpShop(database.db);
  });
  beforeEach(() => double.control({ faults: {} }));
  afterAll(async () => {
    setNow();
    await double.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  return {
    get db() {
      return database.db;
    },
    get pool() {
      return database.pool;
    },
    get double() {
      return double;
    },
    /** Both clocks, in minutes; what is due at Stripe expires. */
    async advance(minutes: number): Promise<void> {
      offset += minutes * 60_000;
      await double.control({ advance: minutes * 60, idle: true });
    },
    /** The shop's clock alone, after the double's was moved alone. */
    catchUp(minutes: number): void {
      offset += minutes * 60_000;
    },
  };
}
