import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { carts, checkoutAttempts, orderItems, orders } from '@/db/schema';
import { reserve } from '@/lib/inventory/service';
import { now } from '@/lib/kernel/clock';
import { bump } from '@/lib/kernel/daily-counts';
import { appOrigin, env } from '@/lib/kernel/env';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { againIfOvertaken } from '@/lib/kernel/overtaken';
import type { AttemptId, CartId, OrderId } from '@/lib/kernel/units';
import { closeAttempt, openAttempt } from '@/lib/orders/attempts';
import { newOrderNumber } from '@/lib/orders/number';
import { promiseFor } from '@/lib/orders/promise';
import { recordEvent } from '@/lib/orders/record';
import { paymentsOn, shopId } from '@/lib/orders/stripe';
import { hashToken, orderToken } from '@/lib/orders/token';
import type { PaymentMode, PaymentState } from '@/lib/orders/types';
import { refuseHoarding } from './hoarding';
import { deliveryDays, priceCart } from './pricing';
import { sessionRequest } from './session-request';
import type { CheckoutRequest, PricedCart, StartedCheckout } from './types';

const MINUTE = 60_000;
/** Stripe's shortest session is 30 minutes; five more are for the request to arrive. */
const SESSION_LIFE = 35 * MINUTE;
/** A session with less than this left is not worth sending somebody to. */
const WORTH_OPENING = 2 * MINUTE;

/**
 * Turns a cart into a pending order and finds the payment page for it. Pressing twice, two tabs and coming back find
 * the same order and page; a changed cart ends the old page first.
 * @throws DomainError insufficient_stock when a lot cannot give what the cart asks; nothing stays reserved.
 * @throws DomainError price_changed, cart_changed when the cart is not what the customer agreed to; nothing is reserved.
 * @throws DomainError payment_unreachable when Stripe did not answer; the grams stay promised, pressing again goes on.
 * @throws DomainError payments_off when the shop cannot take money, or Stripe refuses the request.
 * @throws DomainError too_many_open when the same address or e-mail has its share of open pages; nothing is reserved.
 * @throws DomainError cart_empty, variant_unavailable, freight_only, quantity_limit, weight_limit, country_unserved.
 */
export async function startCheckout(db: Db, request: CheckoutRequest): Promise<StartedCheckout> {
  const { mode, refusal } = paymentsOn();
  if (refusal) throw new DomainError('payments_off');
  // Each round ends an older page of this cart; more than two of them mean that somebody keeps opening new ones.
  for (let round = 0; round < 3; round++) {
    const step = await againIfOvertaken(() => db.transaction((tx) => prepare(tx, request, mode)));
    if (step.kind === 'close') {
      await closeAttempt(db, step.attemptId);
      continue;
    }
    const opened = await openAttempt(db, step.attemptId, step.fresh);
    if (opened.kind === 'open') {
      const { orderId, orderNumber, attemptId } = step;
      return { url: opened.url, orderId, orderNumber, attemptId };
    }
    if (opened.kind === 'absent' && step.fresh) throw new DomainError('payments_off');
  }
  throw new DomainError('payment_unreachable');
}

/**
 * Ends the payment page that the visitor came back from, and frees its bags.
 * @returns the order's state afterwards: `paid` when the payment was faster
 * @throws DomainError not_found when the attempt is not this cart's; payment_unreachable when Stripe did not answer
 */
export async function cancelCheckout(db: Db, attemptId: AttemptId, cartId: CartId): Promise<PaymentState> {
  const [own] = await db
    .select({ id: checkoutAttempts.id })
    .from(checkoutAttempts)
    .innerJoin(orders, eq(orders.id, checkoutAttempts.orderId))
    .where(and(eq(checkoutAttempts.id, attemptId), eq(orders.cartId, cartId)));
  if (!own) throw new DomainError('not_found');
  return closeAttempt(db, attemptId);
}

type Step =
  | { kind: 'open'; orderId: OrderId; orderNumber: string; attemptId: AttemptId; fresh: boolean }
  | { kind: 'close'; attemptId: AttemptId };

