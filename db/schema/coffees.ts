import { sql } from 'drizzle-orm';
import {
  check,
  doublePrecision,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { CoffeeId, ProducerId, RegionId } from '@/lib/kernel/units';
import { createdAt, provenance, publication, updatedAt, version } from './columns';
import { producers } from './producers';
import { regions } from './regions';

export const coffeeKind = pgEnum('coffee_kind', ['coffee', 'blend', 'chocolate', 'set']);
export const geoPrecision = pgEnum('geo_precision', ['country', 'region', 'province', 'town', 'farm']);
export const tasteFamily = pgEnum('taste_family', [
  'bright-citrus',
  'floral-tea',
  'juicy-red-fruit',
  'caramel-balanced',
  'chocolate-nut',
  'earth-spice',
  'wild-winey',
]);

/** The stable listing: it keeps its URL while lots (crops) come and go. */
export const coffees = pgTable(
  'coffees',
  {
    id: text().$type<CoffeeId>().primaryKey(),
    slug: text().notNull(),
    kind: coffeeKind().notNull(),
    name: text().notNull(),
    summary: text().notNull().default(''),
    description: text().notNull().default(''),
    producerId: text()
      .$type<ProducerId>()
      .references(() => producers.id),
    /** The most exact region. A blend has none. */
    regionId: text()
      .$type<RegionId>()
      .references(() => regions.id),
    locality: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    geoPrecision: geoPrecision(),
    tasteFamilies: tasteFamily().array().notNull().default([]),
    /** Chocolate and sets: what the law asks for before buying (coffee.md 2.9). */
    cocoaSolidsMinPct: integer(),
    ingredients: text(),
    allergens: text().array().notNull().default([]),
    mayContain: text().array().notNull().default([]),
    /** Order on the table, lowest first: the shop owner's choice. */
    position: integer().notNull().default(0),
    status: publication().notNull().default('draft'),
    provenance: provenance().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('coffees_slug_key').on(t.slug),
    index('coffees_region_idx').on(t.regionId),
    index('coffees_producer_idx').on(t.producerId),
    check('coffees_slug_shape', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${t.slug}) <= 80`),
    check('coffees_name_present', sql`length(trim(${t.name})) > 0`),
    check('coffees_cocoa_solids', sql`${t.cocoaSolidsMinPct} between 0 and 100`),
    check('coffees_lat', sql`${t.lat} between -90 and 90`),
    check('coffees_lon', sql`${t.lon} between -180 and 180`),
  ],
);

/** Every region a coffee comes from, the primary one included: a cooperative may span two provinces. */
export const coffeeRegions = pgTable(
  'coffee_regions',
  {
    coffeeId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id, { onDelete: 'cascade' }),
    regionId: text()
      .$type<RegionId>()
      .notNull()
      .references(() => regions.id),
  },
  (t) => [
    primaryKey({ columns: [t.coffeeId, t.regionId] }),
    index('coffee_regions_region_idx').on(t.regionId),
  ],
);

/** What a set or pairing box holds; the box itself is packed ahead and has a lot of its own. */
export const coffeeComponents = pgTable(
  'coffee_components',
  {
    coffeeId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id, { onDelete: 'cascade' }),
    componentId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id),
    net: integer('net_g').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.coffeeId, t.componentId] }),
    check('coffee_components_net', sql`${t.net} > 0`),
    check('coffee_components_not_itself', sql`${t.coffeeId} <> ${t.componentId}`),
  ],
);
