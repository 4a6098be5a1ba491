import 'server-only';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  checkoutAttempts,
  orderEvents,
  orders,
  outbox,
  payments,
  refunds,
  roastBatches,
  roastBatchLines,
  staff,
} from '@/db/schema';
import { returnableGrams } from '@/lib/inventory/queries';
import { now } from '@/lib/kernel/clock';
import { type LotId, minor, type OrderId } from '@/lib/kernel/units';
import { getOrderView } from '@/lib/orders/queries';
import { listItems } from '@/lib/orders/record';
import { getRefundable } from '@/lib/orders/refund-rows';
import { isPaid, leftToShip } from '@/lib/orders/rules';
import { listShipments, standingsOf } from '@/lib/orders/shipments';
import { addressLines, totalRows } from '@/lib/orders/words';
import { getShopSettings } from '@/lib/shipping/queries';
import { listAlerts } from './queries';
import type { AdminLine, AdminMail, AdminOrder } from './types';

/** Everything about one order, for the shop's people; null when there is no such number. */
export async function getAdminOrder(db: Db | Tx, number: string): Promise<AdminOrder | null> {
  const view = await getOrderView(db, { number });
  if (!view) return null;
  const { id } = view;
  const [row] = await db.select().from(orders).where(eq(orders.id, id));
  if (!row) return null;
  const { timeZone } = await getShopSettings(db as Db);
  const names = await namesOf(db);
  const parcels = await listShipments(db, id);
  const isGone = row.fulfilmentState === 'shipped' || row.fulfilmentState === 'delivered';
  const lines = await listLines(db, view, isGone);
  const nameOf = (line: number) => {
    const found = lines.find((one) => one.line === line);
    return found ? `${found.name}, ${found.sizeLabel}` : `line ${line}`;
  };
  const refundable = isPaid(row.paymentState) ? await getRefundable(db, id) : null;
  return {
    id,
    number: row.number,
    mode: row.mode,
    channel: row.channel,
    campaign: row.campaign,
    currency: row.currency,
    timeZone,
    paymentState: row.paymentState,
    fulfilmentState: row.fulfilmentState,
    disputeState: row.disputeState,
    isPartShipped: parcels.length > 0 && !isGone,
    moneyGoesBack: refundable?.left === 0,
    reviewReason: row.reviewReason,
    lines: isPaid(row.paymentState) ? lines : lines.map((line) => ({ ...line, toRestock: 0 })),
    sums: totalRows(view),
    totalPaid: row.totalPaid,
    refunded: row.refunded,
    refundable: refundable?.left ?? minor(0),
    grossWeight: row.grossWeight,
    shippingService: view.shippingService,
    email: row.email,
    customerName: row.customerName,
    country: row.country,
    address: addressLines(view.shipTo),
    roastsOn: row.roastsOn,
    arrivesBy: row.arrivesBy,
    createdAt: row.createdAt.toISOString(),
    placedAt: row.placedAt?.toISOString() ?? null,
    payments: await listPayments(db, id),
    refunds: await listRefunds(db, id),
    parcels: parcels.map((parcel) => ({
      id: parcel.id,
      carrier: parcel.carrier,
      tracking: parcel.tracking,
      trackingUrl: parcel.trackingUrl,
      at: parcel.shippedAt.toISOString(),
      by: names(parcel.actorId),
      lines: parcel.lines.map(({ line, quantity }) => ({ name: nameOf(line), quantity })),
    })),
    mails: await listMails(db, id),
    alerts: await listAlerts(db, id),
    history: await listHistory(db, id, names),
    paymentLink: row.paymentState === 'pending' ? await getPaymentLink(db, id) : null,
  };
}

