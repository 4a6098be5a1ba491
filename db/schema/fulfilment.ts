import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Grams, LotId, OrderId } from '@/lib/kernel/units';
import { createdAt } from './columns';
import { lots } from './lots';
import { orderItems, orders } from './orders';

/** One parcel. An order may leave in several. */
export const shipments = pgTable(
  'shipments',
  {
    id: text().primaryKey(),
    orderId: text()
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    carrier: text().notNull(),
    tracking: text().notNull().default(''),
    trackingUrl: text(),
    actorId: text().notNull(),
    /** Of the press that sent it, so that the same press sent again is the same parcel. */
    pressKey: text(),
    shippedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('shipments_order_idx').on(t.orderId),
    uniqueIndex('shipments_press_key').on(t.pressKey).where(sql`${t.pressKey} is not null`),
  ],
);

export const shipmentItems = pgTable(
  'shipment_items',
  {
    shipmentId: text()
      .notNull()
      .references(() => shipments.id),
    orderId: text().$type<OrderId>().notNull(),
    line: integer().notNull(),
    quantity: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shipmentId, t.line] }),
    foreignKey({ columns: [t.orderId, t.line], foreignColumns: [orderItems.orderId, orderItems.line] }),
    index('shipment_items_line_idx').on(t.orderId, t.line),
    check('shipment_items_quantity', sql`${t.quantity} > 0`),
  ],
);

/** One load of the roaster. Weighed in and weighed out: the difference is this batch's own roast loss. */
export const roastBatches = pgTable(
  'roast_batches',
  {
    id: text().primaryKey(),
    /** Printed on the bag: `2026-11-24/2`. */
    code: text().notNull().unique(),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id),
    roastedOn: date({ mode: 'string' }).notNull(),
    green: integer('green_g').$type<Grams>().notNull(),
    roasted: integer('roasted_g').$type<Grams>().notNull(),
    agtronGround: integer(),
    note: text().notNull().default(''),
    actorId: text().notNull(),
    /** Why it never happened; null for a batch that did. It keeps its code, so that none is given out twice. */
    voidedFor: text(),
    /** Goes up with each correction. */
    version: integer().notNull().default(1),
    /** Of the press that recorded it, so that the same press sent again is the same batch. */
    pressKey: text(),
    createdAt: createdAt(),
  },
  (t) => [
    index('roast_batches_lot_idx').on(t.lotId, t.roastedOn),
    uniqueIndex('roast_batches_press_key').on(t.pressKey).where(sql`${t.pressKey} is not null`),
    check('roast_batches_weights', sql`${t.roasted} > 0 and ${t.green} > ${t.roasted}`),
    check('roast_batches_agtron', sql`${t.agtronGround} between 20 and 100`),
  ],
);

/** Which batch an order line was packed from: what a recall needs. */
export const roastBatchLines = pgTable(
  'roast_batch_lines',
  {
    batchId: text()
      .notNull()
      .references(() => roastBatches.id),
    orderId: text().$type<OrderId>().notNull(),
    line: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.orderId, t.line] }),
    foreignKey({ columns: [t.orderId, t.line], foreignColumns: [orderItems.orderId, orderItems.line] }),
    index('roast_batch_lines_line_idx').on(t.orderId, t.line),
  ],
);
