import 'server-only';
import { createHash } from 'node:crypto';
import type { Db, Tx } from '@/db/client';
import { cartView, isOnSale, type Shop } from '@/lib/cart/assemble';
import { type CartRow, listCartRows, readShop } from '@/lib/cart/queries';
import { MAX_PER_LINE } from '@/lib/cart/rules';
import { DomainError } from '@/lib/kernel/errors';
import { deliveryPromise } from '@/lib/shipping/delivery';
import { quoteShipping } from '@/lib/shipping/rules';
import type { SessionSpec } from './session-request';
import type { CheckoutRequest, PricedCart } from './types';

/** Stripe shows no more lines than this on its page. */
const MAX_LINES = 100;

/**
 * The cart at today's prices, as it would be ordered now. Nothing that a browser sent is read but the hash.
 * Stock is not looked at: reserving decides that, and the cart's own unpaid order may hold the very bags.
 * @throws DomainError cart_empty, variant_unavailable, freight_only, quantity_limit, weight_limit, country_unserved,
 * price_changed or cart_changed (against the hash the customer agreed to)
 */
export async function priceCart(
  db: Db | Tx,
  { cartId, country, expected }: Pick<CheckoutRequest, 'cartId' | 'country' | 'expected'>,
): Promise<{ cart: PricedCart; shop: Shop }> {
  const [rows, shop] = [await listCartRows(db, cartId), await readShop(db)];
  if (rows.length === 0) throw new DomainError('cart_empty');
  for (const row of rows) assertOrderable(row, shop.settings.currency);
  if (rows.length > MAX_LINES) throw new DomainError('quantity_limit', { max: MAX_LINES });

  const view = cartView(rows, country, shop);
  if (view.hash !== expected.cartHash) {
    const seen = cartView(
      rows.map((row) => ({ ...row, price: row.seenPrice })),
      country,
      shop,
    );
    throw new DomainError(seen.hash === expected.cartHash ? 'price_changed' : 'cart_changed');
  }

  const { gross } = view;
  const quote = quoteShipping(shop.services, { country, gross, subtotal: view.subtotal });
  if (quote.kind === 'unserved') throw new DomainError('country_unserved');
  if (quote.kind === 'too_heavy') throw new DomainError('weight_limit', { max: quote.max });
  const { rates } = quote;
  return {
    shop,
    cart: {
      lines: rows.map((row) => ({
        variantId: row.variantId,
        lotId: row.lotId,
        sku: row.sku,
        lotCode: row.lotCode,
        coffeeSlug: row.coffeeSlug,
        name: row.coffeeName,
        sizeLabel: row.sizeLabel,
        form: row.form,
        grind: row.grind,
        quantity: row.quantity,
        price: row.price,
        net: row.net,
        draw: row.draw,
        gross: row.gross,
      })),
      currency: shop.settings.currency,
      country,
      subtotal: view.subtotal,
      gross,
      rates,
      hash: createHash('sha256')
        .update(JSON.stringify([view.hash, country, rates]))
        .digest('base64url'),
    },
  };
}

function assertOrderable(row: CartRow, currency: string): void {
  const name = `${row.coffeeName}, ${row.sizeLabel}`;
  if (row.freight) throw new DomainError('freight_only', { name });
  if (!isOnSale(row, currency)) throw new DomainError('variant_unavailable', { name });
  if (row.quantity > MAX_PER_LINE) throw new DomainError('quantity_limit', { max: MAX_PER_LINE, name });
}

/** The calendar day by which each offered service delivers, roasting included. */
export const deliveryDays = ({ lines, rates }: PricedCart, shop: Shop): SessionSpec['deliveryDays'] =>
  rates.map(
    (rate) =>
      deliveryPromise({
        now: shop.now,
        ...shop.settings,
        needsRoasting: lines.some(({ form }) => form === 'roasted'),
        minBusinessDays: rate.minBusinessDays,
        maxBusinessDays: rate.maxBusinessDays,
      }).arrivesBy,
  );
