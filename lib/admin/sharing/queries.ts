import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { coffees, producers, regions } from '@/db/schema';
import { listCatalog } from '@/lib/catalog/queries';
import { sheetOfOrigin, sheetOfProducer, sheetOfStory } from '@/lib/catalog/rules';
import type { CatalogEntry } from '@/lib/catalog/types';
import type { Photo } from '@/lib/kernel/photo';
import type { ProducerId, RegionId } from '@/lib/kernel/units';
import { getPhoto } from '@/lib/media/queries';
import type { SharedPage } from './client';

/**
 * What a page would show where somebody shares it, once it is saved and published as its editor holds it: its photo, and
 * the coffee whose sheet stands there without one. The rules are the public page's own.
 */
export async function findSharedPicture(
  db: Db,
  page: SharedPage,
): Promise<{ photo: Photo | null; sheet: CatalogEntry | undefined }> {
  const [photo, entries] = await Promise.all([page.photo ? getPhoto(db, page.photo) : null, listCatalog(db)]);
  return { photo, sheet: await sheetOf(db, page, entries) };
}

async function sheetOf(
  db: Db,
  page: SharedPage,
  entries: readonly CatalogEntry[],
): Promise<CatalogEntry | undefined> {
  switch (page.of) {
    case 'origin': {
      const path = await pathOf(db, page.id);
      return path === undefined ? undefined : sheetOfOrigin(path, entries);
    }
    case 'producer': {
      const [producer] = await db
        .select({ slug: producers.slug, name: producers.name })
        .from(producers)
        .where(eq(producers.id, page.id as ProducerId));
      if (!producer) return undefined;
      const own = await db
        .select({ id: coffees.id })
        .from(coffees)
        .where(eq(coffees.producerId, page.id as ProducerId));
      const ids = new Set<string>(own.map((coffee) => coffee.id));
      const path = page.regionId ? await pathOf(db, page.regionId) : undefined;
      return sheetOfProducer(
        { slug: producer.slug, region: path === undefined ? [] : [{ path }] },
        // A draft's coffees do not name it yet.
        entries.map((entry) => (ids.has(entry.id) ? { ...entry, producer } : entry)),
      );
    }
    case 'story': {
      const slugById = new Map<string, string>(entries.map((entry) => [entry.id, entry.slug]));
      return sheetOfStory({ coffees: page.coffees.map((one) => slugById.get(one) ?? one) }, entries);
    }
  }
}

const pathOf = async (db: Db, id: string): Promise<string | undefined> =>
  (
    await db
      .select({ path: regions.path })
      .from(regions)
      .where(eq(regions.id, id as RegionId))
  )[0]?.path;
