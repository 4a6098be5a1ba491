import type Stripe from 'stripe';
import { type Core, emit } from './core';
import { invalid, noSuch } from './errors';
import { newId } from './ids';
import { chargeOf } from './intents';
import { isCreatedWithin } from './listing';
import { formatMoney } from './money';
import type { RequestParams } from './request-types';
import { metadataOf } from './session-object';
import { checkMetadata } from './session-rules';

type Params = Stripe.RefundCreateParams;

/** What can be refused without looking at any payment. */
export function checkRefundCreate(params: Params): void {
  if (!params.payment_intent && !params.charge) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  if (params.amount !== undefined && params.amount < 1) {
    throw invalid('Invalid positive integer', 'amount', 'parameter_invalid_integer');
  }
  checkMetadata(params.metadata, 'metadata');
}

/** Refunds `amount` minor units, all that is left without it. The shop's API and the merchant's Dashboard share it. */
export function createRefund(core: Core, params: Params): Stripe.Refund {
  const intent = refundedIntent(core, params);
  const charge = chargeOf(core, intent);
  if (!charge || intent.status !== 'succeeded') {
    throw invalid(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      'payment_intent',
    );
  }
  if (charge.disputed && !isWonBack(core, charge.id)) {
    throw invalid(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      'charge_disputed',
    );
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  }
  const amount = params.amount ?? left;
  if (amount > left) {
    const [asked, most] = [formatMoney(amount, charge.currency), formatMoney(left, charge.currency)];
    throw invalid(`Refund amount (${asked}) is greater than unrefunded amount on charge (${most})`, 'amount');
  }
  const refund = newRefund(core, charge, amount, params);
  core.state.refunds.set(refund.id, refund);
  const previous = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  countRefunds(core, charge);
  emit(core, 'refund.created', refund);
  emit(core, 'charge.refunded', charge, previous);
  return refund;
}

function refundedIntent(core: Core, params: Params): Stripe.PaymentIntent {
  if (params.payment_intent) {
    const intent = core.state.intents.get(params.payment_intent);
    if (!intent) throw noSuch('payment_intent', params.payment_intent, 'payment_intent');
    return intent;
  }
  const charge = core.state.charges.get(params.charge ?? '');
  const intent = core.state.intents.get(String(charge?.payment_intent));
  if (!intent) throw noSuch('charge', params.charge ?? '', 'charge');
  return intent;
}

const isWonBack = (core: Core, chargeId: string): boolean =>
  [...core.state.disputes.values()].every(({ charge, status }) => charge !== chargeId || status === 'won');

/** A refund that failed gives its amount back to what can be refunded. */
function countRefunds(core: Core, charge: Stripe.Charge): void {
  const standing = [...core.state.refunds.values()].filter(
    (refund) => refund.charge === charge.id && refund.status !== 'failed',
  );
  charge.amount_refunded = standing.reduce((sum, refund) => sum + refund.amount, 0);
  charge.refunded = charge.amount_refunded === charge.amount;
}

function newRefund(core: Core, charge: Stripe.Charge, amount: number, params: Params): Stripe.Refund {
  return {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: newId('txn'),
    charge: charge.id,
    created: core.now(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: metadataOf(params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: core.faults.refunds ?? 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund;
}

/** A pending refund arrives, or any refund fails, even one that had succeeded. */
export function settleRefund(core: Core, id: string, ok: boolean): void {
  const refund = getRefund(core, id);
  if (refund.status === 'failed') throw invalid(`Refund ${id} has failed already.`);
  const previous = { status: refund.status };
  refund.status = ok ? 'succeeded' : 'failed';
  if (ok) {
    emit(core, 'refund.updated', refund, previous);
    return;
  }
  refund.failure_reason = 'expired_or_canceled_card';
  refund.failure_balance_transaction = newId('txn');
  const charge = core.state.charges.get(String(refund.charge));
  if (charge) countRefunds(core, charge);
  emit(core, 'refund.updated', refund, previous);
  emit(core, 'refund.failed', refund);
}

export function getRefund(core: Core, id: string): Stripe.Refund {
  const refund = core.state.refunds.get(id);
  if (!refund) throw noSuch('refund', id);
  return refund;
}

/** Newest first. */
export function listRefunds(core: Core, params: RequestParams['RefundList']): Stripe.Refund[] {
  return [...core.state.refunds.values()]
    .filter((refund) => isCreatedWithin(refund.created, params.created))
    .filter(
      (refund) => params.payment_intent === undefined || refund.payment_intent === params.payment_intent,
    )
    .filter((refund) => params.charge === undefined || refund.charge === params.charge)
    .reverse();
}
