import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orderEvents, orderItems, shipmentItems, shipments } from '@/db/schema';
import { now } from '@/lib/kernel/clock';
import { DomainError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { OrderId } from '@/lib/kernel/units';
import { enqueue, listItems, lockOrder, moveFulfilment, type OrderRow, recordEvent } from './record';
import { getRefundable } from './refund-rows';
import { canShip, leftToShip } from './rules';

export type Parcel = {
  orderId: OrderId;
  lines: readonly { line: number; quantity: number }[];
  carrier: string;
  /** Empty when the carrier gives none. */
  tracking: string;
  trackingUrl: string | null;
  actor: string;
  /** The same key, the same parcel. */
  pressKey?: string;
};

/** What a mail and the history say of a parcel. */
export type ParcelNote = {
  shipmentId: string;
  carrier: string;
  tracking: string;
  trackingUrl: string | null;
  lines: { name: string; sizeLabel: string; quantity: number }[];
  /** Bags of the order that still wait. */
  rest: number;
};

export type Shipped = {
  shipmentId: string;
  isLast: boolean;
  lines: { line: number; quantity: number; name: string }[];
  /** False when the same press sent it before. */
  isNew: boolean;
};

/**
 * A parcel leaves. Its customer gets a mail; with the last bag the order is shipped.
 * @throws DomainError not_found; moved_on when the order may not ship; money_goes_back when all of its money was asked
 * back; more_than_left when a line has fewer bags left; pressed_before when the same press sent another parcel
 */
export async function shipLines(db: Db | Tx, parcel: Parcel): Promise<Shipped> {
  return db.transaction(async (tx) => {
    const order = await lockOrder(tx, parcel.orderId);
    if (!order) throw new DomainError('not_found');
    const known = await findParcel(tx, parcel);
    if (known) return known;
    if (!canShip(order)) throw new DomainError('moved_on');
    // Asked for is enough: while Stripe is away the order still says paid.
    if ((await getRefundable(tx, order.id))?.left === 0) throw new DomainError('money_goes_back');
    const items = await listItems(tx, order.id);
    const standings = await standingsOf(tx, order.id);
    const lines = parcel.lines.filter(({ quantity }) => quantity > 0);
    if (lines.length === 0) throw new DomainError('invalid_input');

    const packed = lines.map(({ line, quantity }) => {
      const item = items.find((one) => one.line === line);
      if (!item) throw new DomainError('not_found');
      const left = leftToShip(item.quantity, standings.get(line));
      if (!Number.isInteger(quantity) || quantity > left) {
        throw new DomainError('more_than_left', { units: left, name: `${item.name}, ${item.sizeLabel}` });
      }
      return { line, name: item.name, sizeLabel: item.sizeLabel, quantity };
    });
    const left = items.reduce((sum, item) => sum + leftToShip(item.quantity, standings.get(item.line)), 0);
    const rest = left - packed.reduce((sum, { quantity }) => sum + quantity, 0);

    const shipmentId = newId<string>('shp');
    const { carrier, tracking, trackingUrl, actor, pressKey } = parcel;
    await tx.insert(shipments).values({
      id: shipmentId,
      orderId: order.id,
      carrier,
      tracking,
      trackingUrl,
      actorId: actor,
      ...(pressKey && { pressKey }),
      shippedAt: now(),
    });
    await tx
      .insert(shipmentItems)
      .values(packed.map(({ line, quantity }) => ({ shipmentId, orderId: order.id, line, quantity })));
    const note: ParcelNote = {
      shipmentId,
      carrier,
      tracking,
      trackingUrl,
      lines: packed.map(({ line: _line, ...named }) => named),
      rest,
    };
    await enqueue(tx, order.id, `shipped:${shipmentId}`, note);
    if (rest === 0) await moveToShipped(tx, order);
    await recordEvent(tx, order.id, rest === 0 ? 'shipped' : 'part_shipped', note, actor);
    return {
      shipmentId,
      isLast: rest === 0,
      lines: packed.map(({ line, quantity, name, sizeLabel }) => ({
        line,
        quantity,
        name: `${name}, ${sizeLabel}`,
      })),
      isNew: true,
    };
  });
}

/** What this press sent before, read under the order's lock. */
async function findParcel(tx: Tx, { orderId, pressKey, lines: asked }: Parcel): Promise<Shipped | null> {
  if (!pressKey) return null;
  const [known] = await tx.select().from(shipments).where(eq(shipments.pressKey, pressKey));
  if (!known) return null;
  const rows = await tx
    .select({
      line: shipmentItems.line,
      quantity: shipmentItems.quantity,
      name: orderItems.name,
      sizeLabel: orderItems.sizeLabel,
    })
    .from(shipmentItems)
    .innerJoin(
      orderItems,
      and(eq(orderItems.orderId, shipmentItems.orderId), eq(orderItems.line, shipmentItems.line)),
    )
    .where(eq(shipmentItems.shipmentId, known.id))
    .orderBy(asc(shipmentItems.line));
  const packed = asked.filter(({ quantity }) => quantity > 0);
  const isSame =
    known.orderId === orderId &&
    packed.length === rows.length &&
    packed.every((one) => rows.some(({ line, quantity }) => line === one.line && quantity === one.quantity));
  if (!isSame) throw new DomainError('pressed_before');
  const [left] = await tx
    .select({ kind: orderEvents.kind })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), sql`${orderEvents.detail}->>'shipmentId' = ${known.id}`))
    .orderBy(asc(orderEvents.id))
    .limit(1);
  return {
    shipmentId: known.id,
    isLast: left?.kind === 'shipped',
    lines: rows.map(({ line, quantity, name, sizeLabel }) => ({
      line,
      quantity,
      name: `${name}, ${sizeLabel}`,
    })),
    isNew: false,
  };
}

