import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import type Stripe from 'stripe';
import type { Tx } from '@/db/client';
import { cartLines, type orderItems } from '@/db/schema';
import { type OrderRow, updateOrder } from './record';

/** Who bought and where it goes, as typed on the payment page. The first payment counts. */
export async function rememberCustomer(
  tx: Tx,
  order: OrderRow,
  session: Stripe.Checkout.Session,
): Promise<void> {
  if (order.email !== null && order.shippingAddress !== null) return;
  const customer = session.customer_details;
  const ship = session.collected_information?.shipping_details;
  const address = ship?.address ?? null;
  await updateOrder(tx, order, {
    email: customer?.email ?? order.email,
    customerName: customer?.name ?? customer?.individual_name ?? order.customerName,
    shippingName: ship?.name ?? order.shippingName,
    shippingAddress: address
      ? {
          line1: address.line1 ?? null,
          line2: address.line2 ?? null,
          city: address.city ?? null,
          state: address.state ?? null,
          postalCode: address.postal_code ?? null,
          country: address.country ?? null,
        }
      : order.shippingAddress,
  });
}

/** What was bought leaves the cart; what was added meanwhile stays. */
export async function takeFromCart(
  tx: Tx,
  order: OrderRow,
  items: readonly (typeof orderItems.$inferSelect)[],
): Promise<void> {
  // One order of locks for all, or two orders of one cart could wait for each other.
  const sorted = items.toSorted((a, b) => (a.variantId + a.grind < b.variantId + b.grind ? -1 : 1));
  for (const { variantId, grind, quantity } of sorted) {
    const line = and(
      eq(cartLines.cartId, order.cartId),
      eq(cartLines.variantId, variantId),
      eq(cartLines.grind, grind),
    );
    await tx.delete(cartLines).where(and(line, lte(cartLines.quantity, quantity)));
    await tx
      .update(cartLines)
      .set({ quantity: sql`${cartLines.quantity} - ${quantity}` })
      .where(line);
  }
}
