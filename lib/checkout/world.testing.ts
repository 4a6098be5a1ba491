import { and, eq, inArray, sql } from 'drizzle-orm';
import Stripe from 'stripe';
import { expect } from 'vitest';
import { carts, orders, variants } from '@/db/schema';
import { DomainError } from '@/lib/kernel/errors';
import { type CartId, grams, greenForRoasted, type LotId, minor, type OrderId } from '@/lib/kernel/units';
import { EVENT_TYPES } from '@/lib/orders/events';
import { reconcile } from '@/lib/orders/reconciler';
import { isPaid, type PaymentState, paymentRank } from '@/lib/orders/rules';
import { stripe } from '@/lib/orders/stripe';
import { addLot, type Double, fillCart, newCart, type TestLot, type useShop } from '@/lib/orders/testing';
import { answerWebhook } from '@/lib/orders/webhook';
import { attemptOf, pressPay } from './testing';

type Shop = ReturnType<typeof useShop<Double>>;

/** A shop with two lots and three visitors, and the promises that hold in it whatever happens. */
export class World {
  readonly ranks = new Map<string, number>();

  private constructor(
    readonly shop: Shop,
    readonly lots: TestLot[],
    readonly visitors: CartId[],
  ) {}

  static async open(shop: Shop): Promise<World> {
    await shop.double.control({ faults: {} });
    const lots = [await addLot(shop.db, 3_000), await addLot(shop.db, 9_000)];
    const visitors: CartId[] = [];
    for (let i = 0; i < 3; i++) visitors.push(await newCart(shop.db));
    const world = new World(shop, lots, visitors);
    await world.breakDatabase(false);
    return world;
  }

  get db() {
    return this.shop.db;
  }
  get double() {
    return this.shop.double;
  }
  lot(i: number): TestLot {
    return pick(this.lots, i);
  }
  visitor(i: number): CartId {
    return pick(this.visitors, i);
  }
  lotIds = (): LotId[] => this.lots.map(({ lotId }) => lotId);

  wish(visitor: number, lot: number, size: number, quantity: number) {
    const { pound, fivePounds, roasted } = this.lot(lot);
    const variant = pick([pound, fivePounds, roasted], size);
    return fillCart(this.db, this.visitor(visitor), [
      variant,
      quantity,
      variant === roasted ? 'filter' : 'none',
    ]);
  }

  async start(visitor: number): Promise<void> {
    await expected(pressPay(this.db, this.visitor(visitor)));
  }

  listOrders() {
    return this.db
      .select()
      .from(orders)
      .where(inArray(orders.cartId, this.visitors))
      .orderBy(orders.createdAt);
  }

  /** This world's sessions: the double remembers those of the worlds before. */
  async sessions(): Promise<Stripe.Checkout.Session[]> {
    const own = new Set<string>((await this.listOrders()).map(({ id }) => id));
    return this.double.sessions().filter(({ client_reference_id: id }) => own.has(id ?? ''));
  }

  async events(): Promise<Stripe.Event[]> {
    const own = new Set((await this.sessions()).flatMap(({ id, payment_intent: pi }) => [id, String(pi)]));
    return this.double.events().filter(({ type, data }) => {
      const { id, payment_intent: intent } = data.object as { id: string; payment_intent?: string };
      return EVENT_TYPES.some((known) => known === type) && (own.has(id) || own.has(String(intent)));
    });
  }

  /** A second page for an order, as an operator or a bug could make one: late and double money. */
  async rogue(visitor: number): Promise<void> {
    const cartId = this.visitor(visitor);
    const attempt = await attemptOf(this.db, cartId).catch(() => null);
    if (!attempt) return;
    const request = structuredClone(attempt.request) as Stripe.Checkout.SessionCreateParams;
    // May meet a fault that was meant for the shop.
    await stripe()
      .checkout.sessions.create({ ...request, expires_at: this.double.now() + 35 * 60 })
      .catch(() => {});
  }

  async roastLoss(lot: number, basisPoints: number): Promise<void> {
    await this.db
      .update(variants)
      .set({ draw: greenForRoasted(grams(250), basisPoints) })
      .where(eq(variants.id, this.lot(lot).roasted));
  }

  async price(lot: number, price: number): Promise<void> {
    await this.db
      .update(variants)
      .set({ price: minor(price) })
      .where(eq(variants.id, this.lot(lot).pound));
  }

