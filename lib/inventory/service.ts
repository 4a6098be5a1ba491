import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { lots, stockLedger } from '@/db/schema';
import { DomainError } from '@/lib/kernel/errors';
import { type Grams, grams, type LotId, type OrderId } from '@/lib/kernel/units';
import { getSmallestDraw } from './queries';
import { availableGrams, fitInOrder, needPerLot, noneBecause, unitsBeside } from './rules';
import type { LotNeed, StockLine } from './types';

// The only code that moves stock. Each move is a ledger row and a conditional update of the lot's cached sums, in one
// transaction. Callers lock the order row first; lots follow in ascending id order.

type Move = (typeof stockLedger.$inferInsert)['kind'];

/**
 * Promises grams to an order that waits for its payment: all lots or none.
 * @throws DomainError insufficient_stock with the first line that does not fit and the units of it that still do; when
 * none does, `left` says what the lot still has.
 */
export async function reserve(tx: Tx, orderId: OrderId, lines: readonly StockLine[]): Promise<void> {
  for (const need of needPerLot(lines)) {
    const done = await tx
      .update(lots)
      .set({ reserved: sql`${lots.reserved} + ${need.g}` })
      .where(and(eq(lots.id, need.lotId), sql`${lots.onHand} - ${lots.reserved} >= ${need.g}`))
      .returning({ id: lots.id });
    if (done.length === 0) throw await shortage(tx, need.lotId, lines);
    await record(tx, { ...need, kind: 'reserve', orderId, onHandChange: 0, reservedChange: need.g });
  }
}

/** Gives an order's promised grams back to the shop. Nothing happens when they were given back or sold already. */
export async function release(tx: Tx, orderId: OrderId, reason: string): Promise<void> {
  for (const need of await openReservations(tx, orderId)) {
    await move(tx, need.lotId, 0, -need.g);
    await record(tx, { ...need, kind: 'release', orderId, onHandChange: 0, reservedChange: -need.g, reason });
  }
}

/** Turns an order's promised grams into sold ones. Nothing happens when the reservation is closed already. */
export async function commit(tx: Tx, orderId: OrderId): Promise<void> {
  for (const need of await openReservations(tx, orderId)) {
    await move(tx, need.lotId, -need.g, -need.g);
    await record(tx, { ...need, kind: 'commit', orderId, onHandChange: -need.g, reservedChange: -need.g });
  }
}

/**
 * Sells grams to an order whose reservation was released before its money arrived.
 * @returns false, with nothing moved, when any of its lots cannot give them any more.
 */
export async function lateCommit(
  tx: Tx,
  orderId: OrderId,
  lines: readonly Pick<StockLine, 'lotId' | 'quantity' | 'draw'>[],
): Promise<boolean> {
  const needs = needPerLot(lines);
  const ids = needs.map(({ lotId }) => lotId);
  const locked = await tx
    .select({ id: lots.id, onHand: lots.onHand, reserved: lots.reserved })
    .from(lots)
    .where(inArray(lots.id, ids))
    .orderBy(asc(lots.id))
    .for('update');
  const left = new Map(locked.map((lot) => [lot.id, availableGrams(lot)]));
  if (needs.some(({ lotId, g }) => (left.get(lotId) ?? 0) < g)) return false;
  for (const need of needs) {
    await move(tx, need.lotId, -need.g, 0);
    await record(tx, { ...need, kind: 'late_commit', orderId, onHandChange: -need.g, reservedChange: 0 });
  }
  return true;
}

type ByHand = { lotId: LotId; g: Grams; reason: string; actor: string };

/** Green coffee or finished goods arrive. */
export async function receive(db: Db | Tx, { lotId, g, reason, actor }: ByHand): Promise<void> {
  await db.transaction(async (tx) => {
    await move(tx, lotId, g, 0);
    await record(tx, { lotId, kind: 'receive', onHandChange: g, reservedChange: 0, reason, actor });
  });
}

/** Unopened goods of an order come back to their lot. */
export async function restock(
  db: Db | Tx,
  { lotId, g, reason, actor, orderId }: ByHand & { orderId: OrderId },
): Promise<void> {
  await db.transaction(async (tx) => {
    await move(tx, lotId, g, 0);
    await record(tx, { lotId, kind: 'restock', orderId, onHandChange: g, reservedChange: 0, reason, actor });
  });
}

