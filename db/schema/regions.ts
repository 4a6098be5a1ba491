import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { RegionId } from '@/lib/kernel/units';
import { createdAt, MONTHS, updatedAt, version } from './columns';

export const regionLevel = pgEnum('region_level', ['country', 'department', 'province']);

/** Country › department › province. `path` is the URL: `peru/cajamarca/san-ignacio`. */
export const regions = pgTable(
  'regions',
  {
    id: text().$type<RegionId>().primaryKey(),
    path: text().notNull(),
    parentId: text()
      .$type<RegionId>()
      .references((): AnyPgColumn => regions.id),
    level: regionLevel().notNull(),
    /** The local spelling (Cusco, Jaén). */
    name: text().notNull(),
    nameEn: text(),
    /** Our stable key into the maps (`PE-CAJ`); not a promise about the current ISO list. */
    iso: text(),
    lat: doublePrecision(),
    lon: doublePrecision(),
    intro: text().notNull().default(''),
    body: jsonb().$type<StoryDoc>(),
    /** Empty: the page's own words (`lib/catalog/words.ts`). */
    seoTitle: text().notNull().default(''),
    seoDescription: text().notNull().default(''),
    altitudeNote: text(),
    harvestMonths: integer().array().notNull().default([]),
    /** Other spellings people search for: Cuzco, Qosqo, Jaen. */
    aliases: text().array().notNull().default([]),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('regions_path_key').on(t.path),
    index('regions_parent_idx').on(t.parentId),
    check('regions_path_shape', sql`${t.path} ~ '^[a-z0-9-]+(/[a-z0-9-]+){0,2}$'`),
    check('regions_country_has_no_parent', sql`(${t.level} = 'country') = (${t.parentId} is null)`),
    check('regions_lat', sql`${t.lat} between -90 and 90`),
    check('regions_lon', sql`${t.lon} between -180 and 180`),
    check('regions_harvest_months', sql`${t.harvestMonths} <@ ${MONTHS}`),
  ],
);
