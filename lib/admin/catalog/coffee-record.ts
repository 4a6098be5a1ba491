import 'server-only';
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import {
  brewRecipes,
  coffeeComponents,
  coffeeRegions,
  coffees,
  lots,
  regions,
  relatedChoices,
} from '@/db/schema';
import { DomainError } from '@/lib/kernel/errors';
import { type CoffeeId, grams, type RegionId } from '@/lib/kernel/units';
import { framePhotoIds } from '@/lib/media/queries';
import { placePhoto } from '@/lib/media/service';
import { assertAddressesFree } from '../addresses';
import type { RecordKind, RowLock, Stored } from '../editing';
import { partsOf, readFactsOf, withIds, writeFacts } from './children';
import type { CoffeeValues } from './coffee-input';

/** A coffee's page is drawn from its lots, and lots that are drafts are not shown. @throws DomainError nothing_to_show */
export async function assertShows(tx: Tx, coffeeId: string): Promise<void> {
  const shown = await tx.$count(lots, and(eq(lots.coffeeId, coffeeId as CoffeeId), ne(lots.stage, 'draft')));
  if (shown === 0) throw new DomainError('nothing_to_show');
}

export const coffeeRecord: RecordKind<CoffeeValues> = {
  subject: 'coffee',
  label: (values) => values.name,

  read: async (tx, id, lock) => (await readCoffees(tx, [id], lock)).get(id) ?? null,
  readAll: readCoffees,

  async write(tx, id, fields, version, actor) {
    const coffeeId = id as CoffeeId;
    const { otherRegionIds, components, recipes, pins, exclusions, photo, facts, ...own } = fields;
    // However it is published: by its button, its status field, a file, in bulk or as planned.
    if (own.status === 'published') await assertShows(tx, id);
    if (own.slug !== undefined) await assertAddressesFree(tx, 'coffee', [own.slug], [id]);
    if (otherRegionIds || own.regionId !== undefined)
      await writeRegions(tx, coffeeId, own.regionId, otherRegionIds);
    await tx
      .update(coffees)
      .set({ ...own, version })
      .where(eq(coffees.id, coffeeId));
    if (components) {
      await tx.delete(coffeeComponents).where(eq(coffeeComponents.coffeeId, coffeeId));
      if (components.length > 0)
        await tx.insert(coffeeComponents).values(components.map((part) => ({ ...part, coffeeId })));
    }
    if (recipes) {
      await tx.delete(brewRecipes).where(eq(brewRecipes.coffeeId, coffeeId));
      if (recipes.length > 0)
        await tx.insert(brewRecipes).values(
          withIds('brw', recipes).map((row, position) => ({
            ...row,
            dose: grams(row.dose),
            water: grams(row.water),
            coffeeId,
            position,
          })),
        );
    }
    if (pins) await writeChoices(tx, coffeeId, 'pin', pins);
    if (exclusions) await writeChoices(tx, coffeeId, 'exclude', exclusions);
    if (photo !== undefined)
      await placePhoto(tx, actor, { subject: 'coffee', subjectId: id, mediaId: photo });
    if (facts) await writeFacts(tx, 'coffee', id, facts);
  },
};

async function readCoffees(
  tx: Tx,
  ids: readonly string[],
  lock: RowLock = 'no key update',
): Promise<Map<string, Stored<CoffeeValues>>> {
  const coffeeIds = ids as CoffeeId[];
  const found = tx.select().from(coffees).where(inArray(coffees.id, coffeeIds)).orderBy(asc(coffees.id));
  const rows = await (lock === 'none' ? found : found.for(lock));
  const places = partsOf(
    await tx
      .select()
      .from(coffeeRegions)
      .where(inArray(coffeeRegions.coffeeId, coffeeIds))
      .orderBy(asc(coffeeRegions.regionId)),
    'coffeeId',
  );
  const recipes = partsOf(
    (
      await tx
        .select()
        .from(brewRecipes)
        .where(inArray(brewRecipes.coffeeId, coffeeIds))
        .orderBy(asc(brewRecipes.position), asc(brewRecipes.id))
    ).map(({ position, ...recipe }) => recipe),
    'coffeeId',
  );
  const choices = partsOf(
    await tx
      .select()
      .from(relatedChoices)
      .where(inArray(relatedChoices.coffeeId, coffeeIds))
      .orderBy(asc(relatedChoices.position), asc(relatedChoices.otherId)),
    'coffeeId',
  );
  const components = partsOf(
    await tx
      .select()
      .from(coffeeComponents)
      .where(inArray(coffeeComponents.coffeeId, coffeeIds))
      .orderBy(asc(coffeeComponents.componentId)),
    'coffeeId',
  );
  const photos = await framePhotoIds(tx, 'coffee', ids);
  const facts = await readFactsOf(tx, 'coffee', ids);
  return new Map(
    rows.map(({ id, version, createdAt, updatedAt, ...own }) => {
      const chosen = (choice: 'pin' | 'exclude') =>
        choices(id)
          .filter((row) => row.choice === choice)
          .map((row) => row.otherId);
      return [
        id,
        {
          version,
          values: {
            ...own,
            otherRegionIds: places(id)
              .map((place) => place.regionId)
              .filter((place) => place !== own.regionId),
            components: components(id).map(({ componentId, net }) => ({ componentId, net })),
            recipes: recipes(id),
            pins: chosen('pin'),
            exclusions: chosen('exclude'),
            photo: photos.get(id) ?? null,
            facts: facts(id),
          },
        },
      ];
    }),
  );
}

/** The table holds every region, the primary one too; the form holds the primary one and the others apart. */
async function writeRegions(
  tx: Tx,
  coffeeId: CoffeeId,
  primary: RegionId | null | undefined,
  others: readonly RegionId[] | undefined,
): Promise<void> {
  const [before] = await tx
    .select({ primary: coffees.regionId })
    .from(coffees)
    .where(eq(coffees.id, coffeeId));
  const rows = await tx
    .select({ id: coffeeRegions.regionId })
    .from(coffeeRegions)
    .where(eq(coffeeRegions.coffeeId, coffeeId));
  const first = primary === undefined ? before?.primary : primary;
  const rest = others ?? rows.map((row) => row.id).filter((id) => id !== before?.primary);
  const all = [...new Set([...(first ? [first] : []), ...rest])];
  // Who renames one of these holds it, and will want this coffee's line in the search, which the next step takes.
  await tx
    .select({ id: regions.id })
    .from(regions)
    .where(inArray(regions.id, all))
    .orderBy(asc(regions.id))
    .for('key share');
  await tx.delete(coffeeRegions).where(eq(coffeeRegions.coffeeId, coffeeId));
  if (all.length > 0) await tx.insert(coffeeRegions).values(all.map((regionId) => ({ coffeeId, regionId })));
}

async function writeChoices(
  tx: Tx,
  coffeeId: CoffeeId,
  choice: 'pin' | 'exclude',
  others: readonly CoffeeId[],
): Promise<void> {
  await tx
    .delete(relatedChoices)
    .where(and(eq(relatedChoices.coffeeId, coffeeId), eq(relatedChoices.choice, choice)));
  if (others.length > 0)
    await tx
      .insert(relatedChoices)
      .values(others.map((otherId, position) => ({ coffeeId, otherId, choice, position })))
      // From pinned to left out, or back: the later decision holds.
      .onConflictDoUpdate({
        target: [relatedChoices.coffeeId, relatedChoices.otherId],
        set: { choice, position: sql`excluded.position` },
      });
}
