import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orders } from '@/db/schema';
import { findPress, returnableGrams } from '@/lib/inventory/queries';
import { adjust, count, damage, receive, restock } from '@/lib/inventory/service';
import type { Moved } from '@/lib/inventory/types';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { exactWeight } from '@/lib/kernel/format';
import type { LotId, OrderId } from '@/lib/kernel/units';
import { normalOrderNumber } from '@/lib/orders/number';
import { lockOrder, recordEvent } from '@/lib/orders/record';
import { findReturned, restockLine } from '@/lib/orders/refunds';
import { isPaid } from '@/lib/orders/rules';
import { lockPress } from '../press';
import type { MovementInput } from './input';

/**
 * Moves a lot's grams by hand and writes down who did. The same `key` moves them once and finds the first result.
 * @throws DomainError not_found, stock_short, stock_promised, stock_moved; invalid_input for a restock that the order
 * cannot have brought; pressed_before when the same press moved something else
 */
export async function recordMovement(db: Db, person: Actor, input: MovementInput): Promise<Moved> {
  return db.transaction(async (tx) => {
    await lockPress(tx, input.key);
    const known = await findMoved(tx, input);
    if (known) return known;
    const moved = await move(tx, person, input);
    await writeAudit(tx, person, {
      action: `stock.${input.kind}`,
      subject: 'lot',
      subjectId: input.lotId,
      label: moved.lotCode,
      changes: { onHandG: { from: moved.from, to: moved.to } },
      note: input.reason,
    });
    return moved;
  });
}

/** What this press moved before. */
async function findMoved(tx: Tx, { key, lotId, kind, g }: MovementInput): Promise<Moved | null> {
  const known = await findPress(tx, key);
  if (!known) return null;
  const { from, to, lotCode } = known;
  const was = kind === 'count' ? to : kind === 'damage' ? from - to : to - from;
  if (known.lotId !== lotId || known.kind !== kind || was !== g) throw new DomainError('pressed_before');
  return { from, to, lotCode };
}

function move(tx: Tx, person: Actor, { key, kind, lotId, g, reason, seen, orderNumber }: MovementInput) {
  const by = { lotId, reason, actor: person.id, pressKey: key };
  switch (kind) {
    case 'receive':
      return receive(tx, { ...by, g });
    case 'damage':
      return damage(tx, { ...by, g });
    case 'adjust':
      return adjust(tx, { ...by, g });
    case 'count':
      return count(tx, { ...by, counted: g, seen });
    case 'restock':
      return takeBack(tx, { ...by, g }, orderNumber);
  }
}

type Back = { lotId: LotId; g: MovementInput['g']; reason: string; actor: string; pressKey: string };

/**
 * Bags that can be told are taken back as such, so that they are not packed any more. The order's row is locked before the
 * lot's, as everywhere.
 */
async function takeBack(tx: Tx, back: Back, typed: string): Promise<Moved> {
  const refused = (message: string) => new DomainError('invalid_input', {}, { orderNumber: [message] });
  const number = normalOrderNumber(typed);
  const [found] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
  const order = found && (await lockOrder(tx, found.id));
  if (!order) throw refused(`There is no order ${typed}. Check the number on its packing slip.`);
  if (!isPaid(order.paymentState)) throw refused(`${order.number} was never paid, so it took nothing.`);
  await assertReturnable(tx, order.id, order.number, back);
  const bags = await findReturned(tx, order, back);
  if (bags === 'unclear') {
    const message = `${order.number} has bags of this lot still to ship, and this weight does not say which bags came back. Put them back on the page of the order, by the bag.`;
    throw new DomainError('invalid_input', {}, { amount: [message] });
  }
  if (bags) return (await restockLine(tx, { ...back, ...bags, orderId: order.id })).moved;
  const moved = await restock(tx, { ...back, orderId: order.id });
  await recordEvent(tx, order.id, 'restocked', { lotId: back.lotId, g: back.g }, back.actor);
  return moved;
}

async function assertReturnable(tx: Tx, orderId: OrderId, number: string, back: Back): Promise<void> {
  const most = await returnableGrams(tx, orderId, back.lotId);
  if (back.g <= most) return;
  const message =
    most > 0
      ? `${number} has only ${exactWeight(most)} of this lot that can come back unroasted.`
      : `${number} has nothing of this lot that can come back: roasted coffee does not go back to the green.`;
  throw new DomainError('invalid_input', {}, { [most > 0 ? 'amount' : 'orderNumber']: [message] });
}
