import fc from 'fast-check';
import { expect, it } from 'vitest';
import { startDouble } from '@/e2e/stripe-double/server';
import { adjust, receive } from '@/lib/inventory/service';
import { grams, minor } from '@/lib/kernel/units';
import { reconcile } from '@/lib/orders/reconciler';
import { requestRefund, restockLine } from '@/lib/orders/refunds';
import { isPaid } from '@/lib/orders/rules';
import { newCart, payOnPage, useShop } from '@/lib/orders/testing';
import { cancelCheckout } from './service';
import { pressPay } from './testing';
import { expected, pick, World } from './world.testing';

const shop = useShop(startDouble);
const CREATE = '^POST /v1/checkout/sessions$';

/** One thing that happens; `k` chooses among what there is. */
type Happening = { name: string; k: number; run(world: World): Promise<unknown> };
type Model = Record<string, never>;

class Step implements fc.AsyncCommand<Model, World> {
  constructor(readonly happening: Happening) {}
  check = () => true;
  async run(_: Model, world: World): Promise<void> {
    await this.happening.run(world);
    await world.check();
  }
  toString = () => `${this.happening.name}(${this.happening.k})`;
}

const n = fc.nat({ max: 11 });
const happens = (name: string, run: (world: World, k: number) => Promise<unknown>) =>
  n.map((k) => new Step({ name, k, run: (world) => run(world, k) }));

const paidOrder = async (world: World, k: number) => {
  const paid = (await world.listOrders()).filter(({ paymentState }) => isPaid(paymentState));
  return paid.length > 0 ? pick(paid, k) : null;
};
const session = async (world: World, k: number, status: 'open' | 'unpaid' | 'paid') => {
  const all = (await world.sessions()).filter((found) =>
    status === 'open'
      ? found.status === 'open'
      : found.status === 'complete' && found.payment_status === status,
  );
  return all.length > 0 ? pick(all, k) : null;
};
const pay = async (world: World, k: number, form: Record<string, string>) => {
  const found = await session(world, k, 'open');
  if (found?.url) await payOnPage(found.url, form);
  await world.double.idle();
};
const webhooks = (world: World, webhook: object) => world.double.control({ faults: { webhook } });

const buying = [
  happens('wish and start', async (world, k) => {
    await world.wish(k, k >> 1, k >> 2, 1 + (k % 3));
    await world.start(k);
  }),
  happens('order and pay', async (world, k) => {
    await world.wish(k, k, k >> 1, 1);
    await world.start(k);
    await pay(world, k, {});
  }),
  happens('wish', (world, k) => world.wish(k, k >> 1, k >> 2, 1 + (k % 4))),
  happens('start', (world, k) => world.start(k)),
  happens('start twice at once', (world, k) => Promise.all([world.start(k), world.start(k)])),
  happens('pay by card', (world, k) => pay(world, k, {})),
];
const shopping = [
  happens('be declined', (world, k) => pay(world, k, { card: '4000 0000 0000 0002' })),
  happens('pay by bank', (world, k) => pay(world, k, { method: 'delayed' })),
  happens('bank answers', async (world, k) => {
    const found = await session(world, k, 'unpaid');
    const intent =
      found &&
      world.double.overview().paymentIntents.find((pi) => 'id' in pi && pi.id === found.payment_intent);
    if (!found || !intent || !('status' in intent) || intent.status !== 'processing') return;
    await world.double.control({ settle: { id: found.id, ok: k % 3 > 0 }, idle: true });
  }),
  happens('come back', async (world, k) => {
    const attemptId = await world.attemptIdOf(k);
    if (attemptId) await expected(cancelCheckout(world.db, attemptId, world.visitor(k)));
  }),
  happens('somebody makes a second page', (world, k) => world.rogue(k)),
  happens('time passes', (world, k) => world.shop.advance(pick([1, 3, 20, 36, 90], k))),
];
const keeping = [
  happens('receive', (world, k) =>
    receive(world.db, { lotId: world.lot(k).lotId, g: grams(500 * (k + 1)), reason: '', actor: 'test' }),
  ),
  happens('count', (world, k) =>
    expected(
      adjust(world.db, { lotId: world.lot(k).lotId, g: grams(k * 90 - 400), reason: '', actor: 'test' }),
    ),
  ),
  happens('another roast loss', (world, k) => world.roastLoss(k, 1200 + k * 60)),
  happens('another price', (world, k) => world.price(k, 1400 + k * 10)),
  happens('refund', async (world, k) => {
    const order = await paidOrder(world, k);
    const part = k % 2 ? { amount: minor(100 * (k + 1)) } : {};
    if (order) {
      await expected(requestRefund(world.db, { orderId: order.id, ...part, reason: '', actor: 'test' }));
    }
  }),
  happens('refund in the Dashboard', async (world, k) => {
    const found = await session(world, k, 'paid');
    const command = { dashboardRefund: { paymentIntent: String(found?.payment_intent), amount: 150 } };
    if (found) await world.double.control({ ...command, idle: true }).catch(() => {});
  }),
  happens('restock', async (world, k) => {
    const order = await paidOrder(world, k);
    const back = { line: 1, quantity: 1, reason: '', actor: 'test' };
    if (order) await expected(restockLine(world.db, { orderId: order.id, ...back }));
  }),
  happens('dispute', async (world, k) => {
    const found = await session(world, k, 'paid');
    if (!found || k % 3) return;
    await world.double.control({ openDispute: { paymentIntent: String(found.payment_intent) }, idle: true });
  }),
];
const trouble = [
  happens('events are lost', (world) => webhooks(world, { drop: ['*'] })),
  happens('events come three times', (world) => webhooks(world, { duplicate: 2 })),
  happens('events come in reverse', (world) => webhooks(world, { reorder: true })),
  happens('events come back', async (world, k) => {
    const ids = (await world.events()).map(({ id }) => id);
    const some = ids.filter((_, i) => (i + k) % 2).reverse();
    if (some.length > 0) await world.double.control({ redeliver: some, idle: true });
  }),
  happens('a lie', (world, k) => world.forge(pick(['signature', 'livemode', 'shop', 'amount'] as const, k))),
  happens('the database breaks', (world) => world.breakDatabase(true)),
  happens('the database works', (world) => world.breakDatabase(false)),
  happens('the reconciler runs', (world) => reconcile(world.db)),
];
// Each costs the SDK's own retries, about a second.
const slowTrouble = [
  happens('start, request lost', async (world, k) => {
    await world.double.control({ faults: { api: [{ path: CREATE, mode: 'crash_before', times: 3 }] } });
    await world.start(k);
  }),
  happens('start, answer lost', async (world, k) => {
    await world.double.control({ faults: { api: [{ path: CREATE, mode: 'crash_after', times: 3 }] } });
    await world.start(k);
  }),
  happens('start, Stripe fails for good', async (world, k) => {
    await world.double.control({ faults: { api: [{ path: CREATE, mode: '500_stored', times: 1 }] } });
    await world.start(k);
  }),
  happens('Stripe is slow to refuse', async (world) => {
    await world.double.control({ faults: { api: [{ path: '^GET', mode: '429', times: 4 }] } });
  }),
];

