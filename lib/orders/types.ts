import type { PostalAddress } from '@/db/schema/orders';
import type { Grams, Minor, OrderId, VariantId } from '@/lib/kernel/units';
import type { DisputeState, FulfilmentState, PaymentState } from './rules';

export type { OfferedRate, PostalAddress } from '@/db/schema/orders';
export type { AttemptState, DisputeState, FulfilmentState, PaymentState } from './rules';

/** How money is taken. `demo` and `test` move none. */
export type PaymentMode = 'demo' | 'test' | 'live';

export type OrderLine = {
  variantId: VariantId;
  sku: string;
  lotCode: string;
  coffeeSlug: string;
  name: string;
  sizeLabel: string;
  form: 'green' | 'roasted' | 'chocolate' | 'set';
  /** As in the cart; `none` for whatever is not ground. */
  grind: string;
  /** "ground for filter", "whole beans"; null when there is nothing to say. */
  grindLabel: string | null;
  quantity: number;
  price: Minor;
  total: Minor;
};

/** Words for the head of the order page and the mail. */
export type OrderStatus = {
  tone: 'good' | 'waiting' | 'problem' | 'closed';
  title: string;
  text: string;
};

export type OrderView = {
  id: OrderId;
  number: string;
  mode: PaymentMode;
  paymentState: PaymentState;
  fulfilmentState: FulfilmentState;
  disputeState: DisputeState;
  status: OrderStatus;
  lines: OrderLine[];
  currency: string;
  subtotal: Minor;
  /** 0 until the customer chose on the payment page. */
  shipping: Minor;
  tax: Minor;
  discount: Minor;
  total: Minor;
  refunded: Minor;
  shippingService: string | null;
  grossWeight: Grams;
  email: string | null;
  customerName: string | null;
  shipTo: { name: string | null; address: PostalAddress } | null;
  /** Calendar days in the shop's time zone, `2026-11-24`. */
  roastsOn: string | null;
  arrivesBy: string | null;
  /** ISO instants. */
  createdAt: string;
  placedAt: string | null;
  timeline: { at: string; text: string }[];
};

/** What the thanks page polls: `settled` means that asking again will not change the answer soon. */
export type OrderProgress = { settled: boolean; paymentState: PaymentState };

/** What a page needs to know about the payments of this shop; no secrets. */
export type PaymentsNotice = { mode: PaymentMode | 'off'; refusal: string | null };
