import type Stripe from 'stripe';
import { type Core, emit } from './core';
import { newId } from './ids';
import type { FormDraft, SessionRecord } from './state';

/** The session's PaymentIntent, made at the first attempt to pay and kept for the next ones. */
export function ensureIntent(core: Core, record: SessionRecord): Stripe.PaymentIntent {
  const { session } = record;
  const known = core.state.intents.get(String(session.payment_intent));
  if (known) {
    known.amount = session.amount_total ?? 0;
    return known;
  }
  const intent = newIntent(core, record);
  core.state.intents.set(intent.id, intent);
  session.payment_intent = intent.id;
  emit(core, 'payment_intent.created', intent);
  return intent;
}

function newIntent(core: Core, { session, intent }: SessionRecord): Stripe.PaymentIntent {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${newId('demo', 20)}`,
    confirmation_method: 'automatic',
    created: core.now(),
    currency: session.currency ?? '',
    customer: null,
    customer_account: null,
    description: intent.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: intent.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: session.payment_method_types,
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: intent.statementDescriptor,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_group: null,
  } satisfies Stripe.PaymentIntent;
}

type ChargeOutcome =
  | { status: 'succeeded' | 'pending' }
  | { status: 'failed'; code: string; message: string };

/** A new charge of the intent, which becomes its latest one. */
export function addCharge(
  core: Core,
  intent: Stripe.PaymentIntent,
  draft: FormDraft | null,
  outcome: ChargeOutcome,
): Stripe.Charge {
  const failed = outcome.status === 'failed';
  const charge = {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: outcome.status === 'succeeded' ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: outcome.status === 'succeeded' ? newId('txn') : null,
    billing_details: {
      address: null,
      email: draft?.email ?? null,
      name: draft?.name ?? null,
      phone: draft?.phone || null,
      tax_id: null,
    },
    calculated_statement_descriptor: intent.statement_descriptor,
    captured: !failed,
    created: core.now(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failed ? outcome.code : null,
    failure_message: failed ? outcome.message : null,
    fraud_details: null,
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: outcome.status === 'succeeded',
    payment_intent: intent.id,
    payment_method: newId('pm'),
    payment_method_details: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: outcome.status,
    transfer_data: null,
    transfer_group: null,
  } satisfies Stripe.Charge;
  core.state.charges.set(charge.id, charge);
  intent.latest_charge = charge.id;
  return charge;
}

export function chargeOf(core: Core, intent: Stripe.PaymentIntent): Stripe.Charge | undefined {
  return core.state.charges.get(String(intent.latest_charge));
}
