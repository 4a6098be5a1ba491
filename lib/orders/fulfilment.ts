import 'server-only';
import type { Db } from '@/db/client';
import { DomainError } from '@/lib/kernel/errors';
import type { OrderId } from '@/lib/kernel/units';
import { enqueue, lockOrder, moveFulfilment, recordEvent, updateOrder } from './record';
import { canMoveFulfilment, type FulfilmentState, isPaid } from './rules';

/**
 * Packed, shipped, delivered, cancelled, or freed after a hold. Cancelling gives back neither money nor goods: both are
 * choices of their own.
 * @throws DomainError not_found; invalid_input for a move that the order's state does not allow
 */
export async function moveOrder(
  db: Db,
  move: { orderId: OrderId; to: FulfilmentState; actor: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, move.orderId);
    if (!order) throw new DomainError('not_found');
    const { to } = move;
    if (!isPaid(order.paymentState) || !canMoveFulfilment(order.fulfilmentState, to)) {
      throw new DomainError('invalid_input');
    }
    await moveFulfilment(tx, order, to);
    if (to === 'ready') {
      await updateOrder(tx, order, { reviewReason: null });
      await enqueue(tx, order.id, 'fulfil');
    }
    await recordEvent(tx, order.id, to, {}, move.actor);
  });
}
