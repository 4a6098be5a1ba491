import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { cartLines, carts, variants } from '@/db/schema';
import { getSmallestDraw } from '@/lib/inventory/queries';
import { noneBecause } from '@/lib/inventory/rules';
import { now } from '@/lib/kernel/clock';
import { bump } from '@/lib/kernel/daily-counts';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { CartId, CoffeeId } from '@/lib/kernel/units';
import { servedCountries } from '@/lib/shipping/rules';
import { cartView, isOnSale, unitsFor } from './assemble';
import type { AddLine, RemoveLine, SetQuantity } from './input';
import { type CartRow, getEmptyCart, getOffer, listCartRows, type Offer, readShop } from './queries';
import { fittingGrind, granted, lineKey, MAX_PER_LINE } from './rules';
import type { CartNotice, CartView, Grind, StoredCart } from './types';

// Every command locks the cart's row first, so that two of one visitor follow each other. Nothing is reserved here:
// a cart is a wish, and checkout promises the grams.

/**
 * Adds units of a size, at today's price. What does not fit is left out and named in the cart's notice.
 * Makes a cart when there is none, or when the one the cookie names is gone.
 * @throws DomainError variant_unavailable, freight_only
 */
export const addLine = (db: Db, cartId: CartId | null, asked: AddLine): Promise<StoredCart> =>
  addLines(db, cartId, [asked]);

/**
 * The same for several sizes. The notice names the first one that did not fit whole; those after it are not added.
 * @param by who fills the cart: only what a visitor does in the shop is counted
 */
export function addLines(
  db: Db | Tx,
  cartId: CartId | null,
  asked: readonly AddLine[],
  by: 'visitor' | 'staff' = 'visitor',
): Promise<StoredCart> {
  return db.transaction(async (tx) => {
    const { id, country } = (await lockCart(tx, cartId)) ?? (await createCart(tx));
    const shop = await readShop(tx);
    const added: CoffeeId[] = [];
    let notice: CartNotice | null = null;
    for (const line of asked) {
      const put = await putLine(tx, id, line, shop.settings.currency);
      if (put.coffeeId) added.push(put.coffeeId);
      notice = put.notice;
      if (notice) break;
    }
    const view = cartView(await listCartRows(tx, id), country, shop);
    // Everybody counts on the same rows: last, and in one order, so that two carts do not wait for each other.
    if (by === 'visitor') for (const coffeeId of added.sort()) await bump(tx, 'cart_add', coffeeId);
    return { id, view: { ...view, notice } };
  });
}

/** @returns the coffee that there is more of in the cart now, and what did not fit */
async function putLine(
  tx: Tx,
  id: CartId,
  asked: AddLine,
  currency: string,
): Promise<{ coffeeId: CoffeeId | null; notice: CartNotice | null }> {
  const offer = await getOffer(tx, id, asked.variantId);
  if (!offer || !isOnSale(offer, currency)) throw new DomainError('variant_unavailable');
  if (offer.freight) throw new DomainError('freight_only');

  const grind = fittingGrind(offer.form, asked.grind);
  const rows = await listCartRows(tx, id);
  const had = find(rows, { ...asked, grind })?.quantity ?? 0;
  const fits = unitsFor({ ...offer, grind }, rows, currency);
  const { quantity, short } = granted(had + asked.quantity, had, fits);
  if (quantity > 0) await storeLine(tx, id, offer, grind, quantity);
  if (asked.campaign) await tx.update(carts).set({ campaign: asked.campaign }).where(eq(carts.id, id));
  const notice = await noticeFor(tx, short, offer, fits);
  return { coffeeId: quantity > had ? offer.coffeeId : null, notice };
}

/**
 * Sets a line to a number of units; 0 removes it. More than fits becomes what fits, named in the notice. A line that
 * is not there any more is not brought back: whoever removed it meant it.
 */
export function setQuantity(db: Db, cartId: CartId | null, asked: SetQuantity): Promise<CartView> {
  return db.transaction(async (tx) => {
    const cart = await lockCart(tx, cartId);
    if (!cart) return { ...(await getEmptyCart(tx)), notice: asked.quantity > 0 ? CHANGED_ELSEWHERE : null };
    const shop = await readShop(tx);
    const notice = await changeLine(tx, cart.id, asked, shop.settings.currency);
    return { ...cartView(await listCartRows(tx, cart.id), cart.country, shop), notice };
  });
}