async function listLines(
  db: Db | Tx,
  view: NonNullable<Awaited<ReturnType<typeof getOrderView>>>,
  /** What has not left by now stays. */
  isGone: boolean,
): Promise<AdminLine[]> {
  const items = await listItems(db, view.id);
  const standings = await standingsOf(db, view.id);
  const batches = await db
    .select({ line: roastBatchLines.line, code: roastBatches.code })
    .from(roastBatchLines)
    .innerJoin(roastBatches, eq(roastBatches.id, roastBatchLines.batchId))
    .where(eq(roastBatchLines.orderId, view.id))
    .orderBy(asc(roastBatches.code));
  const returnable = new Map<LotId, number>();
  for (const { lotId } of items) {
    if (!returnable.has(lotId)) returnable.set(lotId, await returnableGrams(db, view.id, lotId));
  }
  return view.lines.flatMap((line, i) => {
    const item = items[i];
    if (!item) return [];
    const standing = standings.get(item.line) ?? { shipped: 0, restocked: 0 };
    const units = Math.min(
      item.quantity - standing.restocked,
      Math.floor((returnable.get(item.lotId) ?? 0) / item.draw),
    );
    return [
      {
        ...line,
        ...standing,
        line: item.line,
        toShip: isGone ? 0 : leftToShip(item.quantity, standing),
        toRestock: item.form === 'roasted' ? 0 : Math.max(0, units),
        batches: batches.filter((batch) => batch.line === item.line).map(({ code }) => code),
      },
    ];
  });
}

/** A person's name, as it is today; `the shop` for what it did by itself. */
async function namesOf(db: Db | Tx): Promise<(actor: string) => string> {
  const people = new Map(
    (await db.select({ id: staff.id, name: staff.name }).from(staff)).map(({ id, name }) => [id, name]),
  );
  return (actor) => people.get(actor) ?? (actor === 'shop' ? 'the shop' : actor);
}

async function listPayments(db: Db | Tx, id: OrderId): Promise<AdminOrder['payments']> {
  const rows = await db
    .select()
    .from(payments)
    .where(eq(payments.orderId, id))
    .orderBy(asc(payments.verifiedAt), asc(payments.sessionId));
  return rows.map(({ sessionId, paymentIntent, amount, currency, verifiedAt }) => ({
    sessionId,
    paymentIntent,
    amount,
    currency,
    at: verifiedAt.toISOString(),
  }));
}

async function listRefunds(db: Db | Tx, id: OrderId): Promise<AdminOrder['refunds']> {
  const rows = await db
    .select()
    .from(refunds)
    .where(eq(refunds.orderId, id))
    .orderBy(asc(refunds.createdAt), asc(refunds.id));
  return rows.map((row) => ({
    id: row.id,
    stripeRefundId: row.stripeRefundId,
    amount: row.amount,
    status: row.status,
    source: row.source,
    reason: row.reason,
    at: row.createdAt.toISOString(),
  }));
}

async function listMails(db: Db | Tx, id: OrderId): Promise<AdminMail[]> {
  const rows = await db
    .select()
    .from(outbox)
    .where(eq(outbox.orderId, id))
    .orderBy(desc(outbox.createdAt), desc(outbox.id));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    recipient: row.recipient,
    state: row.sentAt ? (row.sentVia === 'smtp' ? 'sent' : 'kept') : row.lastError ? 'failing' : 'waiting',
    at: (row.sentAt ?? row.createdAt).toISOString(),
    lastError: row.lastError,
    plainText: row.plainText,
  }));
}

async function listHistory(
  db: Db | Tx,
  id: OrderId,
  names: (actor: string) => string,
): Promise<AdminOrder['history']> {
  const rows = await db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, id))
    .orderBy(desc(orderEvents.id));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    detail: row.detail,
    at: row.at.toISOString(),
    by: names(row.actor),
  }));
}

async function getPaymentLink(db: Db | Tx, id: OrderId): Promise<AdminOrder['paymentLink']> {
  const [open] = await db
    .select({ url: checkoutAttempts.url, expiresAt: checkoutAttempts.expiresAt })
    .from(checkoutAttempts)
    .where(and(eq(checkoutAttempts.orderId, id), inArray(checkoutAttempts.state, ['open'])))
    .orderBy(desc(checkoutAttempts.n))
    .limit(1);
  if (!open?.url || open.expiresAt <= now()) return null;
  return { url: open.url, expiresAt: open.expiresAt.toISOString() };
}
