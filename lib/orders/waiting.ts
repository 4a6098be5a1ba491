import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { orderEvents, orderItems, shipmentItems } from '@/db/schema';

// What of an order is still in the house and what of it may leave, for queries that ask about many orders at once. The
// rules for one order stand in rules.ts, shipments.ts and refund-rows.ts; database tests hold the two together.

/** `leftToShip` of the row of `order_items` in the outer query: bags that neither left nor went back into stock. */
export const unitsInHouse: SQL<number> = sql`greatest(0, ${orderItems.quantity}
  - coalesce((select sum(${shipmentItems.quantity}) from ${shipmentItems}
    where ${shipmentItems.orderId} = ${orderItems.orderId} and ${shipmentItems.line} = ${orderItems.line}), 0)
  - coalesce((select sum((${orderEvents.detail}->>'quantity')::int) from ${orderEvents}
    where ${orderEvents.orderId} = ${orderItems.orderId} and ${orderEvents.kind} = 'restocked'
    and (${orderEvents.detail}->>'line')::int = ${orderItems.line}), 0))::int`;

/**
 * All of the money of the order that stands in the outer query went back or was asked back, answered by Stripe or not.
 * @param name what that query calls its row of `orders`
 */
export const moneyGoesBack = (name: string): SQL<boolean> => sql`exists (
  select 1 from (
    select p.payment_intent, p.amount_minor from payments p
    where p.order_id = ${sql.identifier(name)}.id order by p.verified_at limit 1
  ) taken
  where taken.payment_intent is not null and taken.amount_minor <= (
    select coalesce(sum(r.amount_minor), 0) from refunds r
    where r.order_id = ${sql.identifier(name)}.id and r.payment_intent = taken.payment_intent
      and r.status in ('requested', 'pending', 'succeeded', 'requires_action')
  ))`;

/** Orders that wait to be shipped: what `shipLines` would let go. @param name as for `moneyGoesBack` */
export const waitsToShip = (name: string): SQL<boolean> => {
  const order = sql.identifier(name);
  return sql`(${order}.payment_state in ('paid', 'partially_refunded')
    and ${order}.fulfilment_state in ('ready', 'packed') and not ${moneyGoesBack(name)})`;
};
