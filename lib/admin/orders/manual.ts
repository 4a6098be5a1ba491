import 'server-only';
import { and, asc, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { cartLines, carts, coffees, lots, orderEvents, orders, variants } from '@/db/schema';
import { addLines, setCountry } from '@/lib/cart/service';
import { startCheckout } from '@/lib/checkout/service';
import { availableGrams, unitsThatFit } from '@/lib/inventory/rules';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import type { CartId, OrderId, VariantId } from '@/lib/kernel/units';
import { normalOrderNumber } from '@/lib/orders/number';
import { LINK_WISHED } from '@/lib/orders/payment-link';
import { listItems, recordEvent } from '@/lib/orders/record';
import { getShopSettings } from '@/lib/shipping/queries';
import type { ManualOrder } from './input';
import { canWriteAgain } from './rules';
import { FOUND_MOST, type ManualDraft, type Sellable } from './types';

/** Stripe keeps a payment page open for 24 hours at most; an hour less leaves room for slow answers. */
const OPEN_FOR_MS = 23 * 3600 * 1000;

/** Sizes on sale whose name, SKU or lot code has `q` in it. */
export function listSellable(db: Db, q: string): Promise<Sellable[]> {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return selectSellable(
    db,
    sql`(${coffees.name} ilike ${like} or ${variants.sku} ilike ${like} or ${lots.lotCode} ilike ${like})`,
    FOUND_MOST,
  );
}

async function selectSellable(db: Db, which: SQL, limit: number): Promise<Sellable[]> {
  const { currency } = await getShopSettings(db);
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
        which,
      ),
    )
    .orderBy(asc(coffees.name), asc(variants.position), asc(variants.id))
    .limit(limit);
  return rows.map(({ draw, onHand, reserved, ...row }) => ({
    ...row,
    units: unitsThatFit(availableGrams({ onHand, reserved }), draw),
  }));
}

/**
 * An order by hand whose payment page ended without a payment, as the form for a new one is filled. An order reserves
 * once, so it is a new order, at today's prices. Null for any other order.
 */
export async function getManualDraft(db: Db, number: string): Promise<ManualDraft | null> {
  const [order] = await db
    .select()
    .from(orders)
    .where(eq(orders.number, normalOrderNumber(number)));
  if (!order || !canWriteAgain(order)) return null;
  const items = await listItems(db, order.id);
  const ids = items.map(({ variantId }) => variantId);
  const onSale = await selectSellable(db, inArray(variants.id, ids), items.length);
  const itemOf = (id: VariantId) => onSale.find(({ variantId }) => variantId === id);
  const [manual] = await db
    .select({ detail: orderEvents.detail })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, order.id), eq(orderEvents.kind, 'manual')));
  return {
    orderId: order.id,
    number: order.number,
    name: order.customerName ?? '',
    email: order.email ?? '',
    country: order.country,
    note: String(manual?.detail.note ?? ''),
    lines: items.flatMap(({ variantId, grind, quantity }) => {
      const item = itemOf(variantId);
      return item ? [{ item, grind, quantity }] : [];
    }),
    gone: items
      .filter(({ variantId }) => !itemOf(variantId))
      .map(({ name, sizeLabel, quantity }) => `${quantity} × ${name}, ${sizeLabel}`),
  };
}

/**
 * Writes an order for a customer on the phone or at a stall: a cart of their own, a checkout, and a payment page that
 * stays open for almost a day. Prices come from the database, the bags are reserved. The same `key` finds the same
 * order again; so does the same order written again in two windows, of which only one page stays open.
 * @throws DomainError moved_on when the order it replaces has been paid after all, or still can be
 * @throws DomainError insufficient_stock, quantity_limit with the size that does not fit; and as `startCheckout`
 */
export async function writeManualOrder(
  db: Db,
  person: Actor,
  input: ManualOrder,
): Promise<{ number: string }> {
  const cartId = `cart_manual_${input.again ? `again_${input.again}` : input.key}` as CartId;
  const cart = await db.transaction((tx) => fillCart(tx, cartId, input));
  if ('orderNumber' in cart) return { number: cart.orderNumber };
  const started = await startCheckout(db, {
    cartId,
    country: input.country,
    expected: { cartHash: cart.hash },
    email: input.email ?? undefined,
    manual: {
      customerName: input.name || null,
      openFor: OPEN_FOR_MS,
      onWritten: (tx, order) => noteManual(tx, person, order, input),
    },
  });
  return { number: started.orderNumber };
}

/** What the cart held from an earlier press is replaced; an order that its customer took further is left alone. */
async function fillCart(
  tx: Tx,
  id: CartId,
  { lines, country, again }: ManualOrder,
): Promise<{ hash: string } | { orderNumber: string }> {
  if (again) {
    const [before] = await tx.select().from(orders).where(eq(orders.id, again));
    if (!before || !canWriteAgain(before)) throw new DomainError('moved_on');
  }
  await tx.insert(carts).values({ id }).onConflictDoNothing();
  await tx.select({ id: carts.id }).from(carts).where(eq(carts.id, id)).for('update');
  const [taken] = await tx
    .select({ number: orders.number })
    .from(orders)
    .where(and(eq(orders.cartId, id), notInArray(orders.paymentState, ['pending', 'expired', 'failed'])))
    .limit(1);
  if (taken) return { orderNumber: taken.number };
  await tx.delete(cartLines).where(eq(cartLines.cartId, id));
  await setCountry(tx, id, country);
  const { view } = await addLines(tx, id, lines, 'staff');
  // A cart gives what fits and says so; a shop person decides what to leave out.
  if (view.notice) throw new DomainError(view.notice.code, view.notice.detail);
  return { hash: view.hash };
}

/** With the order itself, so that it has an author, a note and its mail also when Stripe does not answer now. */
async function noteManual(
  tx: Tx,
  person: Actor,
  { id: orderId, number }: { id: OrderId; number: string },
  { email, name, note, sendMail, again }: ManualOrder,
): Promise<void> {
  const detail = { ...(note && { note }), ...(sendMail && email && LINK_WISHED) };
  await recordEvent(tx, orderId, 'manual', detail, person.id);
  const [before] = again
    ? await tx.select({ number: orders.number }).from(orders).where(eq(orders.id, again))
    : [];
  if (again && before) await recordEvent(tx, again, 'written_again', { number }, person.id);
  await writeAudit(tx, person, {
    action: 'order.write',
    subject: 'order',
    subjectId: orderId,
    label: number,
    note,
    changes: {
      customer: { from: null, to: name || email || 'not named' },
      ...(before && { again: { from: null, to: before.number } }),
    },
  });
}
