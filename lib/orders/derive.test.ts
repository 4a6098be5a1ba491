import type Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { deriveDispute, deriveOutcome, type Outcome } from './derive';

type Session = Parameters<typeof deriveOutcome>[0];
const session = (status: string, paymentStatus: string, intent: string | null, expand = true): Session => ({
  status: status as Session['status'],
  payment_status: paymentStatus as Session['payment_status'],
  payment_intent:
    intent === null ? null : expand ? ({ id: 'pi_1', status: intent } as Stripe.PaymentIntent) : intent,
});

describe('what a session means', () => {
  it.each<[string, string, string | null, Outcome]>([
    ['complete', 'paid', 'succeeded', 'paid'],
    ['complete', 'no_payment_required', null, 'paid'],
    ['expired', 'paid', 'succeeded', 'paid'],
    ['open', 'unpaid', null, 'open'],
    ['open', 'unpaid', 'requires_payment_method', 'open'],
    ['complete', 'unpaid', 'processing', 'processing'],
    ['complete', 'unpaid', 'requires_payment_method', 'failed'],
    ['complete', 'unpaid', 'canceled', 'failed'],
    ['complete', 'unpaid', 'requires_action', 'processing'],
    ['complete', 'unpaid', 'a_later_status', 'processing'],
    ['complete', 'unpaid', null, 'processing'],
    ['expired', 'unpaid', null, 'expired'],
    ['expired', 'unpaid', 'requires_payment_method', 'expired'],
    ['expired', 'unpaid', 'canceled', 'expired'],
    ['expired', 'unpaid', 'processing', 'hold'],
    ['expired', 'unpaid', 'succeeded', 'hold'],
    ['expired', 'unpaid', 'requires_capture', 'hold'],
    ['expired', 'unpaid', 'requires_action', 'hold'],
    ['a_later_status', 'unpaid', null, 'hold'],
  ])('%s, %s, payment %s: %s', (status, paymentStatus, intent, outcome) => {
    expect(deriveOutcome(session(status, paymentStatus, intent))).toBe(outcome);
  });

  it('never gives grams up when the payment was not read with the session', () => {
    expect(deriveOutcome(session('complete', 'unpaid', 'pi_1', false))).toBe('processing');
    expect(deriveOutcome(session('expired', 'unpaid', 'pi_1', false))).toBe('hold');
  });
});

it('a dispute is open until it is won, lost or prevented', () => {
  const outcomes = [
    'needs_response',
    'under_review',
    'warning_needs_response',
    'appeal_under_review',
    'won',
    'warning_closed',
    'lost',
    'prevented',
  ].map((status) => deriveDispute(status as Stripe.Dispute.Status));
  expect(outcomes).toEqual(['open', 'open', 'open', 'open', 'won', 'won', 'lost', 'prevented']);
});
