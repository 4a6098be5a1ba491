import type Stripe from 'stripe';
import { type Core, emit } from './core';
import { invalid, noSuch } from './errors';
import { newId } from './ids';
import { chargeOf } from './intents';
import { isCreatedWithin } from './listing';
import { DAY } from './options';
import type { RequestParams } from './request-types';

export type DisputeOutcome = 'won' | 'lost' | 'prevented' | 'warning_closed';

/** The shopper's bank takes the money back. With `inquiry` it only asks, and moves none. */
export function openDispute(core: Core, intentId: string, reason: string, inquiry: boolean): Stripe.Dispute {
  const intent = core.state.intents.get(intentId);
  if (!intent) throw noSuch('payment_intent', intentId);
  const charge = chargeOf(core, intent);
  if (!charge?.paid) throw invalid(`PaymentIntent ${intentId} has no paid charge to dispute.`);
  const dispute: Stripe.Dispute = {
    id: newId('dp'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: core.now(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { enhanced_evidence: {} } as Stripe.Dispute.Evidence,
    evidence_details: {
      due_by: core.now() + 7 * DAY,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: intent.id,
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  };
  core.state.disputes.set(dispute.id, dispute);
  charge.disputed = !inquiry;
  emit(core, 'charge.dispute.created', dispute);
  if (!inquiry) emit(core, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

export function closeDispute(core: Core, id: string, outcome: DisputeOutcome): Stripe.Dispute {
  const dispute = getDispute(core, id);
  if (!dispute.status.endsWith('needs_response'))
    throw invalid(`Dispute ${id} is closed: ${dispute.status}.`);
  const fundsWereTaken = dispute.status === 'needs_response';
  dispute.status = outcome;
  if (fundsWereTaken && outcome === 'won') emit(core, 'charge.dispute.funds_reinstated', dispute);
  emit(core, 'charge.dispute.closed', dispute);
  return dispute;
}

export function getDispute(core: Core, id: string): Stripe.Dispute {
  const dispute = core.state.disputes.get(id);
  if (!dispute) throw noSuch('dispute', id);
  return dispute;
}

/** Newest first. */
export function listDisputes(core: Core, params: RequestParams['DisputeList']): Stripe.Dispute[] {
  return [...core.state.disputes.values()]
    .filter((dispute) => isCreatedWithin(dispute.created, params.created))
    .filter(
      (dispute) => params.payment_intent === undefined || dispute.payment_intent === params.payment_intent,
    )
    .filter((dispute) => params.charge === undefined || dispute.charge === params.charge)
    .reverse();
}