/**
 * What has not left of an order that left in part never will: it counts as shipped. Money and goods are choices of
 * their own.
 * @throws DomainError not_found; moved_on when nothing has left yet, or all has
 */
export async function endShipping(
  db: Db | Tx,
  end: { orderId: OrderId; reason: string; actor: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const order = await lockOrder(tx, end.orderId);
    if (!order) throw new DomainError('not_found');
    const isOpen = order.fulfilmentState === 'ready' || order.fulfilmentState === 'packed';
    if (!isOpen || !(await hasShipments(tx, order.id))) throw new DomainError('moved_on');
    await moveToShipped(tx, order);
    await recordEvent(tx, order.id, 'rest_unshipped', { reason: end.reason }, end.actor);
  });
}

async function moveToShipped(tx: Tx, order: OrderRow): Promise<void> {
  if (order.fulfilmentState === 'ready') await moveFulfilment(tx, order, 'packed');
  await moveFulfilment(tx, order, 'shipped');
}

export async function hasShipments(tx: Db | Tx, orderId: OrderId): Promise<boolean> {
  const [one] = await tx
    .select({ id: shipments.id })
    .from(shipments)
    .where(eq(shipments.orderId, orderId))
    .limit(1);
  return one !== undefined;
}

export type LineStanding = { shipped: number; restocked: number };

/** Units of each line that left, and units that went back into stock. A line without either is missing. */
export async function standingsOf(db: Db | Tx, orderId: OrderId): Promise<Map<number, LineStanding>> {
  const standings = new Map<number, LineStanding>();
  const standing = (line: number) => {
    const known = standings.get(line) ?? { shipped: 0, restocked: 0 };
    standings.set(line, known);
    return known;
  };
  const shipped = await db
    .select({ line: shipmentItems.line, units: sql<number>`sum(${shipmentItems.quantity})::int` })
    .from(shipmentItems)
    .where(eq(shipmentItems.orderId, orderId))
    .groupBy(shipmentItems.line);
  for (const { line, units } of shipped) standing(line).shipped = units;
  const restocked = await db
    .select({ detail: orderEvents.detail })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'restocked')));
  for (const { detail } of restocked) {
    // Grams that came back by a stock movement name no line.
    if (detail.line) standing(Number(detail.line)).restocked += Number(detail.quantity);
  }
  return standings;
}

/** Oldest first, each with what was in it. */
export async function listShipments(db: Db | Tx, orderId: OrderId) {
  const parcels = await db
    .select()
    .from(shipments)
    .where(eq(shipments.orderId, orderId))
    .orderBy(asc(shipments.shippedAt), asc(shipments.id));
  const items = await db
    .select()
    .from(shipmentItems)
    .where(eq(shipmentItems.orderId, orderId))
    .orderBy(asc(shipmentItems.line));
  return parcels.map((parcel) => ({
    ...parcel,
    lines: items
      .filter(({ shipmentId }) => shipmentId === parcel.id)
      .map(({ line, quantity }) => ({ line, quantity })),
  }));
}
