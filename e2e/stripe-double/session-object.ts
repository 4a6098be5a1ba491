import type Stripe from 'stripe';
import { newId } from './ids';
import { DAY } from './options';
import type { OfferedRate } from './state';

type Params = Stripe.Checkout.SessionCreateParams;

/** Payment methods whose money comes later; the page offers the bank payment when one of them is allowed. */
const DELAYED_METHODS = ['us_bank_account', 'sepa_debit', 'bacs_debit', 'acss_debit', 'au_becs_debit'];

export function methodTypesOf(params: Params): string[] {
  const excluded = new Set<string>(params.excluded_payment_method_types ?? []);
  return (params.allowed_payment_method_types ?? ['card', 'us_bank_account']).filter(
    (type) => !excluded.has(type),
  );
}

export const offersDelayed = (session: Stripe.Checkout.Session): boolean =>
  session.payment_method_types.some((type) => DELAYED_METHODS.includes(type));

/** A new open session; amounts are filled in once its lines are known. */
export function newSession(params: Params, id: string, url: string, now: number, rates: OfferedRate[]) {
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: params.adaptive_pricing?.enabled ?? false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: 0,
    amount_total: 0,
    automatic_tax: {
      enabled: params.automatic_tax?.enabled ?? false,
      liability: null,
      provider: params.automatic_tax?.enabled ? 'stripe' : null,
      status: params.automatic_tax?.enabled ? 'requires_location_inputs' : null,
    },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: params.consent_collection
      ? {
          payment_method_reuse_agreement: null,
          promotions: params.consent_collection.promotions ?? null,
          terms_of_service: params.consent_collection.terms_of_service ?? null,
        }
      : null,
    created: now,
    currency: params.line_items?.[0]?.price_data?.currency.toLowerCase() ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: params.custom_text?.after_submit || null,
      shipping_address: params.custom_text?.shipping_address || null,
      submit: params.custom_text?.submit || null,
      terms_of_service_acceptance: params.custom_text?.terms_of_service_acceptance || null,
    },
    customer: null,
    customer_account: null,
    customer_creation: 'if_required',
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: null,
    expires_at: params.expires_at ?? now + DAY,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: metadataOf(params.metadata),
    mode: 'payment',
    origin_context: params.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: methodTypesOf(params),
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: params.shipping_address_collection ?? null,
    shipping_cost: null,
    shipping_options: rates.map((rate) => ({ shipping_amount: rate.amount, shipping_rate: rate.id })),
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url ?? null,
    total_details: null,
    ui_mode: 'hosted_page',
    url,
    wallet_options: null,
  } satisfies Stripe.Checkout.Session as Stripe.Checkout.Session;
}

export function newLineItem(
  line: Stripe.Checkout.SessionCreateParams.LineItem,
  now: number,
): Stripe.LineItem {
  const price = line.price_data;
  const quantity = line.quantity ?? 1;
  const unitAmount = price?.unit_amount ?? 0;
  const amount = unitAmount * quantity;
  const currency = price?.currency.toLowerCase() ?? '';
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency,
    description: price?.product_data?.name ?? null,
    metadata: metadataOf(line.metadata),
    price: {
      id: newId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: now,
      currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId('prod', 14),
      recurring: null,
      tax_behavior: price?.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: unitAmount,
      // On the wire a string, from which the SDK makes its Decimal.
      unit_amount_decimal: String(unitAmount) as unknown as Stripe.Decimal,
    },
    quantity,
  } satisfies Stripe.LineItem;
}

/** Metadata as Stripe gives it back: text only, without the keys that were sent empty. */
export function metadataOf(metadata: Stripe.MetadataParam | '' | null | undefined): Stripe.Metadata {
  const kept = Object.entries(metadata || {}).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(kept.map(([key, value]) => [key, String(value)]));
}
