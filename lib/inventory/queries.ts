import 'server-only';
import { and, asc, eq, inArray, lte, min, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, orderItems, orders, stockLedger, variants } from '@/db/schema';
import { type CoffeeId, type Grams, grams, type LotId, type OrderId } from '@/lib/kernel/units';
import { availableGrams, stockState, unitsThatFit } from './rules';
import type { Moved, OpenPromise, VariantAvailability } from './types';

/**
 * Every size of a published coffee that its page lists, with the units that could be bought now. Sizes of a lot that
 * has not landed count 0. Empty for a coffee that is not published.
 */
export async function listAvailability(db: Db | Tx, coffeeId: CoffeeId): Promise<VariantAvailability[]> {
  const rows = await db
    .select({
      variantId: variants.id,
      lotId: lots.id,
      draw: variants.draw,
      stage: lots.stage,
      onHand: lots.onHand,
      reserved: lots.reserved,
    })
    .from(variants)
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(and(eq(coffees.id, coffeeId), eq(coffees.status, 'published'), eq(variants.active, true)))
    .orderBy(asc(variants.position), asc(variants.id));
  return rows.map(({ variantId, lotId, draw, stage, ...lot }) => {
    const units = stage === 'landed' ? unitsThatFit(availableGrams(lot), draw) : 0;
    return { variantId, lotId, units, state: stockState(units) };
  });
}

/** Grams that the smallest bag of a lot takes, of those a cart may hold; null when there is none. */
export async function getSmallestDraw(db: Db | Tx, lotId: LotId): Promise<Grams | null> {
  const [smallest] = await db
    .select({ draw: min(variants.draw) })
    .from(variants)
    .where(and(eq(variants.lotId, lotId), eq(variants.active, true), eq(variants.freight, false)));
  return smallest?.draw ?? null;
}

/** What a press that was carried out before moved, with the lot's grams before and after it; null for a new press. */
export async function findPress(
  db: Db | Tx,
  pressKey: string,
): Promise<(Moved & { lotId: LotId; kind: string; orderId: OrderId | null }) | null> {
  const [row] = await db
    .select({
      id: stockLedger.id,
      lotId: stockLedger.lotId,
      orderId: stockLedger.orderId,
      kind: stockLedger.kind,
      change: stockLedger.onHandChange,
      lotCode: lots.lotCode,
    })
    .from(stockLedger)
    .innerJoin(lots, eq(lots.id, stockLedger.lotId))
    .where(eq(stockLedger.pressKey, pressKey));
  if (!row) return null;
  const { id, change, ...named } = row;
  // Rows of a lot are numbered under its lock: the sum up to this one is what was on hand when it was written.
  const [sum] = await db
    .select({ to: sql<number>`coalesce(sum(${stockLedger.onHandChange}), 0)::int` })
    .from(stockLedger)
    .where(and(eq(stockLedger.lotId, row.lotId), lte(stockLedger.id, id)));
  const to = sum?.to ?? 0;
  return { ...named, from: grams(to - change), to: grams(to) };
}

/** Orders that hold grams of a lot and have neither paid for them nor given them back, oldest first. */
export async function listOpenPromises(db: Db | Tx, lotId: LotId): Promise<OpenPromise[]> {
  const rows = await db
    .select({
      orderId: orders.id,
      number: orders.number,
      g: sql<number>`(sum(${stockLedger.reservedChange}))::int`,
      since: sql<string>`to_json(min(${stockLedger.at})) #>> '{}'`,
    })
    .from(stockLedger)
    .innerJoin(orders, eq(orders.id, stockLedger.orderId))
    .where(and(eq(stockLedger.lotId, lotId), inArray(stockLedger.kind, ['reserve', 'release', 'commit'])))
    .groupBy(orders.id)
    .having(sql`sum(${stockLedger.reservedChange}) > 0`)
    .orderBy(sql`min(${stockLedger.id})`);
  return rows.map((row) => ({ ...row, g: grams(row.g) }));
}

/**
 * Grams of a lot that an order took unroasted and did not bring back yet. Roasted coffee never returns to the green
 * pool. Lock the order's row first, so that nobody else brings back the same grams.
 */
export async function returnableGrams(db: Db | Tx, orderId: OrderId, lotId: LotId): Promise<Grams> {
  const [sold] = await db
    .select({ g: sql<number>`coalesce(sum(${orderItems.quantity} * ${orderItems.draw}), 0)::int` })
    .from(orderItems)
    .where(
      and(
        eq(orderItems.orderId, orderId),
        eq(orderItems.lotId, lotId),
        ne(orderItems.form, 'roasted'),
        // Paid when the bags were gone, it was refunded and took nothing.
        sql`exists (select 1 from ${stockLedger} taken where taken.order_id = ${orderId} and taken.lot_id = ${lotId}
          and taken.kind in ('commit', 'late_commit'))`,
      ),
    );
  const [returned] = await db
    .select({ g: sql<number>`coalesce(sum(${stockLedger.onHandChange}), 0)::int` })
    .from(stockLedger)
    .where(
      and(eq(stockLedger.orderId, orderId), eq(stockLedger.lotId, lotId), eq(stockLedger.kind, 'restock')),
    );
  return grams((sold?.g ?? 0) - (returned?.g ?? 0));
}
