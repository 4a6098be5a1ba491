import type Stripe from 'stripe';

/**
 * The requests this double answers, in the SDK's own types. `generate-schema.ts` turns them into the JSON Schema
 * that every request is checked against.
 */
export interface RequestParams {
  SessionCreate: Stripe.Checkout.SessionCreateParams;
  SessionRetrieve: Stripe.Checkout.SessionRetrieveParams;
  SessionExpire: Stripe.Checkout.SessionExpireParams;
  SessionList: Stripe.Checkout.SessionListParams;
  SessionLineItems: Stripe.Checkout.SessionListLineItemsParams;
  PaymentIntentRetrieve: Stripe.PaymentIntentRetrieveParams;
  ChargeRetrieve: Stripe.ChargeRetrieveParams;
  RefundCreate: Stripe.RefundCreateParams;
  RefundRetrieve: Stripe.RefundRetrieveParams;
  RefundList: Stripe.RefundListParams;
  DisputeRetrieve: Stripe.DisputeRetrieveParams;
  DisputeList: Stripe.DisputeListParams;
  EventRetrieve: Stripe.EventRetrieveParams;
  EventList: Stripe.EventListParams;
  WebhookEndpointCreate: Stripe.WebhookEndpointCreateParams;
  WebhookEndpointList: Stripe.WebhookEndpointListParams;
}

export type RequestName = keyof RequestParams;
