import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { lots, stockLedger } from '@/db/schema';
import { DomainError } from '@/lib/kernel/errors';
import { type Grams, grams, type LotId, type OrderId } from '@/lib/kernel/units';
import { getSmallestDraw, listOpenPromises } from './queries';
import { availableGrams, fitInOrder, needPerLot, noneBecause, unitsBeside } from './rules';
import type { LotNeed, Moved, StockLine } from './types';

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
    .for('no key update');
  const left = new Map(locked.map((lot) => [lot.id, availableGrams(lot)]));
  if (needs.some(({ lotId, g }) => (left.get(lotId) ?? 0) < g)) return false;
  for (const need of needs) {
    await move(tx, need.lotId, -need.g, 0);
    await record(tx, { ...need, kind: 'late_commit', orderId, onHandChange: -need.g, reservedChange: 0 });
  }
  return true;
}

type ByHand = {
  lotId: LotId;
  /** Why, in the words of whoever moves it. */
  reason: string;
  /** A staff id. */
  actor: string;
  /** Of the press that asks for it: the database takes each once. Ask `findPress` first, under a lock of the press. */
  pressKey?: string | undefined;
};
type Weighed = ByHand & { g: Grams };

/** Green coffee or finished goods arrive. */
export const receive = (db: Db | Tx, { g, ...by }: Weighed): Promise<Moved> =>
  moveByHand(db, by, 'receive', () => g);

/** Unopened goods of an order come back to their lot. Whether they may is for the caller to ask. */
export const restock = (db: Db | Tx, { g, orderId, ...by }: Weighed & { orderId: OrderId }): Promise<Moved> =>
  moveByHand(db, by, 'restock', () => g, orderId);

/**
 * Corrects a lot; `g` may be negative.
 * @throws DomainError stock_short, stock_promised
 */
export const adjust = (db: Db | Tx, { g, ...by }: Weighed): Promise<Moved> =>
  moveByHand(db, by, 'adjust', () => g);

/**
 * Spoiled, spilt or lost; `g` is what is gone.
 * @throws DomainError stock_short, stock_promised
 */
export const damage = (db: Db | Tx, { g, ...by }: Weighed): Promise<Moved> =>
  moveByHand(db, by, 'damage', () => -g);

/**
 * Sets a lot to what was counted: the ledger gets the difference, 0 too, since a count that fits is worth knowing.
 * @param seen grams on hand when the counting began; with it, a lot that moved since is not overwritten
 * @throws DomainError stock_promised; stock_moved
 */
export const count = (
  db: Db | Tx,
  { counted, seen, ...by }: ByHand & { counted: Grams; seen?: Grams },
): Promise<Moved> =>
  moveByHand(db, by, 'count', (lot) => {
    if (seen !== undefined && seen !== lot.onHand) {
      throw new DomainError('stock_moved', { name: lot.lotCode, seenG: seen, onHandG: lot.onHand });
    }
    return counted - lot.onHand;
  });

/** @param change grams, asked for when the lot's row is locked */
async function moveByHand(
  db: Db | Tx,
  { lotId, reason, actor, pressKey }: ByHand,
  kind: Move,
  change: (lot: { lotCode: string; onHand: Grams }) => number,
  orderId?: OrderId,
): Promise<Moved> {
  return db.transaction(async (tx) => {
    const [lot] = await tx
      .select({ lotCode: lots.lotCode, onHand: lots.onHand, reserved: lots.reserved })
      .from(lots)
      .where(eq(lots.id, lotId))
      .for('no key update');
    if (!lot) throw new DomainError('not_found');
    const onHandChange = change(lot);
    const to = grams(lot.onHand + onHandChange);
    if (to < lot.reserved) throw await tooFew(tx, lotId, lot, to);
    await move(tx, lotId, onHandChange, 0);
    await record(tx, {
      lotId,
      kind,
      onHandChange,
      reservedChange: 0,
      reason,
      actor,
      ...(orderId && { orderId }),
      ...(pressKey && { pressKey }),
    });
    return { lotCode: lot.lotCode, from: lot.onHand, to };
  });
}

/** Nobody may take what is not there, nor what a customer was promised while they pay. */
async function tooFew(
  tx: Tx,
  lotId: LotId,
  lot: { lotCode: string; onHand: Grams; reserved: Grams },
  to: Grams,
): Promise<DomainError> {
  if (lot.reserved === 0) return new DomainError('stock_short', { name: lot.lotCode, onHandG: lot.onHand });
  const promises = await listOpenPromises(tx, lotId);
  return new DomainError('stock_promised', {
    name: lot.lotCode,
    promisedG: lot.reserved,
    checkouts: promises.length,
    leftG: to,
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
    pressKey?: string;
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
    ...(row.pressKey && { pressKey: row.pressKey }),
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
