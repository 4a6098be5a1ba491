import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Locale } from '@/lib/kernel/locale';
import type { Grams, Minor } from '@/lib/kernel/units';
import { updatedAt, version } from './columns';

/** One row. What a shop owner decides about the whole shop. */
export const shopSettings = pgTable(
  'shop_settings',
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    legalName: text().notNull(),
    street: text().notNull(),
    city: text().notNull(),
    country: text().notNull(),
    email: text().notNull(),
    currency: text().notNull().default('USD'),
    locale: text().$type<Locale>().notNull().default('en'),
    timeZone: text().notNull().default('America/New_York'),
    unitPriceBase: text().notNull().default('lb'),
    /** ISO weekdays, 1 is Monday. */
    roastDays: integer().array().notNull(),
    /** An order placed at this hour or later, shop time, misses the day. */
    cutOffHour: integer().notNull(),
    holidays: date({ mode: 'string' }).array().notNull().default([]),
    /** Shown as a ribbon on every page while the catalogue is invented. */
    demo: boolean().notNull().default(false),
    phone: text().notNull().default(''),
    /** VAT or tax number, printed in the imprint when there is one. */
    taxNumber: text().notNull().default(''),
    /** Texts of the owner's own, in place of the shop's; empty: the shop's. */
    privacyText: text().notNull().default(''),
    returnsText: text().notNull().default(''),
    /** Whether a reduced price shows the lowest one of the last 30 days beside it (coffee.md, law). */
    showWasPrice: boolean().notNull().default(true),
    stripeTax: boolean().notNull().default(false),
    /** Nobody works in the admin without a passkey or an authenticator app. */
    requireSecondFactor: boolean().notNull().default(false),
    version: version(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check('shop_settings_one_row', sql`${t.id} = 1`),
    check('shop_settings_unit_price_base', sql`${t.unitPriceBase} in ('kg', 'lb', '100g')`),
    // Those of lib/kernel/locale.ts; a test saves each of them.
    check(
      'shop_settings_locale',
      sql`${t.locale} in ('en', 'en-US', 'en-GB', 'en-IE', 'en-CA', 'en-AU', 'en-NZ')`,
    ),
    check(
      'shop_settings_roast_days',
      sql`cardinality(${t.roastDays}) > 0 and ${t.roastDays} <@ array[1,2,3,4,5,6,7]`,
    ),
    check('shop_settings_cut_off', sql`${t.cutOffHour} between 0 and 24`),
  ],
);

export const shippingServices = pgTable(
  'shipping_services',
  {
    id: text().primaryKey(),
    zone: text().notNull(),
    name: text().notNull(),
    /** ISO 3166-1 alpha-2. */
    countries: text().array().notNull(),
    minBusinessDays: integer().notNull(),
    maxBusinessDays: integer().notNull(),
    /** Goods worth this much ship free with this service; null: never. */
    freeFrom: integer('free_from_minor').$type<Minor>(),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    check('shipping_services_countries', sql`cardinality(${t.countries}) > 0`),
    check('shipping_services_days', sql`${t.minBusinessDays} between 0 and ${t.maxBusinessDays}`),
    check('shipping_services_free_from', sql`${t.freeFrom} > 0`),
  ],
);

/** Price by gross weight: the first band that is heavy enough. Above the last band there is no price. */
export const shippingBands = pgTable(
  'shipping_bands',
  {
    serviceId: text()
      .notNull()
      .references(() => shippingServices.id, { onDelete: 'cascade' }),
    upTo: integer('up_to_g').$type<Grams>().notNull(),
    price: integer('price_minor').$type<Minor>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.serviceId, t.upTo] }),
    check('shipping_bands_up_to', sql`${t.upTo} > 0`),
    check('shipping_bands_price', sql`${t.price} >= 0`),
  ],
);

/** Synonyms for search: one word a row, both spellings lower-case and without accents. */
export const searchSynonyms = pgTable(
  'search_synonyms',
  { word: text().notNull(), meaning: text().notNull() },
  (t) => [uniqueIndex('search_synonyms_key').on(t.word, t.meaning)],
);
