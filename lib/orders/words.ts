import { countryName } from '@/lib/kernel/format';
import { type Minor, minor } from '@/lib/kernel/units';
import type { DisputeState, FulfilmentState, PaymentState } from './rules';
import type { OrderLine, OrderStatus, OrderView, PaymentMode } from './types';

const GRINDS: Record<string, string> = {
  'whole-bean': 'whole beans',
  espresso: 'ground for espresso',
  moka: 'ground for moka pot',
  aeropress: 'ground for AeroPress',
  filter: 'ground for filter, V60',
  batch: 'ground for batch brewer',
  'french-press': 'ground for French press',
  'cold-brew': 'ground for cold brew',
};

/** Null for whatever is not ground. */
export const grindLabel = (grind: string): string | null => GRINDS[grind] ?? null;

/** "Green, lot PE-APRO-2026-01" or "Roasted, ground for filter, V60, lot …": what stands under the name of a line. */
export function lineDetail(line: Pick<OrderLine, 'form' | 'grind' | 'lotCode'>): string {
  const form = { green: 'Green coffee', roasted: 'Roasted', chocolate: 'Chocolate', set: 'Set' }[line.form];
  return [form, grindLabel(line.grind), `lot ${line.lotCode}`].filter(Boolean).join(', ');
}

/** How an order stands, for its owner. */
export function orderStatus(order: {
  paymentState: PaymentState;
  fulfilmentState: FulfilmentState;
  disputeState: DisputeState;
  /** Its money came when the goods were gone. */
  cameLate: boolean;
  /** A first parcel has left, others follow. */
  isPartShipped: boolean;
}): OrderStatus {
  switch (order.paymentState) {
    case 'pending':
      return {
        tone: 'waiting',
        title: 'Waiting for your payment',
        text: 'Your bags are kept while the payment page is open.',
      };
    case 'processing':
      return {
        tone: 'waiting',
        title: 'Your bank is on it',
        text: 'This way of paying takes a few days. Your bags stay reserved, and we write when the money is here.',
      };
    case 'expired':
      return {
        tone: 'closed',
        title: 'Not paid in time',
        text: 'Nothing was charged and the bags went back on the table. You can order again at any time.',
      };
    case 'failed':
      return {
        tone: 'problem',
        title: 'The payment did not go through',
        text: 'Nothing was charged. Order again with another way of paying.',
      };
    case 'refunded':
      return {
        tone: 'closed',
        title: 'Refunded',
        text:
          order.fulfilmentState === 'cancelled' && order.cameLate
            ? 'The last bags were gone when your payment arrived. You get all of it back.'
            : 'You get all of it back. Banks take five to ten days to show it.',
      };
    case 'paid':
    case 'partially_refunded':
      return paidStatus(order);
  }
}

function paidStatus(order: Parameters<typeof orderStatus>[0]): OrderStatus {
  switch (order.fulfilmentState) {
    case 'none':
    case 'ready':
      if (order.isPartShipped) return PART_SHIPPED;
      return {
        tone: 'good',
        title: 'Paid, thank you',
        text: 'Your order is on the roasting and packing list.',
      };
    case 'held':
      return {
        tone: 'waiting',
        title: 'Paid, we are checking something',
        text: 'Your payment arrived. Before we ship, one of us looks at a detail; we write if we need anything.',
      };
    case 'packed':
      if (order.isPartShipped) return PART_SHIPPED;
      return { tone: 'good', title: 'Packed', text: 'Your parcel waits for the carrier.' };
    case 'shipped':
      return { tone: 'good', title: 'On its way', text: 'Your parcel has left us.' };
    case 'delivered':
      return { tone: 'good', title: 'Delivered', text: 'Enjoy it. Tell us how it brews.' };
    case 'cancelled':
      if (!order.cameLate) {
        return {
          tone: 'closed',
          title: 'Cancelled',
          text: 'This order was cancelled before it shipped. What goes back to you is listed below.',
        };
      }
      return {
        tone: 'problem',
        title: 'Sold out before your payment arrived',
        text: 'The payment came after your reservation had ended, and the last bags were gone. You get all of it back.',
      };
  }
}

