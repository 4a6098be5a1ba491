import 'server-only';
import { createHash } from 'node:crypto';
import { unitBaseFor } from '@/lib/catalog/rules';
import { fitInOrder, unitsBeside } from '@/lib/inventory/rules';
import { grams, minor, unitPrice } from '@/lib/kernel/units';
import { deliveryPromise } from '@/lib/shipping/delivery';
import { freeShippingGap, quoteShipping } from '@/lib/shipping/rules';
import type { ShippingService, ShopSettings } from '@/lib/shipping/types';
import type { CartRow, Offer } from './queries';
import { lineKey, MAX_PER_LINE, totals } from './rules';
import type { CartLine, CartView, LineProblem } from './types';

export type Shop = { settings: ShopSettings; services: readonly ShippingService[]; now: Date };

/** Whether a size can be bought at all, whatever its stock. A full export bag can, but not through a cart. */
export const isOnSale = (offer: Offer, currency: string): boolean =>
  offer.active && offer.stage === 'landed' && offer.published && offer.currency === currency;

/** From what is stored to what is shown. `rows` in the order in which they were added, `country` null if not chosen. */
export function cartView(rows: readonly CartRow[], country: string | null, shop: Shop): CartView {
  const { settings } = shop;
  const lines = rows.map((row) => cartLine(row, rows, settings));
  const sums = totals(lines);
  const parcel = {
    country: country ?? settings.country,
    gross: grams(rows.reduce((g, row) => g + row.gross * row.quantity, 0)),
    subtotal: sums.subtotal,
  };
  const quote = lines.length > 0 ? quoteShipping(shop.services, parcel) : null;
  return {
    lines,
    ...sums,
    currency: settings.currency,
    gross: parcel.gross,
    country: parcel.country,
    freeShippingGap: freeShippingGap(shop.services, parcel),
    shippingFrom:
      quote?.kind === 'rates' ? minor(Math.min(...quote.rates.map(({ amount }) => amount))) : null,
    delivery:
      quote?.kind === 'rates'
        ? deliveryPromise({
            ...settings,
            now: shop.now,
            needsRoasting: lines.some((line) => line.form === 'roasted'),
            minBusinessDays: quote.rates[0].minBusinessDays,
            maxBusinessDays: quote.rates[0].maxBusinessDays,
          })
        : null,
    shippingProblem: quote === null || quote.kind === 'rates' ? null : quote,
    hash: cartHash(lines, settings.currency),
    notice: null,
  };
}

function cartLine(row: CartRow, rows: readonly CartRow[], settings: ShopSettings): CartLine {
  const onSale = isOnSale(row, settings.currency) && !row.freight;
  const fits = onSale ? unitsFor(row, rows, settings.currency) : 0;
  const unitPriceBase = unitBaseFor(row.form, settings.unitPriceBase);
  const pounds = row.poundsX100 === null ? undefined : row.poundsX100 / 100;
  return {
    key: lineKey(row.variantId, row.grind),
    variantId: row.variantId,
    grind: row.grind,
    quantity: row.quantity,
    available: Math.min(fits, MAX_PER_LINE),
    coffeeSlug: row.coffeeSlug,
    coffeeName: row.coffeeName,
    sizeLabel: row.sizeLabel,
    form: row.form,
    lotCode: row.lotCode,
    unitPrice: row.price,
    basePrice: unitPrice(row.price, row.net, unitPriceBase, pounds),
    unitPriceBase,
    sheet: {
      altitudeMin: row.altitudeMin,
      altitudeMax: row.altitudeMax,
      process: row.process,
      processModifiers: row.processModifiers,
    },
    thumb: row.thumb,
    problem: problemOf(row, onSale, fits),
  };
}

function problemOf(row: CartRow, onSale: boolean, fits: number): LineProblem | null {
  if (row.freight) return { kind: 'freight' };
  if (!onSale) return { kind: 'unavailable' };
  if (fits === 0) return { kind: 'sold_out' };
  if (fits < row.quantity) return { kind: 'not_enough', units: fits };
  if (row.price !== row.seenPrice) return { kind: 'price_changed', oldPrice: row.seenPrice };
  return null;
}

/**
 * Units that the lot gives to `wanted` beside the cart's other lines of that lot: all sizes draw on one pool of grams.
 * Of a line that does not get what it holds, only what it can have counts; what was added first comes first.
 */
export function unitsFor(
  wanted: Pick<CartRow, 'variantId' | 'grind' | 'lotId' | 'draw' | 'free'>,
  rows: readonly CartRow[],
  currency: string,
): number {
  const ofLot = rows.filter((row) => row.lotId === wanted.lotId && isOnSale(row, currency) && !row.freight);
  const kept = fitInOrder(wanted.free, ofLot);
  const others = ofLot
    .map((row, i) => ({ ...row, quantity: kept[i] ?? 0 }))
    .filter((row) => row.variantId !== wanted.variantId || row.grind !== wanted.grind);
  return unitsBeside(wanted.free, wanted.draw, others);
}

/** Equal for two carts exactly when the same things at the same prices are in them, in whatever order. */
function cartHash(lines: readonly CartLine[], currency: string): string {
  if (lines.length === 0) return '';
  const bought = lines.map(({ key, quantity, unitPrice }) => `${key}×${quantity}@${unitPrice}`).sort();
  return createHash('sha256')
    .update([currency, ...bought].join('\n'))
    .digest('base64url');
}