  /** While broken, no payment can be written: the transaction fails at its last steps. */
  async breakDatabase(broken: boolean): Promise<void> {
    await this.db.execute(sql`create or replace function world_refuses() returns trigger language plpgsql as $$
      begin raise exception 'the disk is full'; end $$`);
    await this.db.execute(sql`drop trigger if exists world_refuses on outbox`);
    if (broken) {
      await this.db.execute(
        sql`create trigger world_refuses before insert on outbox for each row execute function world_refuses()`,
      );
    }
  }

  /** I11: what Stripe did not say changes nothing. */
  async forge(kind: 'signature' | 'livemode' | 'shop' | 'amount'): Promise<void> {
    const [session] = (await this.sessions()).toReversed();
    if (!session) return;
    const lie = { ...session, payment_status: 'paid', status: 'complete', amount_total: 1 };
    const event = {
      id: `evt_forged_${kind}_${session.id.slice(-12)}`,
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: this.double.now(),
      livemode: kind === 'livemode',
      type: 'checkout.session.completed',
      data: { object: kind === 'shop' ? { ...lie, metadata: { shop: 'other' } } : lie },
    };
    const payload = JSON.stringify(event);
    // True events of the steps before, such as a page's expiry, may still be on their way.
    await this.double.idle();
    const before = await this.fingerprint();
    const paidBefore = session.payment_status;
    await answerWebhook(
      this.db,
      new Request('http://localhost/', {
        method: 'POST',
        body: payload,
        headers: {
          'stripe-signature': new Stripe('sk_test_demo_x').webhooks.generateTestHeaderString({
            payload,
            secret: kind === 'signature' ? 'whsec_wrong' : (process.env.STRIPE_WEBHOOK_SECRET ?? ''),
          }),
        },
      }),
    );
    // A well signed lie makes the shop look for itself: it may learn what is true, and no more.
    if (kind !== 'amount') expect(await this.fingerprint()).toBe(before);
    else if (paidBefore !== 'paid') {
      const paid = (await this.listOrders()).filter((order) => order.id === session.client_reference_id);
      for (const order of paid) expect(order.totalPaid).not.toBe(1);
    }
  }

  /** Everything of this world that an event may change. */
  async fingerprint(): Promise<string> {
    const own = sql`(select id from orders where cart_id in ${this.visitors})`;
    const { rows } = await this.db.execute(sql`select md5(concat(
      (select string_agg((to_jsonb(t) - 'updated_at')::text, ',' order by id) from orders t where id in ${own}),
      (select string_agg((to_jsonb(t) - 'updated_at')::text, ',' order by id) from checkout_attempts t where order_id in ${own}),
      (select string_agg(to_jsonb(t)::text, ',' order by session_id) from payments t where order_id in ${own}),
      (select string_agg((to_jsonb(t) - 'updated_at')::text, ',' order by id) from refunds t where order_id in ${own}),
      (select string_agg(to_jsonb(t)::text, ',' order by id) from stock_ledger t where lot_id in ${this.lotIds()}),
      (select string_agg((to_jsonb(t) - 'updated_at')::text, ',' order by id) from lots t where id in ${this.lotIds()}),
      (select string_agg(to_jsonb(t)::text, ',' order by id) from outbox t where order_id in ${own}),
      (select string_agg(to_jsonb(t)::text, ',' order by id) from order_events t where order_id in ${own}))) as hash`);
    return String(rows[0]?.hash);
  }

  /** I1 to I5, after every step. */
  async check(): Promise<void> {
    expect(await this.rows(this.oversold()), 'I1 nothing is oversold, I2 the ledger adds up').toEqual([]);
    expect(await this.rows(this.wrongCommits()), 'I3 what is sold is what was ordered, once').toEqual([]);
    expect(await this.rows(this.unpaidReady()), 'I4 nothing ships without its payment').toEqual([]);
    for (const { id, paymentState } of await this.listOrders()) {
      const rank = paymentRank(paymentState as PaymentState);
      expect(rank, 'I5 payment never goes back').toBeGreaterThanOrEqual(this.ranks.get(id) ?? 0);
      this.ranks.set(id, rank);
    }
  }

  private oversold = () => sql`
    select l.id from lots l left join stock_ledger s on s.lot_id = l.id where l.id in ${this.lotIds()}
    group by l.id having l.reserved_g < 0 or l.reserved_g > l.on_hand_g
      or l.on_hand_g <> coalesce(sum(s.d_on_hand_g), 0) or l.reserved_g <> coalesce(sum(s.d_reserved_g), 0)`;