/** Under the cart's lock: finds the pending order of this cart, or writes a new one and reserves for it. */
async function prepare(tx: Tx, request: CheckoutRequest, mode: PaymentMode): Promise<Step> {
  const { cartId } = request;
  const [locked] = await tx
    .select({ campaign: carts.campaign })
    .from(carts)
    .where(eq(carts.id, cartId))
    .for('update');
  if (!locked) throw new DomainError('cart_empty');
  const { cart, shop } = await priceCart(tx, request);

  const [pending] = await tx
    .select({
      orderId: orders.id,
      orderNumber: orders.number,
      cartHash: orders.cartHash,
      attemptId: checkoutAttempts.id,
      attempt: checkoutAttempts.state,
      expiresAt: checkoutAttempts.expiresAt,
    })
    .from(orders)
    .innerJoin(checkoutAttempts, eq(checkoutAttempts.orderId, orders.id))
    .where(and(eq(orders.cartId, cartId), eq(orders.paymentState, 'pending')))
    .orderBy(desc(checkoutAttempts.n))
    .limit(1);
  if (pending) {
    const left = pending.expiresAt.getTime() - now().getTime();
    const usable = pending.attempt === 'creating' || (pending.attempt === 'open' && left > WORTH_OPENING);
    return pending.cartHash === cart.hash && usable
      ? { kind: 'open', fresh: false, ...pending }
      : { kind: 'close', attemptId: pending.attemptId };
  }

  if (!request.manual) await refuseHoarding(tx, request);
  const order = { id: newId<OrderId>('ord'), number: newOrderNumber(mode) };
  const attemptId = newId<AttemptId>('att');
  const expiresAt = new Date(now().getTime() + (request.manual?.openFor ?? SESSION_LIFE));
  await writeOrder(tx, order, cart, request, mode, locked.campaign);
  // Before the lots: it may name another order, and orders are locked first.
  await request.manual?.onWritten?.(tx, order);
  await reserve(tx, order.id, cart.lines);
  await tx.insert(checkoutAttempts).values({
    id: attemptId,
    orderId: order.id,
    n: 1,
    idempotencyKey: `co_${attemptId}`,
    request: {
      ...sessionRequest({
        order,
        attemptId,
        cart,
        expiresAt,
        origin: appOrigin(),
        shopId: shopId(),
        shopName: shop.settings.name,
        taxOn: (env().STRIPE_TAX ?? false) || shop.settings.stripeTax,
        email: request.email,
        isManual: request.manual !== undefined,
        deliveryDays: deliveryDays(cart, shop),
      }),
    },
    expiresAt,
    createdAt: now(),
  });
  await recordEvent(tx, order.id, 'placed');
  if (!request.manual) await bump(tx, 'checkout_start');
  return { kind: 'open', fresh: true, orderId: order.id, orderNumber: order.number, attemptId };
}

async function writeOrder(
  tx: Tx,
  order: { id: OrderId; number: string },
  cart: PricedCart,
  { cartId, country, email, manual, openedFrom }: CheckoutRequest,
  mode: PaymentMode,
  campaign: string | null,
): Promise<void> {
  const row = {
    id: order.id,
    cartId,
    mode,
    campaign,
    currency: cart.currency,
    country,
    subtotal: cart.subtotal,
    offeredRates: cart.rates,
    accessTokenHash: hashToken(orderToken(order.id)),
    cartHash: cart.hash,
    grossWeight: cart.gross,
    email: email ?? null,
    openedFrom: openedFrom ?? null,
    ...(manual && { channel: 'manual', customerName: manual.customerName }),
    createdAt: now(),
    ...(await promiseFor(tx, cart.lines, cart.rates[0] ?? null, now())),
  };
  for (;;) {
    const written = await tx
      .insert(orders)
      .values({ ...row, number: order.number })
      .onConflictDoNothing({ target: orders.number })
      .returning({ id: orders.id });
    if (written.length > 0) break;
    order.number = newOrderNumber(mode);
  }
  await tx.insert(orderItems).values(
    cart.lines.map(({ grind, ...line }, i) => ({
      ...line,
      grind: grind as (typeof orderItems.$inferInsert)['grind'],
      orderId: order.id,
      line: i + 1,
    })),
  );
}
