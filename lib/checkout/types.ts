import type { Tx } from '@/db/client';
import type { AttemptId, CartId, Grams, LotId, Minor, OrderId, VariantId } from '@/lib/kernel/units';
import type { OfferedRate } from '@/lib/orders/types';

/** A cart line with today's price and what an order has to keep of it. */
export type PricedLine = {
  variantId: VariantId;
  lotId: LotId;
  sku: string;
  lotCode: string;
  coffeeSlug: string;
  name: string;
  sizeLabel: string;
  form: 'green' | 'roasted' | 'chocolate' | 'set';
  grind: string;
  quantity: number;
  price: Minor;
  /** Grams in one unit. */
  net: Grams;
  /** Grams that one unit takes from its lot. */
  draw: Grams;
  /** Packed weight of one unit. */
  gross: Grams;
};

export type PricedCart = {
  lines: PricedLine[];
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  subtotal: Minor;
  gross: Grams;
  /** One to five choices. */
  rates: OfferedRate[];
  /** Names everything above: equal hash, equal order. */
  hash: string;
};

export type CheckoutRequest = {
  cartId: CartId;
  /** ISO 3166-1 alpha-2, upper case. */
  country: string;
  /** The cart's hash as it stood on the page that the customer agreed to. */
  expected: { cartHash: string };
  /** Filled in on the payment page, when known. */
  email?: string | undefined;
  /** Who opens it, as a digest (`openerOf`); unset when a shop person does. */
  openedFrom?: string;
  /** Set when a shop person writes the order for a customer, who gets the payment page as a link. */
  manual?: {
    customerName: string | null /** Milliseconds; Stripe allows 30 minutes to 24 hours. */;
    openFor: number;
    /** Writes down who wrote the order and why, in the transaction that writes it: before Stripe is asked. */
    onWritten?: (tx: Tx, order: { id: OrderId; number: string }) => Promise<void>;
  };
};

export type StartedCheckout = {
  /** Stripe's payment page: answer with a 303 to it. */
  url: string;
  orderId: OrderId;
  orderNumber: string;
  attemptId: AttemptId;
};