  private wrongCommits = () => sql`
    select s.order_id from stock_ledger s where s.lot_id in ${this.lotIds()} and s.kind in ('commit', 'late_commit')
      and -s.d_on_hand_g <> (select sum(i.quantity * i.draw_g) from order_items i
        where i.order_id = s.order_id and i.lot_id = s.lot_id)
    union all select order_id from stock_ledger where lot_id in ${this.lotIds()} and kind in ('commit', 'late_commit')
      group by order_id, lot_id having count(*) > 1
    union all select order_id from outbox where kind in ('fulfil', 'order_confirmation')
      group by order_id, kind having count(*) > 1`;

  private unpaidReady = () => sql`
    select o.id from orders o where o.cart_id in ${this.visitors}
      and o.fulfilment_state in ('ready', 'packed', 'shipped', 'delivered')
      and not exists (select 1 from payments p where p.order_id = o.id and p.currency = o.currency
        and p.amount_minor = o.subtotal_minor + o.shipping_minor + o.tax_minor - o.discount_minor)`;

  /** Heals everything and reconciles until nothing changes any more. */
  async settle(): Promise<void> {
    await this.double.control({ faults: {}, deliverNow: true, idle: true });
    await this.breakDatabase(false);
    let before = '';
    for (let round = 0; round < 6; round++) {
      // Pages run out, and what waits for another try is due.
      await this.shop.advance(45);
      await reconcile(this.db);
      await this.double.control({ idle: true });
      const now = await this.fingerprint();
      if (now === before) return;
      before = now;
    }
    throw new Error('the shop does not come to rest');
  }

  /** I6 to I9, once everything is healed and quiet. */
  async checkSettled(shuffle: <T>(items: T[]) => T[]): Promise<void> {
    const all = await this.listOrders();
    const sessions = await this.sessions();
    const paid = sessions.filter(({ payment_status: status }) => status === 'paid');
    const paidIds = new Set(paid.map(({ client_reference_id: id }) => id));
    const paidOrders = all.filter(({ paymentState }) => isPaid(paymentState));
    expect(new Set(paidOrders.map(({ id }) => id as string)), 'I6 paid there is paid here').toEqual(paidIds);

    const leaks = sql`
      select l.id from lots l where l.id in ${this.lotIds()} and l.reserved_g <> coalesce((
        select sum(i.quantity * i.draw_g) from order_items i join orders o on o.id = i.order_id
        where i.lot_id = l.id and o.payment_state in ('pending', 'processing')), 0)`;
    expect(await this.rows(leaks), 'I7 no reservation leaks').toEqual([]);

    expect(await this.takenHere(all.map(({ id }) => id)), 'I8 the books agree').toBe(this.takenThere(paid));

    const before = await this.fingerprint();
    const ids = shuffle([...(await this.events()), ...(await this.events())].map(({ id }) => id));
    await this.double.control({ redeliver: ids, idle: true });
    expect(await this.fingerprint(), 'I9 replaying every event changes nothing').toBe(before);
    await this.check();
  }

  private async takenHere(ids: OrderId[]): Promise<number> {
    if (ids.length === 0) return 0;
    const [row] = await this.rows(sql`select
      coalesce((select sum(amount_minor) from payments where order_id in ${ids}), 0)
      - coalesce((select sum(amount_minor) from refunds where order_id in ${ids} and status in ('pending', 'succeeded')), 0)
      as total`);
    return Number(row?.total);
  }

  private takenThere(paid: Stripe.Checkout.Session[]): number {
    const intents = new Set(paid.map(({ payment_intent: intent }) => String(intent)));
    const { refunds } = this.double.overview() as { refunds: Stripe.Refund[] };
    const back = refunds.filter(
      ({ payment_intent: intent, status }) => status !== 'failed' && intents.has(String(intent)),
    );
    const add = (amounts: (number | null)[]) => amounts.reduce<number>((total, n) => total + (n ?? 0), 0);
    return add(paid.map((session) => session.amount_total)) - add(back.map(({ amount }) => amount));
  }

  private async rows(query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
    return (await this.db.execute(query)).rows;
  }

  async attemptIdOf(visitor: number) {
    const cartId = this.visitor(visitor);
    const [row] = await this.db
      .select({ id: orders.id })
      .from(orders)
      .innerJoin(carts, eq(carts.id, orders.cartId))
      .where(and(eq(carts.id, cartId), eq(orders.paymentState, 'pending')));
    return row ? (await attemptOf(this.db, cartId)).id : null;
  }
}

export function pick<T>(items: readonly T[], i: number): T {
  const item = items[i % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A refusal with a code is an outcome; anything else is a bug. */
export async function expected(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}
