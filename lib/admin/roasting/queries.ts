import 'server-only';
import { and, asc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  coffees,
  lots,
  orderItems,
  orders,
  roastBatches,
  roastBatchLines,
  shipmentItems,
  staff,
  variants,
} from '@/db/schema';
import { moneyGoesBack, unitsInHouse } from '@/lib/orders/waiting';
import { grindLabel } from '@/lib/orders/words';
import { PAGE_SIZE, type TablePage, type TableState } from '../table';
import { batchLossBp } from './rules';
import type { BatchRow, RoastableLot, WaitingLine } from './types';

/** Batches of the order line in the outer query as `[{code, roastedOn}]`, oldest first. */
export const lineBatches = sql<{ code: string; roastedOn: string }[]>`coalesce((
  select jsonb_agg(jsonb_build_object('code', ${roastBatches.code}, 'roastedOn', ${roastBatches.roastedOn})
    order by ${roastBatches.roastedOn}, ${roastBatches.id})
  from ${roastBatchLines} join ${roastBatches} on ${roastBatches.id} = ${roastBatchLines.batchId}
  where ${roastBatchLines.orderId} = ${orderItems.orderId} and ${roastBatchLines.line} = ${orderItems.line}), '[]')`;

const leftInPart = sql`exists (select 1 from ${shipmentItems} where ${shipmentItems.orderId} = ${orders.id})`;
/** Of a line: it is paid for, its order has not left whole, and bags of it are still in the house. */
const isWaiting = and(
  sql`${orders.paymentState} in ('paid', 'partially_refunded')`,
  sql`(${orders.fulfilmentState} in ('ready', 'held') or (${orders.fulfilmentState} = 'packed' and ${leftInPart}))`,
  sql`not ${moneyGoesBack('orders')}`,
  sql`${unitsInHouse} > 0`,
);

/**
 * What paid orders still wait for, oldest order first. A packed order is done with, unless a part of it has left
 * already and the rest is still to come.
 */
export async function listWaitingLines(db: Db | Tx): Promise<WaitingLine[]> {
  const rows = await db
    .select({
      orderId: orders.id,
      line: orderItems.line,
      number: orders.number,
      mode: orders.mode,
      fulfilmentState: orders.fulfilmentState,
      roastsOn: orders.roastsOn,
      lotId: orderItems.lotId,
      lotCode: orderItems.lotCode,
      name: orderItems.name,
      sku: orderItems.sku,
      sizeLabel: orderItems.sizeLabel,
      form: orderItems.form,
      grind: orderItems.grind,
      quantity: unitsInHouse,
      net: orderItems.net,
      lossBp: lots.roastLossBp,
      batches: lineBatches,
    })
    .from(orders)
    .innerJoin(orderItems, eq(orderItems.orderId, orders.id))
    .innerJoin(lots, eq(lots.id, orderItems.lotId))
    .where(isWaiting)
    .orderBy(asc(orders.placedAt), asc(orders.id), asc(orderItems.line));
  return rows.map(({ fulfilmentState, grind, batches, ...row }) => ({
    ...row,
    isHeld: fulfilmentState === 'held',
    grindLabel: grindLabel(grind),
    batches: batches.map(({ code }) => code),
  }));
}

/** Lots that can be roasted now: what is on the table and sold roasted, and whatever paid orders still wait for. */
export const listRoastableLots = (db: Db | Tx): Promise<RoastableLot[]> =>
  db
    .select({ id: lots.id, lotCode: lots.lotCode, coffee: coffees.name, lossBp: lots.roastLossBp })
    .from(lots)
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(
      or(
        and(
          eq(lots.stage, 'landed'),
          sql`exists (select 1 from ${variants} where ${variants.lotId} = ${lots.id} and ${variants.form} = 'roasted' and ${variants.active})`,
        ),
        sql`${lots.id} in (select ${orderItems.lotId} from ${orders} join ${orderItems} on ${orderItems.orderId} = ${orders.id}
          where ${orderItems.form} = 'roasted' and ${isWaiting})`,
      ),
    )
    .orderBy(asc(lots.lotCode));

const LOSS = sql`(${roastBatches.green} - ${roastBatches.roasted})::numeric / ${roastBatches.green}`;
const SORTS: Record<string, SQL[]> = {
  code: [sql`${roastBatches.roastedOn}`, sql`split_part(${roastBatches.code}, '/', 2)::int`],
  lot: [sql`${lots.lotCode}`],
  green: [sql`${roastBatches.green}`],
  roasted: [sql`${roastBatches.roasted}`],
  loss: [LOSS],
};

export async function listBatches(db: Db | Tx, state: TableState): Promise<TablePage<BatchRow>> {
  const like = `%${state.q.replace(/[\\%_]/g, '\\$&')}%`;
  const ofOrder = sql`exists (select 1 from ${roastBatchLines} join ${orders} on ${orders.id} = ${roastBatchLines.orderId}
    where ${roastBatchLines.batchId} = ${roastBatches.id} and ${orders.number} ilike ${like})`;
  const where = state.q
    ? sql`(${roastBatches.code} ilike ${like} or ${lots.lotCode} ilike ${like} or ${coffees.name} ilike ${like} or ${ofOrder})`
    : undefined;
  const page = await db
    .select({
      id: roastBatches.id,
      code: roastBatches.code,
      roastedOn: roastBatches.roastedOn,
      lotCode: lots.lotCode,
      coffee: coffees.name,
      green: roastBatches.green,
      roasted: roastBatches.roasted,
      agtron: roastBatches.agtronGround,
      note: roastBatches.note,
      voidedFor: roastBatches.voidedFor,
      version: roastBatches.version,
      actor: sql<string>`coalesce(${staff.name}, ${roastBatches.actorId})`,
      lines: sql<{ number: string; quantity: number; size: string; grind: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('number', ${orders.number}, 'quantity', ${orderItems.quantity},
          'size', ${orderItems.sizeLabel}, 'grind', ${orderItems.grind}) order by ${orders.number}, ${orderItems.line})
        from ${roastBatchLines}
        join ${orders} on ${orders.id} = ${roastBatchLines.orderId}
        join ${orderItems} on ${orderItems.orderId} = ${roastBatchLines.orderId} and ${orderItems.line} = ${roastBatchLines.line}
        where ${roastBatchLines.batchId} = ${roastBatches.id}), '[]')`,
    })
    .from(roastBatches)
    .innerJoin(lots, eq(lots.id, roastBatches.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .leftJoin(staff, eq(staff.id, roastBatches.actorId))
    .where(where)
    .orderBy(...(SORTS[state.sort] ?? []).map((by) => direct(by, state)), asc(roastBatches.id))
    .limit(PAGE_SIZE)
    .offset((state.page - 1) * PAGE_SIZE);
  const counted = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(roastBatches)
    .innerJoin(lots, eq(lots.id, roastBatches.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(where);
  const rows = page.map(({ lines, ...row }) => ({
    ...row,
    lossBp: batchLossBp(row.green, row.roasted),
    lines: lines.map(({ number, quantity, size, grind }) => ({
      number,
      label: [`${quantity} × ${size}`, grindLabel(grind)].filter(Boolean).join(', '),
    })),
  }));
  return { rows, total: counted[0]?.total ?? 0 };
}

const direct = (by: SQL, { descending }: TableState): SQL => (descending ? sql`${by} desc` : sql`${by} asc`);
