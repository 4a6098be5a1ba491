import { describe, expect, it } from 'vitest';
import {
  FULFILMENT_TRANSITIONS,
  type FulfilmentState,
  PAYMENT_TRANSITIONS,
  type PaymentState,
} from '@/lib/orders/rules';
import { movesOf, parseAmount, stageOf, trackingPage } from './rules';

describe('an amount', () => {
  it('is read as people type it', () => {
    const typed = ['12.50', '12,50', '$12.50', ' 12.5 ', '12', '1,234.50', '12.50 USD', '0.05'];
    expect(typed.map((text) => parseAmount(text, 'USD'))).toEqual([
      1250, 1250, 1250, 1250, 1200, 123_450, 1250, 5,
    ]);
    expect(parseAmount('1450', 'JPY')).toBe(1450);
  });
  it('is refused rather than guessed', () => {
    const typed = ['', 'ten', '-5', '1.2.3', '12.345', '1,23,4', '1e3', '12.5x5'];
    expect(typed.map((text) => parseAmount(text, 'USD'))).toEqual(typed.map(() => null));
    expect(parseAmount('14.50', 'JPY')).toBeNull();
  });
});

describe('what may be done with an order', () => {
  const standing = (paymentState: PaymentState, fulfilmentState: FulfilmentState, isPartShipped = false) =>
    movesOf({
      paymentState,
      fulfilmentState,
      disputeState: 'none',
      isPartShipped,
      moneyGoesBack: paymentState === 'refunded',
      refundable: 100,
      toShip: 1,
    });
  const names = (moves: ReturnType<typeof standing>) =>
    Object.entries(moves).flatMap(([name, may]) => (may ? [may === true ? name : `${name} ${may}`] : []));

  it('follows its state', () => {
    expect(names(standing('pending', 'none'))).toEqual(['cancel unpaid']);
    expect(names(standing('processing', 'none'))).toEqual([]);
    expect(names(standing('expired', 'none'))).toEqual([]);
    expect(names(standing('paid', 'ready'))).toEqual(['ship', 'pack', 'hold', 'cancel paid', 'refund']);
    expect(names(standing('paid', 'packed'))).toEqual(['ship', 'hold', 'cancel paid', 'refund']);
    expect(names(standing('paid', 'held'))).toEqual(['release', 'cancel paid', 'refund']);
    expect(names(standing('paid', 'ready', true))).toEqual(['ship', 'pack', 'hold', 'endShipping', 'refund']);
    expect(names(standing('paid', 'shipped'))).toEqual(['deliver', 'refund']);
    expect(names(standing('refunded', 'ready'))).toEqual(['hold', 'cancel paid', 'refund']);
    expect(names(standing('paid', 'cancelled'))).toEqual(['refund']);
  });

  it('never ships or refunds what nobody paid, in any state', () => {
    const payments = Object.keys(PAYMENT_TRANSITIONS) as PaymentState[];
    const unpaid = payments.filter((state) => !/paid|refunded/.test(state));
    for (const payment of unpaid)
      for (const fulfilment of Object.keys(FULFILMENT_TRANSITIONS) as FulfilmentState[])
        expect(standing(payment, fulfilment)).toMatchObject({ ship: false, refund: false, deliver: false });
  });
});

it('the state is named by what matters most', () => {
  const stage = (over: Partial<Parameters<typeof stageOf>[0]>) =>
    stageOf({
      paymentState: 'paid',
      fulfilmentState: 'ready',
      disputeState: 'none',
      isPartShipped: false,
      moneyGoesBack: false,
      ...over,
    }).text;
  expect(stage({})).toBe('To ship');
  expect(stage({ isPartShipped: true })).toBe('Part shipped');
  expect(stage({ isPartShipped: true, fulfilmentState: 'held' })).toBe('Held');
  expect(stage({ moneyGoesBack: true })).toBe('Refund asked for');
  expect(stage({ paymentState: 'refunded' })).toBe('Refunded');
  expect(stage({ paymentState: 'refunded', fulfilmentState: 'shipped' })).toBe('Shipped');
  expect(stage({ paymentState: 'expired', fulfilmentState: 'none' })).toBe('Not paid');
});

it('a tracking page is named for carriers that have one, whatever is typed as a number', () => {
  expect(trackingPage('ups', '1Z 9/9')).toBe('https://www.ups.com/track?tracknum=1Z%209%2F9');
  expect(trackingPage('Bike courier', '17')).toBe('');
  expect(trackingPage('UPS', ' ')).toBe('');
});
