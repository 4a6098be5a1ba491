import { currencyDecimals } from '@/lib/kernel/format';
import { type Minor, minor } from '@/lib/kernel/units';
import { canMoveFulfilment, canShip, isPaid, type PaymentState } from '@/lib/orders/rules';
import type { TableShape } from '../table';
import type { OrderStanding } from './types';

/** The tabs above the list. An order may stand in two of them: shipped and refunded. */
export const ORDER_TABS = [
  { value: '', label: 'All' },
  { value: 'review', label: 'Needs a look' },
  { value: 'to-ship', label: 'To ship' },
  { value: 'part', label: 'Part shipped' },
  { value: 'held', label: 'Held' },
  { value: 'awaiting', label: 'Awaiting payment' },
  { value: 'shipped', label: 'Shipped' },
  { value: 'closed', label: 'Cancelled, refunded' },
] as const;
export type OrderTab = Exclude<(typeof ORDER_TABS)[number]['value'], ''>;
const TABS = ORDER_TABS.flatMap(({ value }) => (value ? [value] : []));

export const ORDERS_SHAPE = {
  sorts: ['at', 'number', 'customer', 'total'],
  defaultSort: 'at',
  defaultDescending: true,
  filters: { state: TABS },
} as const satisfies TableShape;

export type Stage = { text: string; tone: 'good' | 'waiting' | 'problem' | 'quiet' };

/** Where an order stands, in one or two words. */
export function stageOf(order: OrderStanding): Stage {
  switch (order.paymentState) {
    case 'pending':
      return { text: 'Awaiting payment', tone: 'waiting' };
    case 'processing':
      return { text: 'Bank payment under way', tone: 'waiting' };
    case 'expired':
      return { text: 'Not paid', tone: 'quiet' };
    case 'failed':
      return { text: 'Payment failed', tone: 'quiet' };
    default:
      return paidStage(order);
  }
}

function paidStage({ paymentState, fulfilmentState, isPartShipped, moneyGoesBack }: OrderStanding): Stage {
  if (fulfilmentState === 'held') return { text: 'Held', tone: 'problem' };
  if (fulfilmentState === 'cancelled') return { text: 'Cancelled', tone: 'quiet' };
  if (fulfilmentState === 'delivered') return { text: 'Delivered', tone: 'quiet' };
  if (fulfilmentState === 'shipped') return { text: 'Shipped', tone: 'quiet' };
  if (paymentState === 'refunded') return { text: 'Refunded', tone: 'quiet' };
  if (moneyGoesBack) return { text: 'Refund asked for', tone: 'waiting' };
  if (isPartShipped) return { text: 'Part shipped', tone: 'waiting' };
  return fulfilmentState === 'packed' ? { text: 'Packed', tone: 'good' } : { text: 'To ship', tone: 'good' };
}

export type OrderMoves = {
  ship: boolean;
  pack: boolean;
  deliver: boolean;
  hold: boolean;
  release: boolean;
  endShipping: boolean;
  /** `unpaid` ends the payment page; `paid` may give money back as well. */
  cancel: 'unpaid' | 'paid' | null;
  refund: boolean;
};

/** What may be done now, by the same tables that the services ask. */
export function movesOf(order: OrderStanding & { refundable: number; toShip: number }): OrderMoves {
  const { paymentState, fulfilmentState: at, isPartShipped } = order;
  const paid = isPaid(paymentState);
  const ships = canShip(order) && !order.moneyGoesBack;
  return {
    ship: ships && order.toShip > 0,
    pack: ships && at === 'ready',
    deliver: paid && at === 'shipped',
    hold: paid && at !== 'none' && canMoveFulfilment(at, 'held'),
    release: paid && at === 'held',
    endShipping: isPartShipped && (at === 'ready' || at === 'packed'),
    cancel:
      paymentState === 'pending'
        ? 'unpaid'
        : paid && !isPartShipped && canMoveFulfilment(at, 'cancelled')
          ? 'paid'
          : null,
    refund: paid && order.refundable > 0,
  };
}

/**
 * Only what was written by hand, and only when its payment page is proven over: so that never two pages are open for
 * the same goods.
 */
export const canWriteAgain = (order: { channel: string; paymentState: PaymentState }): boolean =>
  order.channel === 'manual' && (order.paymentState === 'expired' || order.paymentState === 'failed');

/**
 * What a person types as an amount: "12.50", "12,50", "1,234.50", "$12". Null for anything else, and for more decimals
 * than the currency has.
 */
export function parseAmount(typed: string, currency: string): Minor | null {
  const decimals = currencyDecimals(currency);
  const plain = typed.trim().replace(/^[^\d-]{1,3}\s*|\s*[^\d]{1,4}$/g, '');
  const [, whole = '', , part = ''] = /^(\d{1,3}(?:[,' ]\d{3})+|\d{1,9})([.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (!whole || part.length > decimals) return null;
  return minor(Number(whole.replace(/\D/g, '')) * 10 ** decimals + Number(part.padEnd(decimals, '0') || 0));
}

/** Where the best-known carriers show a parcel. */
const TRACKING_PAGES: Record<string, string> = {
  USPS: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=',
  UPS: 'https://www.ups.com/track?tracknum=',
  FedEx: 'https://www.fedex.com/fedextrack/?trknbr=',
  DHL: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id=',
};
export const CARRIERS = Object.keys(TRACKING_PAGES);

/** Empty for a carrier whose page is not known, and without a number. */
export function trackingPage(carrier: string, tracking: string): string {
  const known = CARRIERS.find((name) => name.toLowerCase() === carrier.trim().toLowerCase());
  const page = known && TRACKING_PAGES[known];
  return page && tracking.trim() ? `${page}${encodeURIComponent(tracking.trim())}` : '';
}
