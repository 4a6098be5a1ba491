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
import type { LotId, ProducerId } from '@/lib/kernel/units';
import { createdAt, PARTIAL_DATE } from './columns';
import { lots } from './lots';
import { producers } from './producers';

export const certificationScheme = pgEnum('certification_scheme', [
  'Fair Trade USA',
  'Fairtrade International',
  'SPP',
  'USDA Organic',
  'EU Organic',
  'Rainforest Alliance',
  'Bird Friendly',
  'Demeter',
  'Regenerative Organic',
  'Denominación de origen',
]);
export const certificateHolder = pgEnum('certificate_holder', ['producer', 'importer', 'us']);

/** The only source of badges. `covers_this_sku` separates "from a certified cooperative" from "this bag is certified". */
export const certifications = pgTable(
  'certifications',
  {
    id: text().primaryKey(),
    lotId: text()
      .$type<LotId>()
      .references(() => lots.id, { onDelete: 'cascade' }),
    producerId: text()
      .$type<ProducerId>()
      .references(() => producers.id, { onDelete: 'cascade' }),
    scheme: certificationScheme().notNull(),
    holder: certificateHolder().notNull(),
    certificateNo: text(),
    certifier: text(),
    validFrom: text(),
    validTo: text(),
    coversThisSku: boolean().notNull().default(false),
  },
  (t) => [
    index('certifications_lot_idx').on(t.lotId),
    index('certifications_producer_idx').on(t.producerId),
    check('certifications_one_subject', sql`num_nonnulls(${t.lotId}, ${t.producerId}) = 1`),
    check('certifications_valid_from', sql`${t.validFrom} ~ ${PARTIAL_DATE}`),
    check('certifications_valid_to', sql`${t.validTo} ~ ${PARTIAL_DATE}`),
    // Compared as exactly as the less exact of the two: 2026-09 to 2026 is in order.
    check(
      'certifications_dates_ordered',
      sql`left(${t.validFrom}, length(${t.validTo})) <= left(${t.validTo}, length(${t.validFrom}))`,
    ),
  ],
);

export const disclosureLevel = pgEnum('disclosure_level', [
  'farm-gate',
  'cooperative-gate',
  'fob',
  'ex-works',
  'landed',
]);
export const coffeeState = pgEnum('coffee_state', ['cherry', 'parchment', 'green']);

/** What was paid along the way. Shown only with consent of the one who was paid. */
export const priceDisclosures = pgTable(
  'price_disclosures',
  {
    id: text().primaryKey(),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    level: disclosureLevel().notNull(),
    amount: integer('amount_minor').notNull(),
    currency: text().notNull(),
    per: text().notNull(),
    formOfCoffee: coffeeState().notNull(),
    year: integer().notNull(),
    source: text().notNull(),
    consentGiven: boolean().notNull().default(false),
  },
  (t) => [
    index('price_disclosures_lot_idx').on(t.lotId),
    check('price_disclosures_amount', sql`${t.amount} > 0`),
    check('price_disclosures_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check('price_disclosures_year', sql`${t.year} between 1990 and 2100`),
    check('price_disclosures_per', sql`${t.per} in ('kg', 'lb')`),
  ],
);

export const factStatus = pgEnum('fact_status', ['verified', 'stated', 'demo']);
export const factSubject = pgEnum('fact_subject', ['coffee', 'lot', 'producer', 'region']);

/** Who says so, since when. Several rows for one field show that sources disagree; `demo` is a source too. */
export const factSources = pgTable(
  'fact_sources',
  {
    id: text().primaryKey(),
    subject: factSubject().notNull(),
    subjectId: text().notNull(),
    field: text().notNull(),
    value: text(),
    source: text().notNull(),
    url: text(),
    asOf: text(),
    status: factStatus().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('fact_sources_subject_idx').on(t.subject, t.subjectId),
    check('fact_sources_as_of', sql`${t.asOf} ~ ${PARTIAL_DATE}`),
  ],
);

export const slugKind = pgEnum('slug_kind', ['coffee', 'story', 'producer', 'origin']);

/** Old address → record. Points at the record, not at the next slug: a renamed page never redirects twice. */
export const slugHistory = pgTable(
  'slug_history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: slugKind().notNull(),
    slug: text().notNull(),
    targetId: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('slug_history_kind_slug_key').on(t.kind, t.slug)],
);
