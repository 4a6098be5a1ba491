import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorOf, type Fixture, startFixture } from './fixture';

let shop: Fixture;
let intent: string;
beforeEach(async () => {
  shop = await startFixture();
  intent = (await shop.paid()).payment_intent.id;
  shop.receiver.events.length = 0;
});
afterEach(() => shop[Symbol.asyncDispose]());

const charge = () => shop.double.overview().charges[0];

describe('a refund', () => {
  test('of a part leaves the rest, of the rest completes it', async () => {
    const part = await shop.stripe.refunds.create({
      payment_intent: intent,
      amount: 1000,
      reason: 'requested_by_customer',
      metadata: { refund_id: 'rf_1' },
    });
    expect(part).toMatchObject({
      object: 'refund',
      amount: 1000,
      currency: 'usd',
      status: 'succeeded',
      reason: 'requested_by_customer',
      metadata: { refund_id: 'rf_1' },
      payment_intent: intent,
    });
    expect(charge()).toMatchObject({ amount_refunded: 1000, refunded: false });
    expect((await shop.stripe.refunds.create({ payment_intent: intent })).amount).toBe(3200);
    expect(charge()).toMatchObject({ amount_refunded: 4200, refunded: true });
  });

  test('reports refund.created, then charge.refunded', async () => {
    await shop.stripe.refunds.create({ payment_intent: intent });
    await shop.double.idle();
    expect(shop.receiver.types()).toEqual(['refund.created', 'charge.refunded']);
    expect(shop.receiver.events[1]?.data.previous_attributes).toEqual({
      amount_refunded: 0,
      refunded: false,
    });
  });

  test('is capped at what is left', async () => {
    await shop.stripe.refunds.create({ payment_intent: intent, amount: 4000 });
    const error = await errorOf(shop.stripe.refunds.create({ payment_intent: intent, amount: 201 }));
    expect(error.message).toBe('Refund amount ($2.01) is greater than unrefunded amount on charge ($2.00)');
  });

  test('of a refunded charge is refused with its code', async () => {
    await shop.stripe.refunds.create({ payment_intent: intent });
    const error = await errorOf(shop.stripe.refunds.create({ payment_intent: intent }));
    expect(error.code).toBe('charge_already_refunded');
  });

  test('may name the charge instead of the intent', async () => {
    const id = (charge() as { id: string }).id;
    expect((await shop.stripe.refunds.create({ charge: id })).payment_intent).toBe(intent);
  });

  test.each([
    ['nothing to refund', {}, 'payment_intent or charge'],
    ['a zero', { payment_intent: 'pi_1', amount: 0 }, 'Invalid positive integer'],
    ['an unknown intent', { payment_intent: 'pi_none' }, "No such payment_intent: 'pi_none'"],
    ['a stale reason', { payment_intent: 'pi_1', reason: 'other' }, 'must be one of'],
  ])('with %s is refused', async (_name, params, message) => {
    expect((await errorOf(shop.stripe.refunds.create(params))).message).toContain(message);
  });

  test('of money that has not arrived is refused', async () => {
    const { payment_intent: pending } = await shop.paid({}, { method: 'delayed' });
    const error = await errorOf(shop.stripe.refunds.create({ payment_intent: pending.id }));
    expect(error.message).toContain('does not have a successful charge');
  });

  test('can be read alone and listed by intent', async () => {
    const { id } = await shop.stripe.refunds.create({ payment_intent: intent });
    const { payment_intent: another } = await shop.paid();
    await shop.stripe.refunds.create({ payment_intent: another.id });
    expect((await shop.stripe.refunds.retrieve(id)).id).toBe(id);
    const { data } = await shop.stripe.refunds.list({ payment_intent: intent });
    expect(data.map((refund) => refund.id)).toEqual([id]);
  });

  test('from the Dashboard arrives as an event without a request', async () => {
    const { created } = await shop.double.control({
      dashboardRefund: { paymentIntent: intent, amount: 700 },
      idle: true,
    });
    expect(shop.receiver.events[0]).toMatchObject({
      type: 'refund.created',
      request: { id: null, idempotency_key: null },
      data: { object: { id: created, amount: 700 } },
    });
  });

  test('that starts pending arrives later', async () => {
    await shop.double.control({ faults: { refunds: 'pending' } });
    const { id, status } = await shop.stripe.refunds.create({ payment_intent: intent });
    expect(status).toBe('pending');
    await shop.double.control({ settleRefund: { id, ok: true }, idle: true });
    expect((await shop.stripe.refunds.retrieve(id)).status).toBe('succeeded');
    expect(shop.receiver.types().at(-1)).toBe('refund.updated');
  });

  test('that fails can be made again', async () => {
    const { id } = await shop.stripe.refunds.create({ payment_intent: intent });
    await shop.double.control({ settleRefund: { id, ok: false }, idle: true });
    expect(shop.receiver.types().slice(-2)).toEqual(['refund.updated', 'refund.failed']);
    expect(await shop.stripe.refunds.retrieve(id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    });
    expect((await shop.stripe.refunds.create({ payment_intent: intent })).amount).toBe(4200);
  });
});

describe('a dispute', () => {
  const open = async (inquiry = false) => {
    const { created = '' } = await shop.double.control({
      openDispute: { paymentIntent: intent, inquiry },
      idle: true,
    });
    return created;
  };

  test('takes the money and says so', async () => {
    const id = await open();
    expect(shop.receiver.types()).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn']);
    expect(await shop.stripe.disputes.retrieve(id)).toMatchObject({
      status: 'needs_response',
      amount: 4200,
      payment_intent: intent,
      reason: 'fraudulent',
    });
    expect(charge()).toMatchObject({ disputed: true });
  });

  test('stops refunds until it is won', async () => {
    const id = await open();
    const error = await errorOf(shop.stripe.refunds.create({ payment_intent: intent }));
    expect(error.code).toBe('charge_disputed');
    await shop.double.control({ closeDispute: { id, outcome: 'won' } });
    await expect(shop.stripe.refunds.create({ payment_intent: intent })).resolves.toMatchObject({
      amount: 4200,
    });
  });

  test.each([
    ['won', ['charge.dispute.funds_reinstated', 'charge.dispute.closed']],
    ['lost', ['charge.dispute.closed']],
  ] as const)('that is %s reports its end', async (outcome, types) => {
    const id = await open();
    shop.receiver.events.length = 0;
    await shop.double.control({ closeDispute: { id, outcome }, idle: true });
    expect(shop.receiver.types()).toEqual(types);
    expect((await shop.stripe.disputes.list({ payment_intent: intent })).data).toMatchObject([
      { id, status: outcome },
    ]);
  });

  test('that is only an inquiry moves no money', async () => {
    const id = await open(true);
    expect(shop.receiver.types()).toEqual(['charge.dispute.created']);
    expect((await shop.stripe.disputes.retrieve(id)).status).toBe('warning_needs_response');
    await expect(shop.stripe.refunds.create({ payment_intent: intent })).resolves.toMatchObject({
      amount: 4200,
    });
  });

  test('closes once', async () => {
    const id = await open();
    await shop.double.control({ closeDispute: { id, outcome: 'lost' } });
    await expect(shop.double.control({ closeDispute: { id, outcome: 'won' } })).rejects.toThrow(
      'is closed: lost',
    );
  });
});