const PART_SHIPPED: OrderStatus = {
  tone: 'good',
  title: 'A first parcel is on its way',
  text: 'Part of your order has left us; the rest follows in another parcel.',
};

/** "with UPS, tracking 1Z999": what stands in mails and history. */
export const carrierText = (parcel: Record<string, unknown>): string =>
  [parcel.carrier && `with ${parcel.carrier}`, parcel.tracking && `tracking ${parcel.tracking}`]
    .filter(Boolean)
    .join(', ');

/** A line of the order's history; null for what is the shop's own business. */
export function eventText(kind: string, detail: Record<string, unknown> = {}): string | null {
  switch (kind) {
    case 'placed':
      return 'Order written, bags reserved';
    case 'payment_processing':
      return 'Payment on its way from your bank';
    case 'paid':
      return 'Payment received';
    case 'payment_failed':
      return 'Payment did not go through, bags released';
    case 'checkout_expired':
      return 'Payment page closed without a payment, bags released';
    case 'late_payment_refunded':
      return 'Payment came too late, refund started';
    case 'duplicate_payment':
      return 'Paid a second time, second payment on its way back';
    case 'refund':
      return 'Refund started';
    case 'refund_failed':
      return 'A refund did not reach your bank, we are on it';
    case 'packed':
      return 'Packed';
    case 'shipped':
      return ['Handed to the carrier', carrierText(detail)].filter(Boolean).join(' ');
    case 'part_shipped':
      return ['A first part handed to the carrier', carrierText(detail)].filter(Boolean).join(' ');
    case 'cancelled':
      return 'Cancelled before it shipped';
    case 'delivered':
      return 'Delivered';
    default:
      return null;
  }
}

/** Stands on mails, order pages and packing slips of shops that take no money. */
export function modeLabel(mode: PaymentMode): string | null {
  if (mode === 'demo') return 'Demo shop: no money moved and nothing ships.';
  if (mode === 'test') return 'Test mode: no money moved.';
  return null;
}

/** Subtotal, shipping, tax, discount and total, as far as there are any; refunds last. */
export function totalRows(
  order: Pick<
    OrderView,
    'subtotal' | 'shipping' | 'shippingService' | 'tax' | 'discount' | 'total' | 'refunded'
  >,
): { label: string; amount: Minor; isTotal: boolean }[] {
  const row = (label: string, amount: number, isTotal = false) => ({ label, amount: minor(amount), isTotal });
  return [
    row('Subtotal', order.subtotal),
    row(order.shippingService ? `Shipping, ${order.shippingService}` : 'Shipping', order.shipping),
    ...(order.tax > 0 ? [row('Tax', order.tax)] : []),
    ...(order.discount > 0 ? [row('Discount', -order.discount)] : []),
    row('Total', order.total, true),
    ...(order.refunded > 0 ? [row('Refunded', -order.refunded)] : []),
  ];
}

/** As written on a parcel, name first. */
export function addressLines(shipTo: OrderView['shipTo']): string[] {
  if (!shipTo) return [];
  const { line1, line2, city, state, postalCode, country } = shipTo.address;
  const place = [[city, state].filter(Boolean).join(', '), postalCode].filter(Boolean).join(' ');
  return [shipTo.name, line1, line2, place, country && countryName(country)].filter((line): line is string =>
    Boolean(line),
  );
}

const MAIL_NAMES: Record<string, string> = {
  order_confirmation: 'Order confirmation',
  fulfil: 'Packing note to the shop',
  payment_refunded_late: 'Refund of a late payment',
  payment_refunded_duplicate: 'Refund of a second payment',
  payment_link: 'Payment link',
  shipped: 'Parcel on its way',
  refunded: 'Refund on its way',
  cancelled: 'Order cancelled',
};

/** What the shop's people call a mail: `shipped:shp_…~out_…` → "Parcel on its way, sent again". */
export function mailName(stored: string): string {
  const name = MAIL_NAMES[stored.split(/[:~]/, 1)[0] ?? ''] ?? 'Mail';
  return stored.includes('~') ? `${name}, sent again` : name;
}
