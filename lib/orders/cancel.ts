import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { checkoutAttempts, orders } from '@/db/schema';
import { DomainError } from '@/lib/kernel/errors';
import type { OrderId } from '@/lib/kernel/units';
import { closeAttempt } from './attempts';
import type { PaymentState } from './rules';

/**
 * Ends the payment page of an order that nobody paid yet. Its grams are free when Stripe has said that the page is
 * over, never by our own clock. Call outside any transaction.
 * @returns the order's state afterwards: `paid` or `processing` when the customer was faster
 * @throws DomainError not_found; moved_on when it does not wait for its payment any more; payment_unreachable when
 * Stripe did not answer: everything is as before
 */
export async function cancelUnpaid(db: Db, orderId: OrderId): Promise<PaymentState> {
  const read = async () => {
    const [order] = await db
      .select({ state: orders.paymentState })
      .from(orders)
      .where(eq(orders.id, orderId));
    if (!order) throw new DomainError('not_found');
    return order.state;
  };
  if ((await read()) !== 'pending') throw new DomainError('moved_on');
  const open = await db
    .select({ id: checkoutAttempts.id })
    .from(checkoutAttempts)
    .where(and(eq(checkoutAttempts.orderId, orderId), inArray(checkoutAttempts.state, ['creating', 'open'])))
    .orderBy(asc(checkoutAttempts.n));
  for (const { id } of open) await closeAttempt(db, id);
  return read();
}
