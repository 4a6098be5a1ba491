import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { AttemptId, CartId, Grams, LotId, Minor, OrderId, VariantId } from '@/lib/kernel/units';
import { carts, grind } from './carts';
import { createdAt, updatedAt } from './columns';
import { lots } from './lots';
import { variantForm, variants } from './variants';

export const paymentMode = pgEnum('payment_mode', ['demo', 'test', 'live']);
export const paymentState = pgEnum('payment_state', [
  'pending',
  'processing',
  'paid',
  'partially_refunded',
  'refunded',
  'expired',
  'failed',
]);
export const fulfilmentState = pgEnum('fulfilment_state', [
  'none',
  'ready',
  'held',
  'packed',
  'shipped',
  'delivered',
  'cancelled',
]);
export const disputeState = pgEnum('dispute_state', ['none', 'open', 'won', 'lost', 'prevented']);
export const attemptState = pgEnum('attempt_state', [
  'creating',
  'open',
  'processing',
  'paid',
  'failed',
  'expired',
  'absent',
]);

/** One shipping choice offered at checkout; the customer picks one on Stripe's page. */
export type OfferedRate = {
  serviceId: string;
  name: string;
  amount: Minor;
  minBusinessDays: number;
  maxBusinessDays: number;
};
export type PostalAddress = {
  line1: string | null;
  line2: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
  country: string | null;
};

export const orders = pgTable(
  'orders',
  {
    id: text().$type<OrderId>().primaryKey(),
    /** What a person reads out on the phone: `YU-7K3M-9Q2D`, `DEMO-…` in demo mode. */
    number: text().notNull(),
    cartId: text()
      .$type<CartId>()
      .notNull()
      .references(() => carts.id),
    mode: paymentMode().notNull(),
    currency: text().notNull(),
    country: text().notNull(),
    subtotal: integer('subtotal_minor').$type<Minor>().notNull(),
    shipping: integer('shipping_minor').$type<Minor>().notNull().default(sql`0`),
    tax: integer('tax_minor').$type<Minor>().notNull().default(sql`0`),
    discount: integer('discount_minor').$type<Minor>().notNull().default(sql`0`),
    totalPaid: integer('total_paid_minor').$type<Minor>().notNull().default(sql`0`),
    refunded: integer('refunded_minor').$type<Minor>().notNull().default(sql`0`),
    offeredRates: jsonb().$type<OfferedRate[]>().notNull(),
    chosenService: text(),
    /** `web`, or `manual` when a shop person wrote the order for a customer. */
    channel: text().notNull().default('web'),
    campaign: text(),
    paymentState: paymentState().notNull().default('pending'),
    fulfilmentState: fulfilmentState().notNull().default('none'),
    disputeState: disputeState().notNull().default('none'),
    /** Why a person has to look before anything ships. */
    reviewReason: text(),
    /** SHA-256 of the secret in the order's link. */
    accessTokenHash: text().notNull(),
    /** What the cart held when the order was written: the same cart finds the same pending order. */
    cartHash: text().notNull(),
    email: text(),
    /** Whose open payment pages are counted together, as a keyed digest. A trigger forgets it when the page is over. */
    openedFrom: text(),
    customerName: text(),
    shippingName: text(),
    shippingAddress: jsonb().$type<PostalAddress>(),
    /** Calendar promise made at checkout, printed in mail and order page. */
    roastsOn: text(),
    arrivesBy: text(),
    grossWeight: integer('gross_g').$type<Grams>().notNull(),
    placedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('orders_number_key').on(t.number),
    uniqueIndex('orders_one_pending_per_cart').on(t.cartId).where(sql`${t.paymentState} = 'pending'`),
    uniqueIndex('orders_access_token_key').on(t.accessTokenHash),
    index('orders_state_idx').on(t.paymentState, t.createdAt.desc()),
    index('orders_opened_from_idx').on(t.openedFrom).where(sql`${t.openedFrom} is not null`),
    index('orders_email_idx').on(sql`lower(${t.email})`),
    check(
      'orders_amounts',
      sql`${t.subtotal} > 0 and ${t.shipping} >= 0 and ${t.tax} >= 0 and ${t.discount} >= 0 and ${t.totalPaid} >= 0`,
    ),
    check('orders_refunded', sql`${t.refunded} between 0 and ${t.totalPaid}`),
    check('orders_channel', sql`${t.channel} in ('web', 'manual')`),
    check('orders_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check(
      'orders_ship_only_paid',
      sql`${t.fulfilmentState} in ('none', 'held', 'cancelled') or ${t.paymentState} in ('paid', 'partially_refunded', 'refunded')`,
    ),
  ],
);

