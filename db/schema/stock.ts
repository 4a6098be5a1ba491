import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Grams, LotId, OrderId } from '@/lib/kernel/units';
import { lots } from './lots';
import { orders } from './orders';

export const stockMovement = pgEnum('stock_movement', [
  'receive',
  'adjust',
  'restock',
  'damage',
  'count',
  'reserve',
  'release',
  'commit',
  'late_commit',
]);

/**
 * Append-only. Signs per kind: receive (+g, 0), adjust (±g, 0), restock (+g, 0),
 * damage (−g, 0), count (±g or 0, 0), reserve (0, +g),
 * release (0, −g), commit (−g, −g), late_commit (−g, 0). The unique indexes let a reservation close once.
 */
export const stockLedger = pgTable(
  'stock_ledger',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id),
    orderId: text()
      .$type<OrderId>()
      .references(() => orders.id),
    kind: stockMovement().notNull(),
    onHandChange: integer('d_on_hand_g').$type<Grams>().notNull(),
    reservedChange: integer('d_reserved_g').$type<Grams>().notNull(),
    reason: text().notNull().default(''),
    /** Who moved it: a person's id, or `shop` for checkout and payment. */
    actor: text().notNull().default('shop'),
    /** Of the press that moved it by hand, so that the same press sent again moves nothing. */
    pressKey: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('stock_ledger_lot_idx').on(t.lotId, t.id),
    index('stock_ledger_order_idx').on(t.orderId),
    uniqueIndex('stock_ledger_press_key').on(t.pressKey).where(sql`${t.pressKey} is not null`),
    uniqueIndex('stock_ledger_reserve_release_once')
      .on(t.orderId, t.lotId, t.kind)
      .where(sql`${t.kind} in ('reserve', 'release')`),
    uniqueIndex('stock_ledger_commit_once')
      .on(t.orderId, t.lotId)
      .where(sql`${t.kind} in ('commit', 'late_commit')`),
    uniqueIndex('stock_ledger_reservation_closes_once')
      .on(t.orderId, t.lotId)
      .where(sql`${t.kind} in ('release', 'commit')`),
    check(
      'stock_ledger_signs',
      sql`case ${t.kind}::text
        when 'receive' then ${t.onHandChange} > 0 and ${t.reservedChange} = 0
        when 'restock' then ${t.onHandChange} > 0 and ${t.reservedChange} = 0
        when 'damage' then ${t.onHandChange} < 0 and ${t.reservedChange} = 0
        when 'count' then ${t.reservedChange} = 0
        when 'adjust' then ${t.onHandChange} <> 0 and ${t.reservedChange} = 0
        when 'reserve' then ${t.onHandChange} = 0 and ${t.reservedChange} > 0
        when 'release' then ${t.onHandChange} = 0 and ${t.reservedChange} < 0
        when 'commit' then ${t.onHandChange} < 0 and ${t.onHandChange} = ${t.reservedChange}
        when 'late_commit' then ${t.onHandChange} < 0 and ${t.reservedChange} = 0
      end`,
    ),
    check(
      'stock_ledger_order_named',
      sql`(${t.kind} in ('reserve', 'release', 'commit', 'late_commit')) <= (${t.orderId} is not null)`,
    ),
  ],
);
