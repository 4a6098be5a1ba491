import 'server-only';
import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { brewRecipes, coffeeComponents, coffeeRegions, coffees, lots, regions } from '@/db/schema';
import type { LotId } from '@/lib/kernel/units';
import { factsOf } from './assemble';
import { lotViews } from './lot-views';
import { getProducer } from './producers';
import { byStanding, chainOf, listCatalog, regionLink, settingsOf, sourcesOf } from './queries';
import { relatedCoffees } from './related';
import { canBuy } from './rules';
import { listTold } from './told';
import type { CoffeePage } from './types';

/**
 * @param seen `drafts` for a preview: the coffee and its lots as they are saved, published or not
 * @param first the lot that the page is about, whatever its standing
 * @returns null for an unknown slug, for a coffee that may not be seen, and for one without a lot
 */
export async function getCoffeePage(
  db: Db | Tx,
  slug: string,
  seen: 'published' | 'drafts' = 'published',
  first?: LotId,
): Promise<CoffeePage | null> {
  const isPreview = seen === 'drafts';
  const [coffee] = await db
    .select()
    .from(coffees)
    .where(and(eq(coffees.slug, slug), isPreview ? undefined : eq(coffees.status, 'published')));
  if (!coffee) return null;
  const { unitBase, today } = await settingsOf(db);
  const lotRows = (
    await db
      .select()
      .from(lots)
      .where(and(eq(lots.coffeeId, coffee.id), isPreview ? undefined : ne(lots.stage, 'draft')))
  ).sort((a, b) => Number(b.id === first) - Number(a.id === first) || byStanding(a, b));
  const [regionRows, alsoRows, recipes, parts, about, catalog, views, sources] = await Promise.all([
    db.select().from(regions),
    db
      .select({ regionId: coffeeRegions.regionId })
      .from(coffeeRegions)
      .where(eq(coffeeRegions.coffeeId, coffee.id)),
    db
      .select()
      .from(brewRecipes)
      .where(eq(brewRecipes.coffeeId, coffee.id))
      .orderBy(asc(brewRecipes.position)),
    db
      .select({ slug: coffees.slug, name: coffees.name, net: coffeeComponents.net })
      .from(coffeeComponents)
      .innerJoin(coffees, eq(coffees.id, coffeeComponents.componentId))
      .where(eq(coffeeComponents.coffeeId, coffee.id)),
    listTold(db, coffee.id),
    listCatalog(db, isPreview ? coffee.id : undefined),
    lotViews(db, lotRows, unitBase, today),
    sourcesOf(db, 'coffee', [coffee.id]),
  ]);
  const [lot, ...pastLots] = views;
  const entry = catalog.find((e) => e.id === coffee.id);
  if (!lot || !entry) return null;
  const byId = new Map(regionRows.map((r) => [r.id, r]));
  const producer = entry.producer ? await getProducer(db, entry.producer.slug) : null;
  return {
    id: coffee.id,
    slug: coffee.slug,
    kind: coffee.kind,
    name: coffee.name,
    summary: coffee.summary,
    description: coffee.description,
    regions: entry.regions,
    alsoIn: alsoRows
      .filter((r) => r.regionId !== coffee.regionId)
      .flatMap((r) => chainOf(r.regionId, byId).slice(-1))
      .filter((r) => !entry.regions.some((own) => own.path === r.path))
      .map(regionLink),
    locality: coffee.locality,
    coordinates:
      coffee.lat !== null && coffee.lon !== null
        ? { lat: coffee.lat, lon: coffee.lon, precision: coffee.geoPrecision ?? 'region' }
        : null,
    producer,
    tasteFamilies: coffee.tasteFamilies,
    chocolate:
      coffee.kind === 'chocolate' || coffee.kind === 'set'
        ? {
            cocoaSolidsMinPct: coffee.cocoaSolidsMinPct,
            ingredients: coffee.ingredients,
            allergens: coffee.allergens,
            mayContain: coffee.mayContain,
          }
        : null,
    components: parts.map((p) => ({ ...p, net: p.net as CoffeePage['components'][number]['net'] })),
    lot,
    pastLots,
    recipes: recipes.map(({ method, dose, water, temperature, time, grind }) => ({
      method,
      dose,
      water,
      temperature,
      time,
      grind,
    })),
    stories: about.map(({ coffeeId: _, ...story }) => story),
    related: relatedCoffees(entry, catalog),
    otherAltitudes: catalog
      .filter(
        (e) =>
          e.id !== coffee.id && e.altitudeMin !== null && e.altitudeMax !== null && canBuy(e.availability),
      )
      .map((e) => ({ min: e.altitudeMin as number, max: e.altitudeMax as number }))
      .sort((a, b) => a.min - b.min || a.max - b.max),
    facts: factsOf(coffee, sources),
    photo: entry.photo,
    demo: entry.demo,
  };
}