it('no order, gram or cent is lost or made up, whatever happens in whatever order', async () => {
  const steps = fc.commands(
    [...buying, ...buying, ...buying, ...shopping, ...keeping, ...trouble, fc.oneof(...slowTrouble)],
    { size: '+1', maxCommands: 40 },
  );
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.nat()), async (commands, numbers) => {
      const world = await World.open(shop);
      await fc.asyncModelRun(async () => ({ model: {}, real: world }), commands);
      await world.settle();
      const draw = () => Number(numbers.next().value);
      await world.checkSettled((items) =>
        items
          .map((item) => [draw(), item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item),
      );
    }),
    { numRuns: 12, interruptAfterTimeLimit: 25_000, markInterruptAsFailure: false, endOnFailure: true },
  );
});

it('any order of one set of events ends in the same state', async () => {
  const story = async (shuffle: <T>(items: T[]) => T[]) => {
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    const world = await World.open(shop);
    await shop.double.control({ faults: { webhook: { drop: ['*'] } } });
    const cartId = await newCart(shop.db, [world.lot(0).pound, 2]);
    world.visitors.push(cartId);
    const { url } = await pressPay(shop.db, cartId);
    await payOnPage(url, { method: 'delayed' });
    const [made] = await world.sessions();
    const paymentIntent = String(made?.payment_intent);
    await shop.double.control({ settle: { id: made?.id ?? '', ok: true } });
    await shop.double.control({ dashboardRefund: { paymentIntent, amount: 700 } });
    await shop.double.control({ openDispute: { paymentIntent }, idle: true });
    await shop.double.control({ faults: {} });
    const ids = (await world.events()).map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(6);
    await shop.double.control({ redeliver: shuffle(ids), idle: true });
    const [order] = await world.listOrders();
    const lot = await shop.db.query.lots.findFirst({ where: (l, { eq }) => eq(l.id, world.lot(0).lotId) });
    return {
      states: [order?.paymentState, order?.fulfilmentState, order?.disputeState],
      money: [order?.totalPaid, order?.refunded],
      stock: [lot?.onHand, lot?.reserved],
    };
  };
  const inOrder = await story((items) => items);
  expect(inOrder).toMatchObject({
    states: ['partially_refunded', 'held', 'open'],
    money: [2 * 1450 + 795, 700],
    stock: [3_000 - 908, 0],
  });
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      const order = <T>(items: T[]) =>
        items
          .map((item) => [Number(numbers.next().value), item] as const)
          .sort(([a], [b]) => a - b)
          .map(([, item]) => item);
      expect(await story(order)).toEqual(inOrder);
    }),
    { numRuns: 6 },
  );
});
