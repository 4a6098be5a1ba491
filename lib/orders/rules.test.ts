import { describe, expect, it } from 'vitest';
import {
  ATTEMPT_TRANSITIONS,
  type AttemptState,
  canMoveAttempt,
  canMoveDispute,
  canMoveFulfilment,
  canMovePayment,
  FULFILMENT_TRANSITIONS,
  type FulfilmentState,
  holdsStock,
  isLiveAttempt,
  isPaid,
  PAYMENT_TRANSITIONS,
  type PaymentState,
  paymentRank,
  refundedState,
} from './rules';

const payment = Object.keys(PAYMENT_TRANSITIONS) as PaymentState[];
const fulfilment = Object.keys(FULFILMENT_TRANSITIONS) as FulfilmentState[];
const attempts = Object.keys(ATTEMPT_TRANSITIONS) as AttemptState[];

describe('payment', () => {
  it('moves exactly as written down', () => {
    const moves = payment.flatMap((from) =>
      payment.filter((to) => canMovePayment(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(moves).toEqual([
      'pending → processing',
      'pending → expired',
      'pending → paid',
      'processing → failed',
      'processing → paid',
      'expired → paid',
      'failed → paid',
      'paid → partially_refunded',
      'paid → refunded',
      'partially_refunded → paid',
      'partially_refunded → refunded',
      'refunded → paid',
      'refunded → partially_refunded',
    ]);
  });

  it('is absorbed by paid: nothing older brings it back', () => {
    for (const from of payment.filter(isPaid)) {
      for (const to of payment.filter((state) => !isPaid(state))) {
        expect(canMovePayment(from, to)).toBe(false);
      }
    }
  });

  it('never goes down in rank', () => {
    for (const from of payment) {
      for (const to of payment.filter((state) => canMovePayment(from, state))) {
        expect(paymentRank(to)).toBeGreaterThanOrEqual(paymentRank(from));
      }
    }
  });

  it('accepts money after the page expired or the bank refused', () => {
    expect(canMovePayment('expired', 'paid')).toBe(true);
    expect(canMovePayment('failed', 'paid')).toBe(true);
  });

  it('holds stock only while money may still come by itself', () => {
    expect(payment.filter(holdsStock)).toEqual(['pending', 'processing']);
  });
});

it('a refunded sum decides between paid, partly and fully refunded', () => {
  expect([0, 1, 99, 100].map((refunded) => refundedState(100, refunded))).toEqual([
    'paid',
    'partially_refunded',
    'partially_refunded',
    'refunded',
  ]);
});

describe('fulfilment', () => {
  it('ships only what was packed, and packs only what is ready', () => {
    expect(fulfilment.filter((from) => canMoveFulfilment(from, 'shipped'))).toEqual(['packed']);
    expect(fulfilment.filter((from) => canMoveFulfilment(from, 'packed'))).toEqual(['ready']);
  });

  it('can be held and cancelled until it ships, and not after', () => {
    expect(fulfilment.filter((from) => canMoveFulfilment(from, 'held'))).toEqual(['none', 'ready', 'packed']);
    expect(fulfilment.filter((from) => canMoveFulfilment(from, 'cancelled'))).toEqual([
      'none',
      'ready',
      'held',
      'packed',
    ]);
  });
});

it('a dispute that was decided can be appealed, and none goes back to never having been', () => {
  expect(canMoveDispute('lost', 'won')).toBe(true);
  for (const from of ['open', 'won', 'lost', 'prevented'] as const) {
    expect(canMoveDispute(from, 'none')).toBe(false);
  }
});

describe('attempts', () => {
  it('can be paid from every state but paid', () => {
    expect(attempts.filter((from) => !canMoveAttempt(from, 'paid'))).toEqual(['paid']);
  });

  it('never open again once over', () => {
    for (const from of attempts.filter((state) => !isLiveAttempt(state))) {
      expect(canMoveAttempt(from, 'open')).toBe(false);
      expect(canMoveAttempt(from, 'creating')).toBe(false);
    }
  });
});
