import 'server-only';
import type Stripe from 'stripe';
import type { Tx } from '@/db/client';
import { THE_SHOP } from '@/lib/kernel/audit';
import { raiseAlert } from './alerts';
import { deriveDispute, paymentIntentOf } from './derive';
import { lockOrderOfPayment, moveFulfilment, recordEvent, updateOrder } from './record';
import { canMoveDispute, canMoveFulfilment } from './rules';

/**
 * Writes down where a dispute stands. While it is open nothing ships; nothing is ever refunded by itself, because the
 * bank may have taken the money already. A person frees a held order.
 * @param dispute fresh from the API
 */
export async function applyDispute(
  tx: Tx,
  dispute: Stripe.Dispute,
): Promise<'disputed' | 'unchanged' | 'foreign'> {
  const paymentIntent = paymentIntentOf(dispute);
  if (!paymentIntent) return 'foreign';
  const order = await lockOrderOfPayment(tx, paymentIntent);
  if (!order) return 'foreign';
  const to = deriveDispute(dispute.status);
  if (!canMoveDispute(order.disputeState, to)) return 'unchanged';
  const was = order.disputeState;
  await updateOrder(tx, order, { disputeState: to });
  await recordEvent(tx, order.id, 'dispute', { disputeId: dispute.id, status: dispute.status }, THE_SHOP.id, {
    disputeState: { from: was, to },
  });
  if (to !== 'open') return 'disputed';
  if (canMoveFulfilment(order.fulfilmentState, 'held')) {
    await moveFulfilment(tx, order, 'held');
    await updateOrder(tx, order, { reviewReason: `dispute ${dispute.id}: ${dispute.reason}` });
    await recordEvent(tx, order.id, 'held', { reason: 'dispute' });
  }
  await raiseAlert(tx, {
    key: `dispute:${dispute.id}`,
    kind: 'dispute',
    orderId: order.id,
    // `was` tells an appeal from the first report, which a person may have dealt with.
    detail: { disputeId: dispute.id, amount: dispute.amount, reason: dispute.reason, was },
  });
  return 'disputed';
}
