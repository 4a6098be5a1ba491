import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Grams, LotId, Minor, VariantId } from '@/lib/kernel/units';
import { createdAt, updatedAt, version } from './columns';
import { lots } from './lots';

export const variantForm = pgEnum('variant_form', ['green', 'roasted', 'chocolate', 'set']);

/** Form × size with a SKU. It draws grams from its lot; grind is an option of the cart line. */
export const variants = pgTable(
  'variants',
  {
    id: text().$type<VariantId>().primaryKey(),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id),
    sku: text().notNull(),
    form: variantForm().notNull(),
    /** What is printed on the bag: `1 lb`, `250 g`, `69 kg bag`. */
    sizeLabel: text().notNull(),
    net: integer('net_g').$type<Grams>().notNull(),
    /** Declared in pounds × 100 when the pack is sold by the pound, so that its per-lb price is exact. */
    poundsX100: integer(),
    gross: integer('gross_g').$type<Grams>().notNull(),
    /** Grams that one unit takes from the lot. Computed when saved, snapshotted on the order item. */
    draw: integer('draw_g').$type<Grams>().notNull(),
    price: integer('price_minor').$type<Minor>().notNull(),
    currency: text().notNull().default('USD'),
    /** A full export bag travels as freight: shown with its price, bought through a quote. */
    freight: boolean().notNull().default(false),
    active: boolean().notNull().default(true),
    position: integer().notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('variants_sku_key').on(t.sku),
    index('variants_lot_idx').on(t.lotId),
    check('variants_net', sql`${t.net} > 0`),
    check('variants_gross', sql`${t.gross} >= ${t.net}`),
    check('variants_draw', sql`${t.draw} > 0`),
    check('variants_draw_covers_net', sql`${t.draw} >= ${t.net}`),
    check('variants_price', sql`${t.price} > 0`),
    check('variants_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('variants_pounds', sql`${t.poundsX100} > 0`),
  ],
);

/**
 * Append-only, written by triggers, so that a price changed in any way is on record: a row when the price changes, and
 * one when the size begins or ceases to be offered. Goes only with a size that was never sold (migration 0006); a size in
 * an order or a cart cannot go.
 */
export const priceHistory = pgTable(
  'price_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: text()
      .$type<VariantId>()
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    price: integer('price_minor').$type<Minor>().notNull(),
    currency: text().notNull(),
    /** Whether customers could see it from then on: coffee published, lot no draft, size active. */
    offered: boolean().notNull().default(false),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('price_history_variant_idx').on(t.variantId, t.at.desc())],
);
