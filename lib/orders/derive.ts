import type Stripe from 'stripe';

/** What a Checkout Session means for the order, read from the current API objects and never from an event's payload. */
export type Outcome = 'paid' | 'open' | 'processing' | 'failed' | 'expired' | 'hold';

/**
 * `hold`: the session expired while its payment may still go through; keep the grams and tell a person.
 * The session must be read with `expand: ['payment_intent']`: after a failed bank payment it still says
 * `complete` and `unpaid`, and only the PaymentIntent knows.
 */
export function deriveOutcome(
  session: Pick<Stripe.Checkout.Session, 'status' | 'payment_status' | 'payment_intent'>,
): Outcome {
  if (session.payment_status === 'paid' || session.payment_status === 'no_payment_required') return 'paid';
  const intent = session.payment_intent;
  // An id without its object says nothing about the money.
  const unread = typeof intent === 'string';
  const over =
    !unread &&
    (intent === null || intent.status === 'requires_payment_method' || intent.status === 'canceled');
  switch (session.status) {
    case 'open':
      return 'open';
    case 'complete':
      return over && intent !== null ? 'failed' : 'processing';
    case 'expired':
      return over ? 'expired' : 'hold';
    default:
      // A status that Stripe adds later: never a reason to give up grams or money.
      return 'hold';
  }
}

export type DisputeOutcome = 'open' | 'won' | 'lost' | 'prevented';

export function deriveDispute(status: Stripe.Dispute.Status): DisputeOutcome {
  switch (status) {
    case 'won':
    case 'warning_closed':
      return 'won';
    case 'lost':
      return 'lost';
    case 'prevented':
      return 'prevented';
    default:
      return 'open';
  }
}

/** The payment that something at Stripe is about; Stripe gives its id, or all of it where it was asked to expand. */
export function paymentIntentOf(about: { payment_intent?: string | { id: string } | null }): string | null {
  const intent = about.payment_intent;
  return typeof intent === 'string' ? intent : (intent?.id ?? null);
}
