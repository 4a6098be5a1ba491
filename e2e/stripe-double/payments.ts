import type Stripe from 'stripe';
import { type CardOutcome, cardOutcome } from './cards';
import { type Core, emit } from './core';
import { invalid } from './errors';
import { newId } from './ids';
import { addCharge, chargeOf, ensureIntent } from './intents';
import { readForm } from './pay-form';
import { applyTotals, getSession } from './sessions';
import type { FormDraft, SessionRecord } from './state';

/** Where the shopper's browser goes next: the pay form, the bank's question, or back to the shop. */
export type NextStep = 'form' | 'authenticate' | 'shop';

/** The shopper pressed "Pay". A card number that is not a test number leaves no trace. */
export function submitPayment(core: Core, record: SessionRecord, fields: URLSearchParams): NextStep {
  const { session } = record;
  if (session.status !== 'open') return session.status === 'complete' ? 'shop' : 'form';
  abandonAuthentication(core, session);
  const draft = readForm(record, fields);
  record.draft = draft;
  if (draft.error) return 'form';
  const total = chooseShipping(core, record, draft);
  if (total === 0) return complete(core, record, 'no_payment_required');
  if (draft.method === 'delayed') return startDelayed(core, record);
  const outcome = cardOutcome(fields.get('card') ?? '');
  if (!outcome) {
    draft.error = {
      message: 'Only the test numbers of this demo work. Never type a real card here.',
      field: 'card',
    };
    return 'form';
  }
  return chargeCard(core, record, outcome);
}

/** A new attempt replaces one that still waits for the bank's answer. */
function abandonAuthentication(core: Core, session: Stripe.Checkout.Session): void {
  const intent = core.state.intents.get(String(session.payment_intent));
  if (intent?.status !== 'requires_action') return;
  intent.status = 'requires_payment_method';
  intent.next_action = null;
}

function chooseShipping(core: Core, record: SessionRecord, draft: FormDraft): number {
  const rate = record.rates.find(({ id }) => id === draft.shipping);
  return applyTotals(record, rate, taxRateOf(core, record.session));
}

export const taxRateOf = (core: Core, session: Stripe.Checkout.Session): number =>
  session.automatic_tax.enabled ? core.settings.taxRateBp : 0;

function chargeCard(core: Core, record: SessionRecord, outcome: CardOutcome): NextStep {
  const intent = ensureIntent(core, record);
  if (outcome.kind === 'approved') return succeed(core, record, intent);
  if (outcome.kind === 'declined') {
    refuse(core, record, intent, outcome.message, { code: outcome.code, decline_code: outcome.declineCode });
    return 'form';
  }
  intent.status = 'requires_action';
  intent.last_payment_error = null;
  intent.payment_method = newId('pm');
  intent.next_action = { type: 'use_stripe_sdk' };
  emit(core, 'payment_intent.requires_action', intent);
  return 'authenticate';
}

/** The shopper answered the bank's question. Ignored unless the bank is asking. */
export function answerAuthentication(core: Core, record: SessionRecord, approved: boolean): NextStep {
  const { session } = record;
  const intent = core.state.intents.get(String(session.payment_intent));
  if (session.status === 'complete') return 'shop';
  if (session.status !== 'open' || intent?.status !== 'requires_action') return 'form';
  intent.next_action = null;
  if (approved) return succeed(core, record, intent);
  refuse(
    core,
    record,
    intent,
    'We are unable to authenticate your payment method. Choose another and try again.',
    {
      code: 'payment_intent_authentication_failure',
    },
  );
  return 'form';
}

type Refusal = Pick<Stripe.PaymentIntent.LastPaymentError, 'code' | 'decline_code'>;

