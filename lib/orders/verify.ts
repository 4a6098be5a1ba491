import type Stripe from 'stripe';
import type { OfferedRate } from './types';

export type Expected = {
  id: string;
  currency: string;
  country: string;
  subtotal: number;
  offeredRates: readonly OfferedRate[];
  /** The request switched Stripe Tax on. */
  taxOn: boolean;
};

/**
 * What is wrong with a paid session compared with the order it was made for; empty when all is as it was asked.
 * The shop sends no discounts, so any is one too many.
 */
export function verifyPayment(order: Expected, session: Stripe.Checkout.Session): string[] {
  const wrong: string[] = [];
  const check = (name: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${name} is ${String(is)}, expected ${String(should)}`);
  };
  const discount = session.total_details?.amount_discount ?? 0;
  const tax = session.total_details?.amount_tax ?? 0;
  const shipping = session.shipping_cost?.amount_subtotal ?? 0;

  check('reference', session.client_reference_id, order.id);
  check('currency', session.currency?.toUpperCase(), order.currency);
  check('subtotal', session.amount_subtotal, order.subtotal);
  check('discount', discount, 0);
  if (!order.taxOn) check('tax', tax, 0);
  if (!order.offeredRates.some(({ amount }) => amount === shipping)) {
    wrong.push(`shipping is ${shipping}, which was not offered`);
  }
  check('total', session.amount_total, order.subtotal - discount + shipping + tax);
  const country = session.collected_information?.shipping_details?.address?.country;
  if (country) check('country', country, order.country);
  return wrong;
}

/** The offered choice that the customer took, by its place on the payment page and then by its price. */
export function chosenRate(
  offered: readonly OfferedRate[],
  session: Pick<Stripe.Checkout.Session, 'shipping_cost' | 'shipping_options'>,
): OfferedRate | null {
  const cost = session.shipping_cost;
  if (!cost) return null;
  const rateId = typeof cost.shipping_rate === 'string' ? cost.shipping_rate : cost.shipping_rate?.id;
  const at = session.shipping_options.findIndex(({ shipping_rate }) =>
    typeof shipping_rate === 'string' ? shipping_rate === rateId : shipping_rate.id === rateId,
  );
  const placed = offered[at];
  if (placed?.amount === cost.amount_subtotal) return placed;
  return offered.find(({ amount }) => amount === cost.amount_subtotal) ?? null;
}
