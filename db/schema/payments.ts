import { sql } from 'drizzle-orm';
import {
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
import type { Minor, OrderId } from '@/lib/kernel/units';
import { createdAt, updatedAt } from './columns';
import { orders } from './orders';

export const payments = pgTable(
  'payments',
  {
    sessionId: text().primaryKey(),
    orderId: text()
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    paymentIntent: text(),
    amount: integer('amount_minor').$type<Minor>().notNull(),
    currency: text().notNull(),
    livemode: boolean().notNull(),
    verifiedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('payments_intent_key').on(t.paymentIntent),
    index('payments_order_idx').on(t.orderId),
    check('payments_amount', sql`${t.amount} >= 0`),
  ],
);

export const refundStatus = pgEnum('refund_status', [
  'requested',
  'pending',
  'succeeded',
  'failed',
  'canceled',
  'requires_action',
]);
export const refundSource = pgEnum('refund_source', ['admin', 'dashboard', 'auto']);

export const refunds = pgTable(
  'refunds',
  {
    id: text().primaryKey(),
    stripeRefundId: text(),
    orderId: text()
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    paymentIntent: text().notNull(),
    amount: integer('amount_minor').$type<Minor>().notNull(),
    currency: text().notNull(),
    status: refundStatus().notNull().default('requested'),
    source: refundSource().notNull(),
    reason: text().notNull().default(''),
    idempotencyKey: text().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('refunds_stripe_key').on(t.stripeRefundId),
    uniqueIndex('refunds_idempotency_key').on(t.idempotencyKey),
    index('refunds_order_idx').on(t.orderId),
    check('refunds_amount', sql`${t.amount} > 0`),
  ],
);

/** The inbox. `processed_at` is set in the same transaction as the event's effects, never before. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    objectId: text().notNull(),
    created: timestamp({ withTimezone: true }).notNull(),
    apiVersion: text(),
    livemode: boolean().notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** By the webhook. Null: it never came, the reconciler asked Stripe for it. */
    deliveredAt: timestamp({ withTimezone: true }),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastError: text(),
    outcome: text(),
    processedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('stripe_events_unprocessed_idx').on(t.nextAttemptAt).where(sql`${t.processedAt} is null`)],
);

/** Where the reconciler's event scan stands. */
export const watermarks = pgTable('watermarks', {
  name: text().primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
});