/** A snapshot: never recomputed from the catalogue, so a later change cannot unbalance an order. */
export const orderItems = pgTable(
  'order_items',
  {
    orderId: text()
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    line: integer().notNull(),
    variantId: text()
      .$type<VariantId>()
      .notNull()
      .references(() => variants.id),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id),
    sku: text().notNull(),
    lotCode: text().notNull(),
    coffeeSlug: text().notNull(),
    name: text().notNull(),
    sizeLabel: text().notNull(),
    form: variantForm().notNull(),
    grind: grind().notNull(),
    price: integer('price_minor').$type<Minor>().notNull(),
    quantity: integer().notNull(),
    /** What is in one bag, which the roast plan adds up. */
    net: integer('net_g').$type<Grams>().notNull(),
    draw: integer('draw_g').$type<Grams>().notNull(),
    gross: integer('gross_g').$type<Grams>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.line] }),
    check('order_items_quantity', sql`${t.quantity} > 0`),
    check('order_items_price', sql`${t.price} > 0`),
    check('order_items_net', sql`${t.net} > 0`),
    check('order_items_draw', sql`${t.draw} > 0`),
  ],
);

/** Written before Stripe is called: the exact request and its idempotency key survive any crash. */
export const checkoutAttempts = pgTable(
  'checkout_attempts',
  {
    id: text().$type<AttemptId>().primaryKey(),
    orderId: text()
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    n: integer().notNull(),
    idempotencyKey: text().notNull(),
    /** The parameters of `checkout.sessions.create`, byte for byte what is replayed. */
    request: jsonb().$type<Record<string, unknown>>().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    sessionId: text(),
    url: text(),
    state: attemptState().notNull().default('creating'),
    lastError: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('checkout_attempts_key_key').on(t.idempotencyKey),
    uniqueIndex('checkout_attempts_session_key').on(t.sessionId),
    uniqueIndex('checkout_attempts_n_key').on(t.orderId, t.n),
    uniqueIndex('checkout_attempts_one_live').on(t.orderId).where(sql`${t.state} in ('creating', 'open')`),
    index('checkout_attempts_state_idx').on(t.state, t.expiresAt),
  ],
);

/** What must happen once per order after commit: mails and fulfilment jobs. */
export const outbox = pgTable(
  'outbox',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    /** Null for a mail to the shop's own people. */
    orderId: text()
      .$type<OrderId>()
      .references(() => orders.id),
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** Filled when the mail is rendered; kept so that a shop without SMTP can still show it. */
    recipient: text(),
    subject: text(),
    html: text(),
    plainText: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastError: text(),
    /** `smtp` when handed to a mail server, `kept` when there is none. */
    sentVia: text(),
    sentAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('outbox_kind_once').on(t.orderId, t.kind),
    index('outbox_unsent_idx').on(t.nextAttemptAt).where(sql`${t.sentAt} is null`),
  ],
);

/** What happened to an order, in words, for the order page and the admin. Append-only. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    orderId: text()
      .$type<OrderId>()
      .notNull()
      .references(() => orders.id),
    kind: text().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    actor: text().notNull().default('shop'),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('order_events_order_idx').on(t.orderId, t.id)],
);

/** Something a person has to look at: orphan payment, drift, wrong mode. One open alert per key. */
export const alerts = pgTable(
  'alerts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull(),
    kind: text().notNull(),
    orderId: text()
      .$type<OrderId>()
      .references(() => orders.id),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    resolvedAt: timestamp({ withTimezone: true }),
  },
  (t) => [uniqueIndex('alerts_key_key').on(t.key)],
);
