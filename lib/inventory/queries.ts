import 'server-only';
import { and, asc, eq, min } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, variants } from '@/db/schema';
import type { CoffeeId, Grams, LotId } from '@/lib/kernel/units';
import { availableGrams, stockState, unitsThatFit } from './rules';
import type { VariantAvailability } from './types';

/**
 * Every size of a published coffee that its page lists, with the units that could be bought now. Sizes of a lot that
 * has not landed count 0. Empty for a coffee that is not published.
 */
export async function listAvailability(db: Db | Tx, coffeeId: CoffeeId): Promise<VariantAvailability[]> {
  const rows = await db
    .select({
      variantId: variants.id,
      lotId: lots.id,
      draw: variants.draw,
      stage: lots.stage,
      onHand: lots.onHand,
      reserved: lots.reserved,
    })
    .from(variants)
    .innerJoin(lots, eq(lots.id, variants.lotId))
    .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
    .where(and(eq(coffees.id, coffeeId), eq(coffees.status, 'published'), eq(variants.active, true)))
    .orderBy(asc(variants.position), asc(variants.id));
  return rows.map(({ variantId, lotId, draw, stage, ...lot }) => {
    const units = stage === 'landed' ? unitsThatFit(availableGrams(lot), draw) : 0;
    return { variantId, lotId, units, state: stockState(units) };
  });
}

/** Grams that the smallest bag of a lot takes, of those a cart may hold; null when there is none. */
export async function getSmallestDraw(db: Db | Tx, lotId: LotId): Promise<Grams | null> {
  const [smallest] = await db
    .select({ draw: min(variants.draw) })
    .from(variants)
    .where(and(eq(variants.lotId, lotId), eq(variants.active, true), eq(variants.freight, false)));
  return smallest?.draw ?? null;
}
