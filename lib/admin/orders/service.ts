import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orders } from '@/db/schema';
import { roleMay, type StaffRole } from '@/lib/identity/rules';
import { type Actor, type AuditEntry, changed, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { money } from '@/lib/kernel/format';
import type { Minor, OrderId } from '@/lib/kernel/units';
import { dealWithAlert } from '@/lib/orders/alerts';
import { cancelUnpaid } from '@/lib/orders/cancel';
import { moveOrder } from '@/lib/orders/fulfilment';
import { lockOrder, recordEvent } from '@/lib/orders/record';
import { getRefundable } from '@/lib/orders/refund-rows';
import { pursueRefund, restockLine, wishRefund } from '@/lib/orders/refunds';
import { resendMail as resendRow } from '@/lib/orders/resend';
import type { PaymentState } from '@/lib/orders/rules';
import { endShipping, type Parcel, shipLines } from '@/lib/orders/shipments';
import { mailName } from '@/lib/orders/words';

// What a person does to an order. The orders domain decides whether it may be; here it gets its audit entry in the same
// transaction.

type Entry = Pick<AuditEntry, 'action' | 'note' | 'changes'>;

async function audited<T>(
  db: Db,
  person: Actor,
  orderId: OrderId,
  run: (tx: Tx) => Promise<T>,
  /** Null when nothing new was done. */
  entry: Entry | ((done: T) => Entry | null),
): Promise<T> {
  return db.transaction(async (tx) => {
    const before = await lockOrder(tx, orderId);
    if (!before) throw new DomainError('not_found');
    const done = await run(tx);
    const [after] = await tx
      .select({ fulfilmentState: orders.fulfilmentState, reviewReason: orders.reviewReason })
      .from(orders)
      .where(eq(orders.id, orderId));
    const written = typeof entry === 'function' ? entry(done) : entry;
    if (!written) return done;
    const { changes = {}, ...said } = written;
    await writeAudit(tx, person, {
      subject: 'order',
      subjectId: orderId,
      label: before.number,
      ...said,
      changes: { ...changed(before, after ?? {}), ...changes },
    });
    return done;
  });
}

/** The same `key` finds the same parcel. @throws DomainError as `shipLines` */
export const ship = (
  db: Db,
  person: Actor,
  { key, ...parcel }: Omit<Parcel, 'actor' | 'pressKey'> & { key: string },
) =>
  audited(
    db,
    person,
    parcel.orderId,
    (tx) => shipLines(tx, { ...parcel, actor: person.id, pressKey: key }),
    ({ shipmentId, lines, isNew }) =>
      isNew
        ? {
            action: 'order.ship',
            note: [parcel.carrier, parcel.tracking].filter(Boolean).join(' '),
            changes: { parcel: { from: null, to: { shipmentId, lines } } },
          }
        : null,
  );

type Simple = 'packed' | 'delivered' | 'held' | 'ready';
const VERB: Record<Simple, string> = {
  packed: 'order.pack',
  delivered: 'order.deliver',
  held: 'order.hold',
  ready: 'order.release',
};

/** @throws DomainError as `moveOrder` */
export const move = (db: Db, person: Actor, orderId: OrderId, to: Simple, reason = '') =>
  audited(
    db,
    person,
    orderId,
    (tx) => moveOrder(tx, { orderId, to, actor: person.id, ...(reason && { reason }) }),
    { action: VERB[to], note: reason },
  );

/** @throws DomainError not_found, moved_on */
export const closeShipping = (db: Db, person: Actor, orderId: OrderId, reason: string) =>
  audited(db, person, orderId, (tx) => endShipping(tx, { orderId, reason, actor: person.id }), {
    action: 'order.end_shipping',
    note: reason,
  });

/**
 * The wish is written down first, then Stripe ends the page, and its answer frees the grams.
 * @throws DomainError as `cancelUnpaid`
 */
export async function cancelBeforePayment(
  db: Db,
  person: Actor,
  orderId: OrderId,
  reason: string,
): Promise<PaymentState> {
  await audited(
    db,
    person,
    orderId,
    async (tx) => {
      const order = await lockOrder(tx, orderId);
      if (order?.paymentState !== 'pending') throw new DomainError('moved_on');
      await recordEvent(tx, orderId, 'cancel_asked', reason ? { reason } : {}, person.id);
    },
    { action: 'order.cancel_unpaid', note: reason },
  );
  return cancelUnpaid(db, orderId);
}

/**
 * Cancels a paid order that has not left. Whether its money goes back is the person's explicit choice; its goods stay
 * out of stock until somebody puts them back.
 * @throws DomainError not_found, moved_on; forbidden when the role may not refund
 */
export async function cancelPaid(
  db: Db,
  person: Actor & { role: StaffRole },
  wish: { orderId: OrderId; reason: string; refund: 'all' | 'nothing'; key: string },
): Promise<{ refunded: Minor | null }> {
  const { orderId, reason, key } = wish;
  if (wish.refund === 'all' && !roleMay(person.role, 'orders.refund')) throw new DomainError('forbidden');
  const refund = await audited(
    db,
    person,
    orderId,
    async (tx) => {
      await moveOrder(tx, { orderId, to: 'cancelled', reason, actor: person.id });
      if (wish.refund === 'nothing' || !(await getRefundable(tx, orderId))?.left) return null;
      return wishRefund(tx, { orderId, reason, key, actor: person.id });
    },
    (done) => ({
      action: 'order.cancel',
      note: reason,
      ...(done && { changes: { refund: { from: null, to: done.amount } } }),
    }),
  );
  if (refund) await pursueRefund(db, refund.refundId);
  return { refunded: refund?.amount ?? null };
}

/** The same `key` finds the same refund. @throws DomainError as `wishRefund` */
export async function refund(
  db: Db,
  person: Actor,
  wish: { orderId: OrderId; amount: Minor; reason: string; key: string },
): Promise<{ refundId: string; amount: Minor; isNew: boolean }> {
  const { orderId, reason } = wish;
  const done = await db.transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw new DomainError('not_found');
    const wished = await wishRefund(tx, { ...wish, actor: person.id });
    if (wished.isNew) {
      await writeAudit(tx, person, {
        action: 'order.refund',
        subject: 'order',
        subjectId: orderId,
        label: order.number,
        note: `${money(wished.amount, order.currency)}: ${reason}`,
        changes: { refund: { from: null, to: wished.amount } },
      });
    }
    return wished;
  });
  await pursueRefund(db, done.refundId);
  return done;
}

