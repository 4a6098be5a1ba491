import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { ProducerId, RegionId } from '@/lib/kernel/units';
import { createdAt, PARTIAL_DATE, provenance, publication, updatedAt, version } from './columns';
import { regions } from './regions';

export const producerKind = pgEnum('producer_kind', [
  'cooperative',
  'central',
  'association',
  'estate',
  'smallholder-group',
  'washing-station',
  'exporter',
]);

export const producers = pgTable(
  'producers',
  {
    id: text().$type<ProducerId>().primaryKey(),
    slug: text().notNull(),
    name: text().notNull(),
    fullName: text(),
    kind: producerKind().notNull(),
    regionId: text()
      .$type<RegionId>()
      .references(() => regions.id),
    members: integer(),
    foundedOn: text(),
    fairTradeSince: integer(),
    summary: text().notNull().default(''),
    body: jsonb().$type<StoryDoc>(),
    /** Empty: the page's own words (`lib/catalog/words.ts`). */
    seoTitle: text().notNull().default(''),
    seoDescription: text().notNull().default(''),
    status: publication().notNull().default('draft'),
    provenance: provenance().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('producers_slug_key').on(t.slug),
    check('producers_slug_shape', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('producers_members', sql`${t.members} > 0`),
    check('producers_founded_on', sql`${t.foundedOn} ~ ${PARTIAL_DATE}`),
    check('producers_fair_trade_since', sql`${t.fairTradeSince} between 1988 and 2100`),
  ],
);
