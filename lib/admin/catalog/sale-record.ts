import 'server-only';
import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, variants } from '@/db/schema';
import type { CoffeeId } from '@/lib/kernel/units';
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
    .select({ id: coffees.id, name: coffees.name, slug: coffees.slug, status: coffees.status })
    .from(coffees)
    .where(eq(coffees.id, coffeeId as CoffeeId));
  if (!coffee) return null;
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
    { coffee, lots: own.map((lot) => ({ ...lot, sizes: sizes.filter((size) => size.lotId === lot.id) })) },
    of,
  );
}
