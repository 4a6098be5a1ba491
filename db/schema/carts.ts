import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { CartId, Minor, VariantId } from '@/lib/kernel/units';
import { createdAt, updatedAt } from './columns';
import { variants } from './variants';

/** `none` for whatever is not ground: green coffee, chocolate, sets. */
export const grind = pgEnum('grind', [
  'none',
  'whole-bean',
  'espresso',
  'moka',
  'aeropress',
  'filter',
  'batch',
  'french-press',
  'cold-brew',
]);

/** A visitor's cart. The id is a secret: it travels in a signed, http-only cookie. */
export const carts = pgTable(
  'carts',
  {
    id: text().$type<CartId>().primaryKey(),
    /** ISO 3166-1 country the visitor wants delivery to, once chosen. */
    country: text(),
    /** The campaign whose link brought the visitor here; no personal data. */
    campaign: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('carts_updated_idx').on(t.updatedAt),
    check('carts_country', sql`${t.country} ~ '^[A-Z]{2}$'`),
  ],
);

export const cartLines = pgTable(
  'cart_lines',
  {
    cartId: text()
      .$type<CartId>()
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    variantId: text()
      .$type<VariantId>()
      .notNull()
      .references(() => variants.id),
    grind: grind().notNull().default('none'),
    quantity: integer().notNull(),
    /** The price the visitor last saw, only to say that it changed. Never charged. */
    seenPrice: integer('seen_price_minor').$type<Minor>().notNull(),
    /** The lines' order. Not now(): lines of one transaction (an order by phone) keep theirs, too. */
    addedAt: timestamp({ withTimezone: true }).notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.cartId, t.variantId, t.grind] }),
    check('cart_lines_quantity', sql`${t.quantity} between 1 and 99`),
  ],
);
