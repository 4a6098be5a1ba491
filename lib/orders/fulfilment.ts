import 'server-only';
import type { Db, Tx } from '@/db/client';
import { DomainError } from '@/lib/kernel/errors';
import type { OrderId } from '@/lib/kernel/units';
import { enqueue, lockOrder, moveFulfilment, recordEvent, updateOrder } from './record';
import { getRefundable } from './refund-rows';
import { canMoveFulfilment, type FulfilmentState, isPaid } from './rules';
import { hasShipments } from './shipments';

/**
 * Packed, shipped, delivered, cancelled, held, or freed after a hold. Cancelling gives back neither money nor goods:
 * both are choices of their own. What has left in part is not cancelled any more (`endShipping`).
 * @param move.reason for `held`: why, shown until it is freed; for `cancelled`: for the shop's own eyes
 * @throws DomainError not_found; moved_on for a move that the order's state does not allow; money_goes_back when it
 * would be packed though all of its money was asked back
 */
export async function moveOrder(
  db: Db | Tx,
  move: { orderId: OrderId; to: FulfilmentState; actor: string; reason?: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, move.orderId);
    if (!order) throw new DomainError('not_found');
    const { to, reason } = move;
    if (!isPaid(order.paymentState) || !canMoveFulfilment(order.fulfilmentState, to)) {
      throw new DomainError('moved_on');
    }
    if (to === 'cancelled' && (await hasShipments(tx, order.id))) throw new DomainError('moved_on');
    if (to === 'packed' && (await getRefundable(tx, order.id))?.left === 0) {
      throw new DomainError('money_goes_back');
    }
    await moveFulfilment(tx, order, to);
    if (to === 'held' && reason) await updateOrder(tx, order, { reviewReason: reason });
    if (to === 'ready') {
      await updateOrder(tx, order, { reviewReason: null });
      await enqueue(tx, order.id, 'fulfil');
    }
    if (to === 'cancelled') {
      await updateOrder(tx, order, { reviewReason: null });
      await enqueue(tx, order.id, 'cancelled');
    }
    await recordEvent(tx, order.id, to, reason ? { reason } : {}, move.actor);
  });
}
