import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orderItems, orders } from '@/db/schema';
import { dayIn } from '@/lib/kernel/clock';
import { normalOrderNumber } from '@/lib/orders/number';
import { getRefundable } from '@/lib/orders/refund-rows';
import { leftToShip } from '@/lib/orders/rules';
import { listShipments, standingsOf } from '@/lib/orders/shipments';
import { addressLines, grindLabel } from '@/lib/orders/words';
import { getShopSettings } from '@/lib/shipping/queries';
import { lineBatches } from './queries';
import type { PackingSlip, SlipLine } from './types';

/**
 * The paper for one parcel of an order: what went in it, or, without a parcel, what would go now. Null when there is
 * no such order or no such parcel of it. Holds a customer's address.
 */
export async function getPackingSlip(
  db: Db | Tx,
  number: string,
  parcelId: string | null = null,
): Promise<PackingSlip | null> {
  const [order] = await db
    .select()
    .from(orders)
    .where(eq(orders.number, normalOrderNumber(number)));
  if (!order) return null;
  const parcels = await listShipments(db, order.id);
  const at = parcels.findIndex(({ id }) => id === parcelId);
  const parcel = parcels[at];
  if (parcelId !== null && !parcel) return null;

  const { timeZone } = await getShopSettings(db as Db);
  const shippedOn = parcel && dayIn(timeZone, parcel.shippedAt);
  const standings = await standingsOf(db, order.id);
  const isGone = order.fulfilmentState === 'shipped' || order.fulfilmentState === 'delivered';
  const unitsIn = (some: typeof parcels, line: number) =>
    some.flatMap(({ lines }) => lines).reduce((sum, one) => sum + (one.line === line ? one.quantity : 0), 0);

  const lines = (await listSlipLines(db, order.id)).map(
    ({ bought, sizeLabel, grind, batches, ...line }): SlipLine => ({
      ...line,
      label: [sizeLabel, grindLabel(grind)].filter(Boolean).join(', '),
      units: parcel
        ? unitsIn([parcel], line.line)
        : isGone
          ? 0
          : leftToShip(bought, standings.get(line.line)),
      earlier: unitsIn(parcel ? parcels.slice(0, at) : parcels, line.line),
      // What was roasted after a parcel had left is not in it.
      batches: batches.filter(({ roastedOn }) => !shippedOn || roastedOn <= shippedOn),
    }),
  );
  const chosen = order.offeredRates.find(({ serviceId }) => serviceId === order.chosenService);
  return {
    number: order.number,
    mode: order.mode,
    stop: parcel ? null : await whyNot(db, order),
    placedAt: order.placedAt?.toISOString() ?? null,
    roastsOn: order.roastsOn,
    shippingService: chosen?.name ?? null,
    address: addressLines(
      order.shippingAddress && { name: order.shippingName, address: order.shippingAddress },
    ),
    parcel: parcel
      ? {
          id: parcel.id,
          n: at + 1,
          carrier: parcel.carrier,
          tracking: parcel.tracking,
          at: parcel.shippedAt.toISOString(),
        }
      : null,
    parcels: parcels.map(({ id, carrier, shippedAt }) => ({ id, carrier, at: shippedAt.toISOString() })),
    lines: lines.filter(({ units, earlier }) => units > 0 || earlier > 0),
  };
}

const listSlipLines = (db: Db | Tx, id: typeof orders.$inferSelect.id) =>
  db
    .select({
      line: orderItems.line,
      sku: orderItems.sku,
      name: orderItems.name,
      sizeLabel: orderItems.sizeLabel,
      grind: orderItems.grind,
      lotCode: orderItems.lotCode,
      bought: orderItems.quantity,
      batches: lineBatches,
    })
    .from(orderItems)
    // Without a join the columns inside the batches' query would lose their table's name.
    .innerJoin(orders, eq(orders.id, orderItems.orderId))
    .where(eq(orderItems.orderId, id))
    .orderBy(asc(orderItems.line));

async function whyNot(db: Db | Tx, order: typeof orders.$inferSelect): Promise<string | null> {
  if (order.paymentState === 'refunded') return 'Refunded. Do not pack.';
  if (order.paymentState !== 'paid' && order.paymentState !== 'partially_refunded')
    return 'Not paid. Do not pack.';
  if (order.fulfilmentState === 'held') return 'On hold. Do not pack before somebody has looked at it.';
  if (order.fulfilmentState === 'cancelled') return 'Cancelled. Do not pack.';
  // Asked for is enough: while Stripe is away the order still says paid.
  if ((await getRefundable(db, order.id))?.left === 0) return 'All of its money goes back. Do not pack.';
  return null;
}
