import 'server-only';
import { and, asc, desc, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import type { Db, Tx } from '@/db/client';
import { shopDb } from '@/db/pools';
import { coffees, regions, stories, storyCoffees, storyRegions } from '@/db/schema';
import type { StoryTeaser } from '@/lib/catalog/types';
import { isBuild } from '@/lib/kernel/build';
import { tags } from '@/lib/kernel/cache-tags';
import { isSlugPath } from '@/lib/kernel/slug';
import type { StoryPage } from './types';

export async function listStories(db: Db | Tx): Promise<StoryTeaser[]> {
  return db
    .select({ slug: stories.slug, title: stories.title, lead: stories.lead, kind: stories.kind })
    .from(stories)
    .where(eq(stories.status, 'published'))
    .orderBy(desc(stories.publishedOn), asc(stories.slug));
}

/** @returns null for an unknown or unpublished slug. */
export async function getStory(db: Db | Tx, slug: string): Promise<StoryPage | null> {
  const [row] = await db
    .select()
    .from(stories)
    .where(and(eq(stories.slug, slug), eq(stories.status, 'published')));
  if (!row) return null;
  const [about, places] = await Promise.all([
    db
      .select({ slug: coffees.slug })
      .from(storyCoffees)
      .innerJoin(coffees, eq(coffees.id, storyCoffees.coffeeId))
      .where(and(eq(storyCoffees.storyId, row.id), eq(coffees.status, 'published')))
      .orderBy(asc(storyCoffees.position)),
    db
      .select({ path: regions.path, name: regions.name })
      .from(storyRegions)
      .innerJoin(regions, eq(regions.id, storyRegions.regionId))
      .where(eq(storyRegions.storyId, row.id))
      .orderBy(asc(regions.path)),
  ]);
  return {
    slug: row.slug,
    title: row.title,
    lead: row.lead,
    kind: row.kind,
    seoTitle: row.seoTitle,
    seoDescription: row.seoDescription,
    body: row.body,
    publishedOn: row.publishedOn ?? row.createdAt.toISOString().slice(0, 10),
    updatedOn: row.updatedAt.toISOString().slice(0, 10),
    coffees: about.map((c) => c.slug),
    regions: places,
    places: row.places,
    sources: row.sources,
    demo: row.provenance !== 'shop' && row.provenance !== 'source',
  };
}

export async function storyTeasers(): Promise<StoryTeaser[]> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.stories);
  return isBuild ? [] : listStories(shopDb());
}

export async function storyPage(slug: string): Promise<StoryPage | null> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.stories, tags.catalog);
  return isBuild || !isSlugPath(slug) ? null : getStory(shopDb(), slug);
}
