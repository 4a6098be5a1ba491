import 'server-only';
import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { cartLines, carts, checkoutAttempts, coffees, lots, orders, variants } from '@/db/schema';
import { getCart } from '@/lib/cart/queries';
import { addLine, setCountry } from '@/lib/cart/service';
import { startCheckout } from '@/lib/checkout/service';
import { availableGrams, unitsThatFit } from '@/lib/inventory/rules';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { CartId, OrderId } from '@/lib/kernel/units';
import { enqueue, recordEvent } from '@/lib/orders/record';
import { getShopSettings } from '@/lib/shipping/queries';
import type { ManualOrder } from './input';
import { FOUND_MOST, type Sellable } from './types';

/** Stripe keeps a payment page open for 24 hours at most; an hour less leaves room for slow answers. */
const OPEN_FOR_MS = 23 * 3600 * 1000;

/** Sizes on sale whose name, SKU or lot code has `q` in it; those that the lot can give first. */
export async function listSellable(db: Db, q: string): Promise<Sellable[]> {
  const { currency } = await getShopSettings(db);
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .select({
      variantId: variants.id,
      sku: variants.sku,
      name: coffees.name,
      sizeLabel: variants.sizeLabel,
      form: variants.form,
      lotCode: lots.lotCode,
      price: variants.price,
      currency: variants.currency,
      draw: variants.draw,
      onHand: lots.onHand,
      reserved: lots.reserved,
    })
    .from(variants)
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(
      and(
        eq(variants.active, true),
        eq(variants.freight, false),
        eq(variants.currency, currency),
        eq(lots.stage, 'landed'),
        eq(coffees.status, 'published'),
        sql`(${coffees.name} ilike ${like} or ${variants.sku} ilike ${like} or ${lots.lotCode} ilike ${like})`,
      ),
    )
    .orderBy(asc(coffees.name), asc(variants.position), asc(variants.id))
    .limit(FOUND_MOST);
  return rows.map(({ draw, onHand, reserved, ...row }) => ({
    ...row,
    units: unitsThatFit(availableGrams({ onHand, reserved }), draw),
  }));
}

/**
 * Writes an order for a customer on the phone or at a stall: a cart of their own, a checkout, and a payment page that
 * stays open for almost a day. Prices come from the database, the bags are reserved. The same `key` finds the same
 * order again.
 * @throws DomainError insufficient_stock, quantity_limit with the size that does not fit; and as `startCheckout`
 */
export async function writeManualOrder(
  db: Db,
  person: Actor,
  input: ManualOrder,
): Promise<{ number: string }> {
  const cartId = `cart_manual_${input.key}` as CartId;
  const cart = await db.transaction((tx) => fillCart(tx, cartId, input));
  if ('orderNumber' in cart) return { number: cart.orderNumber };
  const started = await startCheckout(db, {
    cartId,
    country: input.country,
    expected: { cartHash: cart.hash },
    email: input.email ?? undefined,
    manual: { customerName: input.name || null, openFor: OPEN_FOR_MS },
  });
  await db.transaction((tx) => noteManual(tx, person, started.orderId, started.orderNumber, input));
  return { number: started.orderNumber };
}

/** What the cart held from an earlier press is replaced; an order that its customer took further is left alone. */
async function fillCart(
  tx: Tx,
  id: CartId,
  { lines, country }: ManualOrder,
): Promise<{ hash: string } | { orderNumber: string }> {
  await tx.insert(carts).values({ id }).onConflictDoNothing();
  await tx.select({ id: carts.id }).from(carts).where(eq(carts.id, id)).for('update');
  const [taken] = await tx
    .select({ number: orders.number })
    .from(orders)
    .where(and(eq(orders.cartId, id), notInArray(orders.paymentState, ['pending', 'expired', 'failed'])))
    .limit(1);
  if (taken) return { orderNumber: taken.number };
  await tx.delete(cartLines).where(eq(cartLines.cartId, id));
  for (const line of lines) {
    const { view } = await addLine(tx, id, line);
    // A cart gives what fits and says so; a shop person decides what to leave out.
    if (view.notice) throw new DomainError(view.notice.code, view.notice.detail);
  }
  await setCountry(tx, id, country);
  const view = await getCart(tx, id);
  return { hash: view?.hash ?? '' };
}

async function noteManual(
  tx: Tx,
  person: Actor,
  orderId: OrderId,
  number: string,
  { email, name, note, sendMail }: ManualOrder,
): Promise<void> {
  // The order's row first, so that a second press waits here and finds the first one's event.
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  const { rows: known } = await tx.execute(
    sql`select 1 from order_events where order_id = ${orderId} and kind = 'manual'`,
  );
  if (!order || known.length > 0) return;
  await recordEvent(tx, orderId, 'manual', note ? { note } : {}, person.id);
  const [attempt] = await tx
    .select({ url: checkoutAttempts.url, expiresAt: checkoutAttempts.expiresAt })
    .from(checkoutAttempts)
    .where(and(eq(checkoutAttempts.orderId, orderId), eq(checkoutAttempts.state, 'open')));
  if (sendMail && email && attempt?.url) {
    const { url, expiresAt } = attempt;
    await enqueue(tx, orderId, 'payment_link', { url, expiresAt: expiresAt.toISOString() });
  }
  await writeAudit(tx, person, {
    action: 'order.write',
    subject: 'order',
    subjectId: orderId,
    label: number,
    note,
    changes: { customer: { from: null, to: name || email || 'not named' } },
  });
}
