import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { orders } from '@/db/schema';
import { returnableGrams } from '@/lib/inventory/queries';
import { adjust, count, damage, type Moved, receive, restock } from '@/lib/inventory/service';
import { type Actor, writeAudit } from '@/lib/kernel/audit';
import { DomainError } from '@/lib/kernel/errors';
import { exactWeight } from '@/lib/kernel/format';
import type { LotId, OrderId } from '@/lib/kernel/units';
import { normalOrderNumber } from '@/lib/orders/number';
import { lockOrder, recordEvent } from '@/lib/orders/record';
import { isPaid } from '@/lib/orders/rules';
import type { MovementInput } from './input';

/**
 * Moves a lot's grams by hand and writes down who did.
 * @throws DomainError not_found, stock_short, stock_promised, stock_moved; invalid_input for a restock that the order
 * cannot have brought
 */
export async function recordMovement(db: Db, person: Actor, input: MovementInput): Promise<Moved> {
  return db.transaction(async (tx) => {
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

function move(tx: Tx, person: Actor, { kind, lotId, g, reason, seen, orderNumber }: MovementInput) {
  const by = { lotId, reason, actor: person.id };
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

type Back = { lotId: LotId; g: MovementInput['g']; reason: string; actor: string };

/** The order's row is locked before the lot's, as everywhere. */
async function takeBack(tx: Tx, back: Back, typed: string): Promise<Moved> {
  const refused = (message: string) => new DomainError('invalid_input', {}, { orderNumber: [message] });
  const number = normalOrderNumber(typed);
  const [found] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.number, number));
  const order = found && (await lockOrder(tx, found.id));
  if (!order) throw refused(`There is no order ${typed}. Check the number on its packing slip.`);
  if (!isPaid(order.paymentState)) throw refused(`${order.number} was never paid, so it took nothing.`);
  await assertReturnable(tx, order.id, order.number, back);
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
