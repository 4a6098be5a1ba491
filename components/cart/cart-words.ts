import { GRIND_LABEL } from '@/lib/cart/rules';
import type { CartLine, CartView } from '@/lib/cart/types';
import type { WriteFailure } from '@/lib/cart/write-queue';
import { errorText } from '@/lib/kernel/error-copy';
import { money, weekdayDate } from '@/lib/kernel/format';

/** "250 g · whole bean" */
export function sizeAndGrind({ sizeLabel, form, grind }: CartLine): string {
  const how = form === 'green' ? 'green, unroasted' : GRIND_LABEL[grind];
  return [sizeLabel, how].filter(Boolean).join(' · ');
}

export function problemOfLine({ problem, unitPrice }: CartLine, currency: string): string | null {
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'sold_out':
      return 'Sold out. Take it out to go on.';
    case 'not_enough':
      return errorText({ code: 'insufficient_stock', detail: { units: problem.units } });
    case 'price_changed':
      return `The price changed from ${money(problem.oldPrice, currency)} to ${money(unitPrice, currency)}.`;
    case 'unavailable':
      return 'Not for sale at the moment. Take it out to go on.';
    case 'freight':
      return errorText({ code: 'freight_only' });
  }
}

/** What the last command could not do, or what is in the way of shipping; null when all is well. */
export function problemOfCart(cart: CartView, failure: WriteFailure | null): string | null {
  if (failure?.code === 'unreachable')
    return 'The shop did not answer, so your last change may be missing. Check the cart and try again.';
  const notice = failure ?? cart.notice;
  if (notice) return errorText(notice);
  if (cart.shippingProblem?.kind === 'unserved') return errorText({ code: 'country_unserved' });
  if (cart.shippingProblem?.kind === 'too_heavy')
    return errorText({ code: 'weight_limit', detail: { max: cart.shippingProblem.max } });
  return null;
}

export function shippingWords({ freeShippingGap, currency }: CartView): string | null {
  if (!freeShippingGap) return null;
  return freeShippingGap.missing > 0
    ? `${money(freeShippingGap.missing, currency)} more and shipping is free.`
    : 'Shipping is free.';
}

/** "Roasted Tuesday 24 November, with you by Friday 27 November" */
export function deliveryWords({ delivery }: CartView): string | null {
  if (!delivery) return null;
  const begins = delivery.roastsOn
    ? `Roasted ${weekdayDate(delivery.roastsOn)}`
    : `Ships ${weekdayDate(delivery.shipsOn)}`;
  return `${begins}, with you by ${weekdayDate(delivery.arrivesBy)}`;
}
