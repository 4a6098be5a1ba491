import type { Shop } from '@/lib/cart/assemble';
import type { CartView } from '@/lib/cart/types';
import type { Minor } from '@/lib/kernel/units';
import { deliveryPromise } from '@/lib/shipping/delivery';
import { quoteShipping } from '@/lib/shipping/rules';

/** One way to get the parcel, as a date and a price. */
export type DeliveryChoice = {
  serviceId: string;
  name: string;
  amount: Minor;
  roastsOn: string | null;
  arrivesFrom: string;
  arrivesBy: string;
};

/** What the payment page will offer for this cart; empty when it cannot be shipped (the cart says why). */
export function deliveryChoices(cart: CartView, shop: Shop): DeliveryChoice[] {
  const quote = quoteShipping(shop.services, {
    country: cart.country,
    gross: cart.gross,
    subtotal: cart.subtotal,
  });
  if (quote.kind !== 'rates') return [];
  return quote.rates.map((rate) => {
    const promise = deliveryPromise({
      now: shop.now,
      ...shop.settings,
      needsRoasting: cart.lines.some((line) => line.form === 'roasted'),
      minBusinessDays: rate.minBusinessDays,
      maxBusinessDays: rate.maxBusinessDays,
    });
    return { serviceId: rate.serviceId, name: rate.name, amount: rate.amount, ...promise };
  });
}
