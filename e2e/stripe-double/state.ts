import type Stripe from 'stripe';

/** What the payment page remembers between requests. The card number is never part of it. */
export interface FormDraft {
  email: string;
  name: string;
  phone: string;
  line1: string;
  city: string;
  state: string;
  postalCode: string;
  country: string;
  /** Id of the chosen shipping rate, '' when the session offers none. */
  shipping: string;
  method: 'card' | 'delayed';
  termsAccepted: boolean;
  error: { message: string; field?: string } | null;
}

export interface OfferedRate {
  id: string;
  displayName: string;
  amount: number;
  taxBehavior: 'inclusive' | 'exclusive';
  /** '3–5 business days', or null. */
  estimate: string | null;
}

export interface SessionRecord {
  session: Stripe.Checkout.Session;
  lineItems: Stripe.LineItem[];
  rates: OfferedRate[];
  intent: { metadata: Stripe.Metadata; description: string | null; statementDescriptor: string | null };
  draft: FormDraft | null;
}

export interface EventRecord {
  event: Stripe.Event;
  /** `undelivered`: dropped by a fault, or every try failed. `unsubscribed`: the endpoint does not want it. */
  delivery: 'pending' | 'delivered' | 'undelivered' | 'unsubscribed';
}

/** One attempt to hand an event to the webhook endpoint. */
export interface Delivery {
  event: string;
  type: string;
  /** The endpoint's HTTP status, `dropped` by a fault, or why no answer came. */
  status: number | 'dropped' | string;
  /** Real time in milliseconds. */
  at: number;
}

export interface StoredResult {
  fingerprint: string;
  /** Virtual unix seconds; Stripe forgets a key after 24 hours. */
  at: number;
  requestId: string;
  status: number;
  body: object;
}

export interface State {
  /** Seconds the virtual clock is ahead. */
  clockOffset: number;
  sessions: Map<string, SessionRecord>;
  intents: Map<string, Stripe.PaymentIntent>;
  charges: Map<string, Stripe.Charge>;
  refunds: Map<string, Stripe.Refund>;
  disputes: Map<string, Stripe.Dispute>;
  endpoints: Map<string, Stripe.WebhookEndpoint>;
  results: Map<string, StoredResult>;
  /** Oldest first. */
  events: EventRecord[];
  /** Oldest first. */
  deliveries: Delivery[];
}

export function emptyState(clockOffset = 0): State {
  return {
    clockOffset,
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    endpoints: new Map(),
    results: new Map(),
    events: [],
    deliveries: [],
  };
}
