import 'server-only';
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, stories, variants } from '@/db/schema';
import { toldCoffees } from '@/lib/catalog/told';
import type { CoffeeId } from '@/lib/kernel/units';
import { framePhotoId } from '@/lib/media/queries';
import { type ForSale, forSale } from './for-sale';

/**
 * Whether a coffee, or one lot or size of it, can be bought now, and what is missing.
 * @returns null when there is no such coffee
 */
export async function readForSale(
  db: Db | Tx,
  coffeeId: string,
  of: { lotId?: string; variantId?: string } = {},
): Promise<ForSale | null> {
  const [coffee] = await db
    .select({
      id: coffees.id,
      name: coffees.name,
      slug: coffees.slug,
      status: coffees.status,
      hasWords: sql<boolean>`${coffees.summary} <> '' and ${coffees.description} <> ''`,
      hasOrigin: sql<boolean>`${coffees.regionId} is not null`,
      needsOrigin: sql<boolean>`${coffees.kind} = 'coffee'`,
    })
    .from(coffees)
    .where(eq(coffees.id, coffeeId as CoffeeId));
  if (!coffee) return null;
  const photo = await framePhotoId(db, 'coffee', coffee.id);
  const story = await storyOf(db, coffee.id);
  const own = await db
    .select({ id: lots.id, stage: lots.stage, freeG: sql<number>`${lots.onHand} - ${lots.reserved}` })
    .from(lots)
    .where(eq(lots.coffeeId, coffee.id))
    .orderBy(desc(lots.cropYear), desc(lots.lotCode));
  const sizes = await db
    .select({
      id: variants.id,
      lotId: variants.lotId,
      drawG: variants.draw,
      active: variants.active,
      freight: variants.freight,
    })
    .from(variants)
    .where(
      inArray(
        variants.lotId,
        own.map((lot) => lot.id),
      ),
    )
    .orderBy(asc(variants.position), asc(variants.net));
  return forSale(
    {
      coffee: { ...coffee, hasPhoto: photo !== null, storyId: story?.id ?? null },
      lots: own.map((lot) => ({ ...lot, sizes: sizes.filter((size) => size.lotId === lot.id) })),
    },
    of,
  );
}

/** The story that tells of a coffee, in its list or by a lot card: a published one before drafts. */
export async function storyOf(db: Db | Tx, coffeeId: string): Promise<{ id: string; title: string } | null> {
  const [story] = await db
    .select({ id: stories.id, title: stories.title })
    .from(stories)
    .innerJoin(sql`${toldCoffees} as told`, sql`told.story_id = ${stories.id}`)
    .where(and(eq(sql`told.coffee_id`, coffeeId), ne(stories.status, 'archived')))
    .orderBy(desc(eq(stories.status, 'published')), sql`told.position`, asc(stories.slug))
    .limit(1);
  return story ?? null;
}
