import 'server-only';
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { coffees, lots, producers, regions, stories, storyRegions } from '@/db/schema';
import { factsOf } from './assemble';
import { photosOn } from './photos';
import { readProse } from './prose';
import { chainOf, listCatalog, regionLink, sourcesOf } from './queries';
import { canBuy, newerCrop } from './rules';
import type { OriginPage, StoryTeaser } from './types';

/** Every country, department and province that a published coffee comes from. */
export async function listOriginPaths(db: Db | Tx): Promise<string[]> {
  const paths = new Set((await listCatalog(db)).flatMap((entry) => entry.regionPaths));
  return [...paths].sort();
}

/**
 * @param seen `drafts` for a preview: also an origin that nothing in the shop comes from yet
 * @returns null for a path that is unknown or that no published coffee or producer comes from
 */
export async function getOriginPage(
  db: Db | Tx,
  path: string,
  seen: 'published' | 'drafts' = 'published',
): Promise<OriginPage | null> {
  const [catalog, rows, makers] = await Promise.all([
    listCatalog(db),
    db.select().from(regions),
    db.select().from(producers).where(eq(producers.status, 'published')),
  ]);
  const here = rows.find((r) => r.path === path);
  if (!here) return null;
  const inside = (p: string) => p === path || p.startsWith(`${path}/`);
  const entries = catalog.filter((e) => e.regionPaths.some(inside));
  const byId = new Map(rows.map((r) => [r.id, r]));
  const local = makers.filter((m) => chainOf(m.regionId, byId).some((r) => r.id === here.id));
  if (seen === 'published' && entries.length === 0 && local.length === 0) return null;

  const regionIds = rows.filter((r) => inside(r.path) || path.startsWith(`${r.path}/`)).map((r) => r.id);
  const told: StoryTeaser[] = await db
    .selectDistinct({ slug: stories.slug, title: stories.title, lead: stories.lead, kind: stories.kind })
    .from(storyRegions)
    .innerJoin(stories, eq(stories.id, storyRegions.storyId))
    .where(and(inArray(storyRegions.regionId, regionIds), eq(stories.status, 'published')));

  const coffeeIds = entries.map((e) => e.id);
  const past =
    coffeeIds.length === 0
      ? []
      : await db
          .select({
            coffeeSlug: coffees.slug,
            coffeeName: coffees.name,
            lotCode: lots.lotCode,
            cropYear: lots.cropYear,
            arrivedOn: lots.arrivedOn,
          })
          .from(lots)
          .innerJoin(coffees, eq(coffees.id, lots.coffeeId))
          .where(
            and(inArray(lots.coffeeId, coffeeIds), eq(lots.stage, 'archived'), ne(coffees.status, 'draft')),
          );

  const children = rows
    .filter((r) => r.parentId === here.id)
    .map((r) => ({
      ...regionLink(r),
      lat: r.lat,
      lon: r.lon,
      of: catalog.filter((e) => e.regionPaths.some((p) => p === r.path || p.startsWith(`${r.path}/`))),
    }))
    .filter((r) => r.of.length > 0)
    // What is on sale, as the heading of the list counts; a place whose lots are gone keeps its link.
    .map(({ of, ...r }) => ({ ...r, coffees: of.filter((e) => canBuy(e.availability)).length }));

  const chain = chainOf(here.id, byId);
  const department = chain.find((r) => r.level === 'department');
  const provinces = rows.filter(
    (r) => r.level === 'province' && inside(r.path) && entries.some((e) => e.regionPaths.includes(r.path)),
  );
  return {
    path,
    name: here.name,
    nameEn: here.nameEn,
    level: here.level,
    iso: here.iso,
    lat: here.lat,
    lon: here.lon,
    intro: here.intro,
    seoTitle: here.seoTitle,
    seoDescription: here.seoDescription,
    body: here.body && (await readProse(db, here.body)),
    altitudeNote: here.altitudeNote,
    harvestMonths: here.harvestMonths,
    ancestors: chain.slice(0, -1).map(regionLink),
    children,
    onSale: entries.filter((e) => canBuy(e.availability)),
    notNow: entries.filter((e) => !canBuy(e.availability)),
    facts: factsOf(here, await sourcesOf(db, 'region', [here.id])),
    archive: past.map((lot) => ({
      ...lot,
      newerCrop:
        newerCrop(
          lot,
          entries.filter((e) => e.slug === lot.coffeeSlug),
        )?.cropYear ?? null,
    })),
    producers: local.map((m) => ({ slug: m.slug, name: m.name, kind: m.kind, summary: m.summary })),
    stories: told,
    towns: provinces.flatMap((r) =>
      r.lat !== null && r.lon !== null ? [{ name: r.name, lat: r.lat, lon: r.lon }] : [],
    ),
    mapHighlight:
      here.level === 'country'
        ? [
            ...new Set(
              entries.flatMap((e) =>
                e.regions.filter((r) => r.level === 'department').flatMap((r) => r.iso ?? []),
              ),
            ),
          ]
        : department?.iso
          ? [department.iso]
          : [],
    photo: (await photosOn(db, 'region', [here.id])).get(here.id) ?? null,
  };
}