/**
 * Corrects a lot after a count; `g` may be negative.
 * @throws DomainError insufficient_stock when grams promised to open checkouts would be missing; `promisedG` says how
 * many those are.
 */
export async function adjust(db: Db | Tx, { lotId, g, reason, actor }: ByHand): Promise<void> {
  await db.transaction(async (tx) => {
    const [lot] = await tx
      .select({ code: lots.lotCode, onHand: lots.onHand, reserved: lots.reserved })
      .from(lots)
      .where(eq(lots.id, lotId))
      .for('update');
    if (!lot) throw new DomainError('not_found');
    if (lot.onHand + g < lot.reserved) {
      throw new DomainError('insufficient_stock', { name: lot.code, units: 0, promisedG: lot.reserved });
    }
    await move(tx, lotId, g, 0);
    await record(tx, { lotId, kind: 'adjust', onHandChange: g, reservedChange: 0, reason, actor });
  });
}

/** What an order holds and has neither given back nor bought, lot ids ascending. */
async function openReservations(tx: Tx, orderId: OrderId): Promise<LotNeed[]> {
  const rows = await tx
    .select({
      lotId: stockLedger.lotId,
      g: sql<number>`(sum(${stockLedger.reservedChange}))::int`,
    })
    .from(stockLedger)
    .where(and(eq(stockLedger.orderId, orderId), inArray(stockLedger.kind, ['reserve', 'release', 'commit'])))
    .groupBy(stockLedger.lotId)
    .having(sql`sum(${stockLedger.reservedChange}) > 0`)
    .orderBy(asc(stockLedger.lotId));
  return rows.map(({ lotId, g }) => ({ lotId, g: grams(g) }));
}

/** The check constraint of `lots` refuses to go below zero or below what is reserved: a bug stops here. */
async function move(tx: Tx, lotId: LotId, onHand: number, reserved: number): Promise<void> {
  const moved = await tx
    .update(lots)
    .set({ onHand: sql`${lots.onHand} + ${onHand}`, reserved: sql`${lots.reserved} + ${reserved}` })
    .where(eq(lots.id, lotId))
    .returning({ id: lots.id });
  if (moved.length === 0) throw new DomainError('not_found');
}

async function record(
  tx: Tx,
  row: {
    lotId: LotId;
    kind: Move;
    orderId?: OrderId;
    onHandChange: number;
    reservedChange: number;
    reason?: string;
    actor?: string;
  },
): Promise<void> {
  await tx.insert(stockLedger).values({
    lotId: row.lotId,
    kind: row.kind,
    onHandChange: grams(row.onHandChange),
    reservedChange: grams(row.reservedChange),
    ...(row.orderId && { orderId: row.orderId }),
    ...(row.reason && { reason: row.reason }),
    ...(row.actor && { actor: row.actor }),
  });
}

/** Which line to blame: the first, in the cart's order, that loses something when the lot is handed out in order. */
async function shortage(tx: Tx, lotId: LotId, lines: readonly StockLine[]): Promise<DomainError> {
  const [lot] = await tx
    .select({ onHand: lots.onHand, reserved: lots.reserved })
    .from(lots)
    .where(eq(lots.id, lotId));
  const available = lot ? availableGrams(lot) : grams(0);
  const ofLot = lines.filter((line) => line.lotId === lotId);
  const kept = fitInOrder(available, ofLot);
  const at = Math.max(
    0,
    ofLot.findIndex((line, i) => (kept[i] ?? 0) < line.quantity),
  );
  const short = ofLot[at];
  if (!short) return new DomainError('insufficient_stock', { units: 0 });
  const before = ofLot.slice(0, at);
  const units = unitsBeside(available, short.draw, before);
  const left = units === 0 ? noneBecause(available, short.draw, await getSmallestDraw(tx, lotId)) : null;
  return new DomainError('insufficient_stock', {
    name: short.name,
    size: short.sizeLabel,
    variantId: short.variantId,
    units,
    ...(left && { left }),
  });
}