/** The session stays open and the same intent can be paid another way. */
function refuse(
  core: Core,
  record: SessionRecord,
  intent: Stripe.PaymentIntent,
  message: string,
  why: Refusal,
): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  const charge = why.decline_code
    ? addCharge(core, intent, record.draft, { status: 'failed', code: why.code ?? '', message })
    : undefined;
  intent.last_payment_error = { ...why, ...(charge && { charge: charge.id }), message, type: 'card_error' };
  if (record.draft) record.draft.error = { message, field: 'card' };
  if (charge) emit(core, 'charge.failed', charge);
  emit(core, 'payment_intent.payment_failed', intent);
}

function succeed(core: Core, record: SessionRecord, intent: Stripe.PaymentIntent): NextStep {
  receive(core, intent, addCharge(core, intent, record.draft, { status: 'succeeded' }));
  return complete(core, record, 'paid');
}

function receive(core: Core, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  intent.payment_method = charge.payment_method;
  intent.next_action = null;
  intent.processing = null;
  emit(core, 'charge.succeeded', charge);
  emit(core, 'payment_intent.succeeded', intent);
}

function startDelayed(core: Core, record: SessionRecord): NextStep {
  const intent = ensureIntent(core, record);
  const charge = addCharge(core, intent, record.draft, { status: 'pending' });
  intent.status = 'processing';
  intent.last_payment_error = null;
  intent.payment_method = charge.payment_method;
  intent.next_action = null;
  emit(core, 'charge.pending', charge);
  emit(core, 'payment_intent.processing', intent);
  return complete(core, record, 'unpaid');
}

function complete(
  core: Core,
  record: SessionRecord,
  paymentStatus: Stripe.Checkout.Session.PaymentStatus,
): NextStep {
  const { session, draft } = record;
  session.status = 'complete';
  session.payment_status = paymentStatus;
  session.url = null;
  if (session.automatic_tax.enabled) session.automatic_tax.status = 'complete';
  if (draft) recordCustomer(session, draft);
  record.draft = null;
  emit(core, 'checkout.session.completed', session);
  return 'shop';
}

function recordCustomer(session: Stripe.Checkout.Session, draft: FormDraft): void {
  const address: Stripe.Address = {
    city: draft.city || null,
    country: draft.country || null,
    line1: draft.line1 || null,
    line2: null,
    postal_code: draft.postalCode || null,
    state: draft.state || null,
  };
  session.customer_details = {
    address,
    business_name: null,
    email: draft.email,
    individual_name: null,
    name: draft.name,
    phone: draft.phone || null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  if (session.shipping_address_collection) {
    session.collected_information = {
      business_name: null,
      individual_name: null,
      shipping_details: { address, name: draft.name },
    };
  }
  if (draft.termsAccepted) session.consent = { promotions: null, terms_of_service: 'accepted' };
}

/** The bank answers for a delayed payment: the money came, or it did not. */
export function settleDelayed(core: Core, sessionId: string, ok: boolean): void {
  const record = getSession(core, sessionId);
  const { session } = record;
  const intent = core.state.intents.get(String(session.payment_intent));
  const charge = intent && chargeOf(core, intent);
  if (!intent || !charge || intent.status !== 'processing') {
    throw invalid(`Session ${sessionId} has no payment that waits for its bank.`);
  }
  if (ok) {
    charge.status = 'succeeded';
    charge.paid = true;
    charge.amount_captured = charge.amount;
    charge.balance_transaction = newId('txn');
    receive(core, intent, charge);
    session.payment_status = 'paid';
    emit(core, 'checkout.session.async_payment_succeeded', session);
    return;
  }
  const message = 'The bank account has insufficient funds.';
  charge.status = 'failed';
  charge.failure_code = 'payment_method_provider_decline';
  charge.failure_message = message;
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = {
    code: 'payment_method_provider_decline',
    charge: charge.id,
    message,
    type: 'invalid_request_error',
  };
  emit(core, 'charge.failed', charge);
  emit(core, 'payment_intent.payment_failed', intent);
  emit(core, 'checkout.session.async_payment_failed', session);
}
