import type { Grind } from '@/lib/cart/types';
import type { Minor, OrderId, VariantId } from '@/lib/kernel/units';
import type { AlertKind } from '@/lib/orders/alerts';
import type { LineStanding } from '@/lib/orders/shipments';
import type { DisputeState, FulfilmentState, OrderLine, PaymentMode, PaymentState } from '@/lib/orders/types';

/** What decides where an order stands and what may be done with it. */
export type OrderStanding = {
  paymentState: PaymentState;
  fulfilmentState: FulfilmentState;
  disputeState: DisputeState;
  /** A parcel has left and bags still wait. */
  isPartShipped: boolean;
  /** All of the money went back or was asked back. */
  moneyGoesBack: boolean;
};

export type OrderRow = OrderStanding & {
  id: OrderId;
  number: string;
  mode: PaymentMode;
  channel: string;
  /** ISO instant: placed, or written while nobody paid yet. */
  at: string;
  customer: string | null;
  email: string | null;
  country: string;
  /** "2 × Peru APROCASSI, 250 g; 1 × …" */
  contents: string;
  units: number;
  total: Minor;
  refunded: Minor;
  currency: string;
  openAlerts: number;
  reviewReason: string | null;
};

export type AlertView = {
  id: number;
  kind: AlertKind;
  at: string;
  detail: Record<string, unknown>;
  order: { id: OrderId; number: string } | null;
};

/** Above the list: what needs a person, and how many orders each tab holds. */
export type OrdersOverview = {
  /** The first of the open ones. */
  alerts: AlertView[];
  /** All open ones. */
  openAlerts: number;
  counts: Record<string, number>;
};

export type AdminLine = OrderLine &
  LineStanding & {
    line: number;
    /** Bags that still have to leave. */
    toShip: number;
    /** Bags that can still go back into stock; 0 for roasted coffee. */
    toRestock: number;
    /** Codes of the roast batches it was packed from. */
    batches: string[];
  };

export type AdminParcel = {
  id: string;
  carrier: string;
  tracking: string;
  trackingUrl: string | null;
  at: string;
  by: string;
  lines: { name: string; quantity: number }[];
};

export type AdminMail = {
  id: string;
  /** As stored: `shipped:shp_…`. */
  kind: string;
  subject: string | null;
  recipient: string | null;
  state: 'waiting' | 'failing' | 'sent' | 'kept';
  at: string;
  lastError: string | null;
  /** Only of mails that a shop without a mail server keeps. */
  plainText: string | null;
};

export type AdminRefund = {
  id: string;
  stripeRefundId: string | null;
  amount: Minor;
  status: 'requested' | 'pending' | 'succeeded' | 'failed' | 'canceled' | 'requires_action';
  source: 'admin' | 'dashboard' | 'auto';
  reason: string;
  at: string;
};

export type AdminOrder = OrderStanding & {
  id: OrderId;
  number: string;
  mode: PaymentMode;
  channel: string;
  campaign: string | null;
  currency: string;
  timeZone: string;
  reviewReason: string | null;
  lines: AdminLine[];
  sums: { label: string; amount: Minor; isTotal: boolean }[];
  totalPaid: Minor;
  refunded: Minor;
  /** What can still be given back; 0 when nothing was charged. */
  refundable: Minor;
  grossWeight: number;
  shippingService: string | null;
  email: string | null;
  customerName: string | null;
  country: string;
  /** As on a parcel; empty until it is typed on the payment page. */
  address: string[];
  roastsOn: string | null;
  arrivesBy: string | null;
  createdAt: string;
  placedAt: string | null;
  payments: {
    sessionId: string;
    paymentIntent: string | null;
    amount: Minor;
    currency: string;
    at: string;
  }[];
  refunds: AdminRefund[];
  parcels: AdminParcel[];
  mails: AdminMail[];
  alerts: AlertView[];
  /** Newest first. */
  history: { id: number; kind: string; detail: Record<string, unknown>; at: string; by: string }[];
  /** The payment page, while it is open. */
  paymentLink: { url: string; expiresAt: string } | null;
};

/** A search for sizes answers no more than this. */
export const FOUND_MOST = 20;

/** An order by hand that nobody paid in time, to be written again. */
export type ManualDraft = {
  orderId: OrderId;
  number: string;
  name: string;
  email: string;
  country: string;
  note: string;
  lines: { item: Sellable; grind: Grind; quantity: number }[];
  /** What it held that is not on sale any more: "2 × Peru, 1 lb". */
  gone: string[];
};

/** A size that can be put into an order written by hand. */
export type Sellable = {
  variantId: VariantId;
  sku: string;
  name: string;
  sizeLabel: string;
  form: 'green' | 'roasted' | 'chocolate' | 'set';
  lotCode: string;
  price: Minor;
  currency: string;
  /** Bags that the lot gives now. */
  units: number;
};