/** The same `key` brings them back once. @throws DomainError as `restockLine` */
export const restock = (
  db: Db,
  person: Actor,
  { key, ...back }: { orderId: OrderId; line: number; quantity: number; reason: string; key: string },
) =>
  audited(
    db,
    person,
    back.orderId,
    (tx) => restockLine(tx, { ...back, actor: person.id, pressKey: key }),
    ({ name, isNew }) =>
      isNew
        ? {
            action: 'order.restock',
            note: back.reason,
            changes: { restocked: { from: null, to: { line: back.line, quantity: back.quantity, name } } },
          }
        : null,
  );

export const addNote = (db: Db, person: Actor, orderId: OrderId, text: string) =>
  audited(db, person, orderId, (tx) => recordEvent(tx, orderId, 'note', { text }, person.id), {
    action: 'order.note',
    note: text,
  });

/** @throws DomainError as `resendMail` of the orders */
export const resendMail = (db: Db, person: Actor, orderId: OrderId, mailId: string) =>
  audited(
    db,
    person,
    orderId,
    (tx) => resendRow(tx, { orderId, mailId, actor: person.id }),
    ({ kind }) => ({ action: 'order.resend_mail', note: mailName(kind) }),
  );

/** @throws DomainError moved_on when a colleague was faster */
export async function dealWith(db: Db, person: Actor, id: number, note: string): Promise<void> {
  await db.transaction(async (tx) => {
    const { kind, orderId } = await dealWithAlert(tx, { id, note, actor: person.id });
    if (orderId) await recordEvent(tx, orderId, 'dealt_with', { alert: kind, note }, person.id);
    const [order] = orderId
      ? await tx.select({ number: orders.number }).from(orders).where(eq(orders.id, orderId))
      : [];
    await writeAudit(tx, person, {
      action: 'alert.deal_with',
      subject: orderId ? 'order' : 'alert',
      subjectId: orderId ?? String(id),
      label: order?.number ?? '',
      changes: { alert: { from: null, to: kind } },
      note,
    });
  });
}