async function changeLine(
  tx: Tx,
  id: CartId,
  asked: SetQuantity,
  currency: string,
): Promise<CartNotice | null> {
  if (asked.quantity === 0) {
    await deleteLine(tx, id, asked);
    return null;
  }
  const rows = await listCartRows(tx, id);
  const row = find(rows, asked);
  if (!row) return CHANGED_ELSEWHERE;
  const onSale = isOnSale(row, currency) && !row.freight;
  const fits = onSale ? unitsFor(row, rows, currency) : 0;
  const { quantity, short } = granted(asked.quantity, row.quantity, fits);
  await storeLine(tx, id, row, row.grind, quantity);
  // A line that is not on sale says so itself, and taking some away is always right.
  return onSale && asked.quantity > quantity ? noticeFor(tx, short, row, fits) : null;
}

export const removeLine = (db: Db, cartId: CartId | null, line: RemoveLine): Promise<CartView> =>
  setQuantity(db, cartId, { ...line, quantity: 0 });

/** @throws DomainError country_unserved when no shipping service goes there. */
export function setCountry(db: Db, cartId: CartId | null, country: string): Promise<StoredCart> {
  return db.transaction(async (tx) => {
    const { id } = (await lockCart(tx, cartId)) ?? (await createCart(tx));
    const shop = await readShop(tx);
    if (!servedCountries(shop.services).includes(country)) throw new DomainError('country_unserved');
    await tx.update(carts).set({ country }).where(eq(carts.id, id));
    return { id, view: cartView(await listCartRows(tx, id), country, shop) };
  });
}

/** From now on today's prices are the ones the visitor has seen. For a page that showed old and new side by side. */
export async function acceptPrices(db: Db | Tx, id: CartId): Promise<void> {
  await db
    .update(cartLines)
    .set({ seenPrice: variants.price })
    .from(variants)
    .where(and(eq(cartLines.cartId, id), eq(variants.id, cartLines.variantId)));
}

const CHANGED_ELSEWHERE: CartNotice = { code: 'cart_changed' };

async function noticeFor(
  tx: Tx,
  short: 'limit' | 'stock' | null,
  offer: Pick<Offer, 'coffeeName' | 'sizeLabel' | 'lotId' | 'draw' | 'free'>,
  units: number,
): Promise<CartNotice | null> {
  if (short === null) return null;
  if (short === 'limit') return { code: 'quantity_limit', detail: { max: MAX_PER_LINE } };
  const left =
    units === 0 ? noneBecause(offer.free, offer.draw, await getSmallestDraw(tx, offer.lotId)) : null;
  return {
    code: 'insufficient_stock',
    detail: { units, name: offer.coffeeName, size: offer.sizeLabel, ...(left && { left }) },
  };
}

type Locked = { id: CartId; country: string | null };

/** Locks and touches the cart; null when there is no such cart. */
async function lockCart(tx: Tx, id: CartId | null): Promise<Locked | null> {
  if (!id) return null;
  const [cart] = await tx
    .update(carts)
    .set({ updatedAt: now() })
    .where(eq(carts.id, id))
    .returning({ id: carts.id, country: carts.country });
  return cart ?? null;
}

async function createCart(tx: Tx): Promise<Locked> {
  const id = newId<CartId>('cart');
  await tx.insert(carts).values({ id });
  return { id, country: null };
}

const find = (rows: readonly CartRow[], { variantId, grind }: RemoveLine) =>
  rows.find((row) => lineKey(row.variantId, row.grind) === lineKey(variantId, grind));

/** Whoever changes a line has its present price before them. */
async function storeLine(
  tx: Tx,
  cartId: CartId,
  offer: Pick<Offer, 'variantId' | 'price'>,
  grind: Grind,
  quantity: number,
): Promise<void> {
  const seen = { quantity, seenPrice: offer.price };
  await tx
    .insert(cartLines)
    .values({ cartId, variantId: offer.variantId, grind, ...seen })
    .onConflictDoUpdate({ target: [cartLines.cartId, cartLines.variantId, cartLines.grind], set: seen });
}

async function deleteLine(tx: Tx, cartId: CartId, { variantId, grind }: RemoveLine): Promise<void> {
  await tx
    .delete(cartLines)
    .where(and(eq(cartLines.cartId, cartId), eq(cartLines.variantId, variantId), eq(cartLines.grind, grind)));
}
