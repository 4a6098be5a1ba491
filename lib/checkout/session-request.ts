import type Stripe from 'stripe';
import { weekdayDate } from '@/lib/kernel/format';
import type { AttemptId, OrderId } from '@/lib/kernel/units';
import { lineDetail } from '@/lib/orders/words';
import type { PricedCart, PricedLine } from './types';

export type SessionSpec = {
  order: { id: OrderId; number: string };
  attemptId: AttemptId;
  cart: PricedCart;
  expiresAt: Date;
  /** Where the customer comes back to, from configuration and never from a request. */
  origin: string;
  /** Marks sessions as this shop's. */
  shopId: string;
  shopName: string;
  taxOn: boolean;
  email?: string | undefined;
  /** Written by a shop person: the customer has no cart to come back to. */
  isManual?: boolean;
  /** The calendar day each offered service delivers by, waiting for the roast included; same order. */
  deliveryDays: readonly string[];
};

const PAPER = '#F4F5F0';
const CHERRY = '#A3123B';

/**
 * The request for Stripe's hosted page. `adaptive_pricing` and `automatic_tax` are always said, because what is left
 * out follows the merchant's Dashboard and could change the amount. Nothing is sent that would let a customer take
 * more than was reserved. Metadata holds ids only.
 */
export function sessionRequest(spec: SessionSpec): Stripe.Checkout.SessionCreateParams {
  const { order, cart, origin } = spec;
  const currency = cart.currency.toLowerCase();
  const ids = { shop: spec.shopId, order_id: order.id };
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    client_reference_id: order.id,
    metadata: { ...ids, attempt_id: spec.attemptId },
    // Metadata does not travel from a session to its payment by itself.
    payment_intent_data: { metadata: ids, description: `Order ${order.number}` },
    expires_at: Math.floor(spec.expiresAt.getTime() / 1000),
    success_url: `${origin}/checkout/thanks?session_id={CHECKOUT_SESSION_ID}`,
    cancel_url: spec.isManual ? `${origin}/` : `${origin}/cart?cancelled=${spec.attemptId}`,
    line_items: cart.lines.map((line) => lineItem(line, currency)),
    adaptive_pricing: { enabled: false },
    automatic_tax: { enabled: spec.taxOn },
    shipping_address_collection: {
      allowed_countries: [
        cart.country as Stripe.Checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry,
      ],
    },
    shipping_options: cart.rates.map((rate, i) => ({
      shipping_rate_data: {
        display_name: dated(rate.name, spec.deliveryDays[i]),
        type: 'fixed_amount',
        fixed_amount: { amount: rate.amount, currency },
        tax_behavior: 'exclusive',
        metadata: { service_id: rate.serviceId },
      },
    })),
    ...(spec.email && { customer_email: spec.email }),
    customer_creation: 'if_required',
    phone_number_collection: { enabled: false },
    invoice_creation: { enabled: false },
    submit_type: 'pay',
    locale: 'auto',
    branding_settings: {
      display_name: spec.shopName,
      background_color: PAPER,
      button_color: CHERRY,
      border_style: 'rectangular',
    },
  };
}

function lineItem(line: PricedLine, currency: string): Stripe.Checkout.SessionCreateParams.LineItem {
  return {
    quantity: line.quantity,
    // Enough to write the order again from Stripe alone.
    metadata: {
      variant_id: line.variantId,
      sku: line.sku,
      lot_id: line.lotId,
      draw_g: String(line.draw),
      grind: line.grind,
    },
    price_data: {
      currency,
      unit_amount: line.price,
      tax_behavior: 'exclusive',
      product_data: { name: `${line.name}, ${line.sizeLabel}`, description: lineDetail(line) },
    },
  };
}

/**
 * The day our own pages promised. No `delivery_estimate` beside it: Stripe prints that as well, as a range of business
 * days that knows neither our holidays nor the roast, and a customer would read two promises.
 */
const dated = (name: string, by: string | undefined) => (by ? `${name}, by ${weekdayDate(by)}` : name);
