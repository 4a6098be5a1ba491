import 'server-only';
import { and, asc, count, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { alerts, orders } from '@/db/schema';
import { alertWords } from '@/lib/orders/alert-words';
import { listSalesByDay, listSalesByLot, type SalesQuestion } from '@/lib/orders/sales';
import type { PaymentMode } from '@/lib/orders/types';
import { waitsToShip } from '@/lib/orders/waiting';
import type { Sales, ToReview, ToShip } from './types';

const SHOWN = 5;

export async function getToShip(db: Db | Tx, mode: PaymentMode): Promise<ToShip> {
  const waits = and(eq(orders.mode, mode), waitsToShip('orders'));
  const [counted] = await db.select({ n: count() }).from(orders).where(waits);
  const [oldest] = await db
    .select({ id: orders.id, number: orders.number, placedAt: orders.placedAt, roastsOn: orders.roastsOn })
    .from(orders)
    .where(waits)
    .orderBy(asc(orders.placedAt), asc(orders.id))
    .limit(1);
  return {
    count: counted?.n ?? 0,
    oldest: oldest ? { ...oldest, placedAt: oldest.placedAt?.toISOString() ?? null } : null,
  };
}

/** Orders that are held or disputed, and open alerts, of every mode: money in the wrong mode is worth a look too. */
export async function getToReview(db: Db | Tx): Promise<ToReview> {
  const held = or(
    eq(orders.fulfilmentState, 'held'),
    eq(orders.disputeState, 'open'),
    isNotNull(orders.reviewReason),
  );
  const [heldCount] = await db.select({ n: count() }).from(orders).where(held);
  const heldOrders = await db
    .select({
      id: orders.id,
      number: orders.number,
      reason: orders.reviewReason,
      dispute: orders.disputeState,
    })
    .from(orders)
    .where(held)
    .orderBy(asc(orders.placedAt), asc(orders.id))
    .limit(SHOWN);
  const [alertCount] = await db.select({ n: count() }).from(alerts).where(isNull(alerts.resolvedAt));
  const open = await db
    .select({
      id: alerts.id,
      kind: alerts.kind,
      detail: alerts.detail,
      at: alerts.at,
      orderId: alerts.orderId,
      number: orders.number,
    })
    .from(alerts)
    .leftJoin(orders, eq(orders.id, alerts.orderId))
    .where(isNull(alerts.resolvedAt))
    .orderBy(desc(alerts.id))
    .limit(SHOWN);
  return {
    count: heldCount?.n ?? 0,
    orders: heldOrders.map(({ id, number, reason, dispute }) => ({
      id,
      number,
      reason: reason ?? (dispute === 'open' ? 'The payment is disputed.' : 'Held by a colleague.'),
    })),
    alertCount: alertCount?.n ?? 0,
    alerts: open.map(({ id, kind, detail, at, orderId, number }) => ({
      id,
      ...alertWords(kind, detail),
      at: at.toISOString(),
      order: orderId && number ? { id: orderId, number } : null,
    })),
  };
}

/** @param days every calendar day that is asked about, oldest first */
export async function getSales(
  db: Db | Tx,
  question: SalesQuestion,
  days: readonly string[],
): Promise<Sales> {
  const sold = new Map((await listSalesByDay(db, question)).map((row) => [row.day, row]));
  return {
    days: days.map((day) => sold.get(day) ?? { day, orders: 0, amount: 0 }),
    lots: await listSalesByLot(db, question),
  };
}
