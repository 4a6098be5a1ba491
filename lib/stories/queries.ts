import 'server-only';
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import type { Db, Tx } from '@/db/client';
import { shopDb } from '@/db/pools';
import { coffees, media, mediaPlacements, regions, stories, storyCoffees, storyRegions } from '@/db/schema';
import { readProse } from '@/lib/catalog/prose';
import type { StoryTeaser } from '@/lib/catalog/types';
import { isBuild } from '@/lib/kernel/build';
import { tags } from '@/lib/kernel/cache-tags';
import { photoOfRow } from '@/lib/kernel/photo';
import { isSlugPath } from '@/lib/kernel/slug';
import type { CoffeeId, RegionId } from '@/lib/kernel/units';
import { lotCardsIn, storyWords } from './rules';
import type { StoryPage } from './types';

export async function listStories(db: Db | Tx): Promise<StoryTeaser[]> {
  return db
    .select({ slug: stories.slug, title: stories.title, lead: stories.lead, kind: stories.kind })
    .from(stories)
    .where(eq(stories.status, 'published'))
    .orderBy(desc(stories.publishedOn), asc(stories.slug));
}

/**
 * @param seen `drafts` for a preview: the story as it is saved, published or not
 * @returns null for an unknown slug and for a story that may not be seen
 */
export async function getStory(
  db: Db | Tx,
  slug: string,
  seen: 'published' | 'drafts' = 'published',
): Promise<StoryPage | null> {
  const [row] = await db
    .select()
    .from(stories)
    .where(and(eq(stories.slug, slug), seen === 'drafts' ? undefined : eq(stories.status, 'published')));
  if (!row) return null;
  const [about, places, photos] = await Promise.all([
    db
      .select({ id: storyCoffees.coffeeId })
      .from(storyCoffees)
      .where(eq(storyCoffees.storyId, row.id))
      .orderBy(asc(storyCoffees.position)),
    db.select({ id: storyRegions.regionId }).from(storyRegions).where(eq(storyRegions.storyId, row.id)),
    db
      .select({ id: mediaPlacements.mediaId })
      .from(mediaPlacements)
      .where(
        and(
          eq(mediaPlacements.subject, 'story'),
          eq(mediaPlacements.subjectId, row.id),
          eq(mediaPlacements.position, 0),
        ),
      ),
  ]);
  return storyPageOf(db, {
    ...row,
    coffees: about.map((c) => c.id),
    regions: places.map((r) => r.id),
    photo: photos[0]?.id ?? null,
  });
}

/** A story as its page draws it, from a row or from what an editor holds. */
export async function storyPageOf(
  db: Db | Tx,
  story: Pick<
    typeof stories.$inferSelect,
    | 'slug'
    | 'title'
    | 'lead'
    | 'kind'
    | 'seoTitle'
    | 'seoDescription'
    | 'body'
    | 'status'
    | 'publishedOn'
    | 'places'
    | 'sources'
    | 'provenance'
    | 'createdAt'
    | 'updatedAt'
  > & { coffees: readonly CoffeeId[]; regions: readonly RegionId[]; photo: string | null },
): Promise<StoryPage> {
  const [body, about, places, photos] = await Promise.all([
    readProse(db, story.body),
    db
      .select({ id: coffees.id, slug: coffees.slug })
      .from(coffees)
      .where(and(inArray(coffees.id, [...story.coffees]), eq(coffees.status, 'published'))),
    db
      .select({ path: regions.path, name: regions.name })
      .from(regions)
      .where(inArray(regions.id, [...story.regions]))
      .orderBy(asc(regions.path)),
    story.photo ? db.select().from(media).where(eq(media.id, story.photo)) : [],
  ]);
  const words = storyWords(story);
  const slugById = new Map(about.map((c) => [c.id, c.slug]));
  return {
    slug: story.slug,
    title: story.title,
    lead: story.lead,
    kind: story.kind,
    seoTitle: words.title,
    seoDescription: words.description,
    body,
    isPublished: story.status === 'published',
    publishedOn: story.publishedOn ?? story.createdAt.toISOString().slice(0, 10),
    updatedOn: story.updatedAt.toISOString().slice(0, 10),
    // The same rule as for the coffees' own pages: `lib/catalog/told.ts`.
    coffees: [
      ...new Set([
        ...story.coffees.flatMap((id) => slugById.get(id) ?? []),
        ...lotCardsIn(body).map((card) => card.slug),
      ]),
    ],
    regions: places,
    places: story.places,
    sources: story.sources,
    photo: photos[0] ? photoOfRow(photos[0]) : null,
    demo: story.provenance !== 'shop' && story.provenance !== 'source',
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
