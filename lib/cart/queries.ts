import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { cartLines, carts, coffees, lots, orders, stockLedger, variants } from '@/db/schema';
import { photosOn } from '@/lib/catalog/photos';
import { now } from '@/lib/kernel/clock';
import { type Thumb, thumbOf } from '@/lib/kernel/thumb';
import { type CartId, type Grams, grams, type LotId, type VariantId } from '@/lib/kernel/units';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { cartView, type Shop } from './assemble';
import type { CartView } from './types';

/** The cart as its visitor may see it, priced and checked now; null when there is no such cart. */
export async function getCart(db: Db | Tx, id: CartId): Promise<CartView | null> {
  const [cart] = await db.select({ country: carts.country }).from(carts).where(eq(carts.id, id));
  if (!cart) return null;
  return cartView(await listCartRows(db, id), cart.country, await readShop(db));
}

/** What a visitor without a cart sees. */
export async function getEmptyCart(db: Db | Tx): Promise<CartView> {
  return cartView([], null, { settings: await getShopSettings(db), services: [], now: now() });
}

export async function readShop(db: Db | Tx): Promise<Shop> {
  return { settings: await getShopSettings(db), services: await listShippingServices(db), now: now() };
}

const offerColumns = {
  variantId: variants.id,
  sku: variants.sku,
  form: variants.form,
  sizeLabel: variants.sizeLabel,
  net: variants.net,
  poundsX100: variants.poundsX100,
  gross: variants.gross,
  draw: variants.draw,
  price: variants.price,
  currency: variants.currency,
  freight: variants.freight,
  active: variants.active,
  lotId: lots.id,
  lotCode: lots.lotCode,
  stage: lots.stage,
  onHand: lots.onHand,
  reserved: lots.reserved,
  altitudeMin: lots.altitudeMin,
  altitudeMax: lots.altitudeMax,
  process: lots.process,
  processModifiers: lots.processModifiers,
  coffeeId: coffees.id,
  coffeeSlug: coffees.slug,
  coffeeName: coffees.name,
  published: sql<boolean>`${coffees.status} = 'published'`,
};

/** A size as it is offered now. `free`: the grams of its lot that this cart may count on. */
export type Offer = Awaited<ReturnType<typeof selectOffer>>[number] & { free: Grams };
/** A line as it is stored, with its offer and the coffee's photo. */
export type CartRow = Offer &
  Pick<typeof cartLines.$inferSelect, 'grind' | 'quantity' | 'seenPrice'> & { thumb: Thumb | null };

const selectOffer = (db: Db | Tx, id: VariantId) =>
  db
    .select(offerColumns)
    .from(variants)
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(eq(variants.id, id));

export async function getOffer(db: Db | Tx, cartId: CartId, id: VariantId): Promise<Offer | null> {
  const [offer] = await selectOffer(db, id);
  if (!offer) return null;
  const own = await listOwnReservations(db, cartId, [offer.lotId]);
  return withFree(offer, own);
}

/** In the order in which they were added. */
export async function listCartRows(db: Db | Tx, id: CartId): Promise<CartRow[]> {
  const rows = await db
    .select({
      ...offerColumns,
      grind: cartLines.grind,
      quantity: cartLines.quantity,
      seenPrice: cartLines.seenPrice,
    })
    .from(cartLines)
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(eq(cartLines.cartId, id))
    .orderBy(asc(cartLines.addedAt), asc(cartLines.variantId), asc(cartLines.grind));
  if (rows.length === 0) return [];
  const own = await listOwnReservations(db, id, [...new Set(rows.map((row) => row.lotId))]);
  const photos = await photosOn(db, 'coffee', [...new Set(rows.map((row) => row.coffeeId))]);
  return rows.map((row) => ({ ...withFree(row, own), thumb: thumbOf(photos.get(row.coffeeId)) }));
}

const withFree = <Row extends { lotId: LotId; onHand: Grams; reserved: Grams }>(
  row: Row,
  own: ReadonlyMap<LotId, number>,
): Row & { free: Grams } => ({ ...row, free: grams(row.onHand - row.reserved + (own.get(row.lotId) ?? 0)) });

/**
 * Grams that this cart's own unpaid order holds. Whoever comes back from the payment page would else read that the last
 * bag, which waits for them, is sold out.
 */
async function listOwnReservations(
  db: Db | Tx,
  cartId: CartId,
  lotIds: LotId[],
): Promise<ReadonlyMap<LotId, number>> {
  const rows = await db
    .select({ lotId: stockLedger.lotId, held: sql<number>`sum(${stockLedger.reservedChange})::int` })
    .from(stockLedger)
    .innerJoin(orders, eq(orders.id, stockLedger.orderId))
    .where(
      and(eq(orders.cartId, cartId), eq(orders.paymentState, 'pending'), inArray(stockLedger.lotId, lotIds)),
    )
    .groupBy(stockLedger.lotId);
  return new Map(rows.map((row) => [row.lotId, row.held]));
}
