import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import type { CoffeeId, RegionId, StoryId } from '@/lib/kernel/units';
import { coffees } from './coffees';
import { createdAt, provenance, publication, updatedAt, version } from './columns';
import { regions } from './regions';

export const storyKind = pgEnum('story_kind', ['origin', 'travel', 'producer', 'guide']);
export type StoryPlace = { name: string; lat: number; lon: number };
export type StorySource = { name: string; url?: string | undefined; note: string };

export const stories = pgTable(
  'stories',
  {
    id: text().$type<StoryId>().primaryKey(),
    slug: text().notNull(),
    kind: storyKind().notNull(),
    title: text().notNull(),
    lead: text().notNull(),
    seoTitle: text().notNull(),
    seoDescription: text().notNull(),
    body: jsonb().$type<StoryDoc>().notNull(),
    places: jsonb().$type<StoryPlace[]>().notNull().default([]),
    sources: jsonb().$type<StorySource[]>().notNull().default([]),
    publishedOn: date({ mode: 'string' }),
    status: publication().notNull().default('draft'),
    provenance: provenance().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('stories_slug_key').on(t.slug),
    check('stories_slug_shape', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('stories_published_has_date', sql`${t.status} <> 'published' or ${t.publishedOn} is not null`),
  ],
);

/** Coffees chosen for a story. Those of the lot cards in its text come on top when it is read: `lib/catalog/told.ts`. */
export const storyCoffees = pgTable(
  'story_coffees',
  {
    storyId: text()
      .$type<StoryId>()
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    coffeeId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id, { onDelete: 'cascade' }),
    position: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.coffeeId] }), index('story_coffees_coffee_idx').on(t.coffeeId)],
);

export const storyRegions = pgTable(
  'story_regions',
  {
    storyId: text()
      .$type<StoryId>()
      .notNull()
      .references(() => stories.id, { onDelete: 'cascade' }),
    regionId: text()
      .$type<RegionId>()
      .notNull()
      .references(() => regions.id),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.regionId] }), index('story_regions_region_idx').on(t.regionId)],
);
