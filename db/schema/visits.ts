import { sql } from 'drizzle-orm';
import { check, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { paymentMode } from './orders';

/** How often something was done on a day, and nothing about who did it: no visitor is recognised or followed. */
export const dailyCounts = pgTable(
  'daily_counts',
  {
    day: date({ mode: 'string' }).notNull(),
    /** `product_view`, `cart_add`, `checkout_start` or `paid`. */
    kind: text().notNull(),
    /** The coffee or the campaign it was about; empty when about neither. */
    subject: text().notNull().default(''),
    /** How the shop took money at that time: what happened in a demo says nothing about a shop that sells. */
    mode: paymentMode().notNull(),
    n: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.kind, t.subject, t.mode] }),
    check('daily_counts_kind', sql`${t.kind} in ('product_view', 'cart_add', 'checkout_start', 'paid')`),
  ],
);
