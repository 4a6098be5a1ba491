import 'server-only';
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import {
  brewRecipes,
  certifications,
  coffeeComponents,
  coffeeRegions,
  coffees,
  cuppings,
  factSources,
  greenAnalyses,
  lots,
  priceDisclosures,
  producers,
  regions,
  shopSettings,
  slugHistory,
  stories,
  storyCoffees,
  variants,
} from '@/db/schema';
import { dayIn } from '@/lib/kernel/clock';
import type { CoffeeId, LotId, Minor, RegionId, UnitPriceBase } from '@/lib/kernel/units';
import { certificationBadge, factsOf, greenView, intensitiesOf, optionsOf } from './assemble';
import { relatedCoffees } from './related';
import { availability, canBuy, cardOffer, freshness, screenText } from './rules';
import type { CatalogEntry, CoffeePage, LotView, ProducerPage, RegionLink, StoryTeaser } from './types';

type Reader = Db | Tx;
type LotRow = typeof lots.$inferSelect;
type RegionRow = typeof regions.$inferSelect;

/** Rows of `rows` under their key, in the order given. */
function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

export const regionLink = (r: RegionRow): RegionLink => ({
  path: r.path,
  name: r.nameEn ?? r.name,
  level: r.level,
  iso: r.iso,
});

/** A region with its ancestors, country first. */
export function chainOf(id: RegionId | null, byId: Map<RegionId, RegionRow>): RegionRow[] {
  const chain: RegionRow[] = [];
  for (let at = id; at; ) {
    const row: RegionRow | undefined = byId.get(at);
    if (!row) break;
    chain.unshift(row);
    at = row.parentId;
  }
  return chain;
}

const STAGE_RANK = { landed: 0, afloat: 1, upcoming: 2, archived: 3, draft: 4 } as const;
/** The lot a coffee stands for: what has landed, else what is on its way, else the last crop; newest first. */
export const byStanding = (a: LotRow, b: LotRow): number =>
  STAGE_RANK[a.stage] - STAGE_RANK[b.stage] || (a.cropYear < b.cropYear ? 1 : -1);

async function settingsOf(db: Reader): Promise<{ unitBase: UnitPriceBase; today: string }> {
  const [row] = await db.select().from(shopSettings).limit(1);
  return {
    unitBase: (row?.unitPriceBase ?? 'lb') as UnitPriceBase,
    today: dayIn(row?.timeZone ?? 'UTC'),
  };
}

/** The newest source speaks first; its value is the one printed. */
const NEWEST_SOURCE = [sql`${factSources.asOf} desc nulls last`, asc(factSources.id)];

/** Today in the shop's time zone. */
export const shopToday = async (db: Reader): Promise<string> => (await settingsOf(db)).today;

/** Every published coffee with the lot it stands for. The list, related coffees, origins and search read this. */
export async function listCatalog(db: Reader): Promise<CatalogEntry[]> {
  const [settings, coffeeRows, regionRows, memberships, lotRows, variantRows, cups, certs, makers, told] =
    await Promise.all([
      settingsOf(db),
      db
        .select()
        .from(coffees)
        .where(eq(coffees.status, 'published'))
        .orderBy(asc(coffees.position), asc(coffees.createdAt), asc(coffees.id)),
      db.select().from(regions),
      db.select().from(coffeeRegions),
      db.select().from(lots).where(ne(lots.stage, 'draft')),
      db
        .select()
        .from(variants)
        .where(eq(variants.active, true))
        .orderBy(asc(variants.position), asc(variants.net)),
      db.select().from(cuppings).orderBy(desc(cuppings.createdAt)),
      db.select().from(certifications),
      db.select().from(producers).where(eq(producers.status, 'published')),
      db
        .select({ coffeeId: storyCoffees.coffeeId, slug: stories.slug })
        .from(storyCoffees)
        .innerJoin(stories, eq(stories.id, storyCoffees.storyId))
        .where(eq(stories.status, 'published')),
    ]);
  const regionById = new Map(regionRows.map((r) => [r.id, r]));
  const lotsOf = groupBy(lotRows, (l) => l.coffeeId);
  const variantsOf = groupBy(variantRows, (v) => v.lotId);
  const cupsOf = groupBy(cups, (c) => c.lotId);
  const certsOf = groupBy(certs, (c) => c.lotId);
  const placesOf = groupBy(memberships, (m) => m.coffeeId);
  const storiesOf = groupBy(told, (t) => t.coffeeId);
  const makerById = new Map(makers.map((m) => [m.id, m]));

  return coffeeRows.flatMap((coffee): CatalogEntry[] => {
    const lot = (lotsOf.get(coffee.id) ?? []).sort(byStanding)[0];
    if (!lot) return [];
    const own = variantsOf.get(lot.id) ?? [];
    const parcels = own.filter((v) => !v.freight);
    const options = optionsOf(own, settings.unitBase);
    const cup = cupsOf.get(lot.id)?.[0];
    const chain = chainOf(coffee.regionId, regionById);
    const maker = coffee.producerId ? makerById.get(coffee.producerId) : undefined;
    const paths = new Set<string>();
    for (const id of [coffee.regionId, ...(placesOf.get(coffee.id) ?? []).map((m) => m.regionId)]) {
      for (const r of chainOf(id, regionById)) paths.add(r.path);
    }
    return [
      {
        id: coffee.id,
        slug: coffee.slug,
        kind: coffee.kind,
        name: coffee.name,
        summary: coffee.summary,
        regions: chain.map(regionLink),
        regionPaths: [...paths],
        locality: coffee.locality,
        producer: maker ? { slug: maker.slug, name: maker.name } : null,
        lotId: lot.id,
        lotCode: lot.lotCode,
        cropYear: lot.cropYear,
        arrivedOn: lot.arrivedOn,
        availability: availability(
          lot.stage,
          lot.onHand - lot.reserved,
          parcels.length > 0 ? Math.min(...parcels.map((v) => v.draw)) : null,
        ),
        process: lot.process,
        decaf: lot.decafMethod !== null,
        varieties: lot.varieties,
        altitudeMin: lot.altitudeMin,
        altitudeMax: lot.altitudeMax,
        harvestMonths: lot.harvestMonths,
        notes: lot.flavourNotes,
        tasteFamilies: coffee.tasteFamilies,
        intensities: cup ? intensitiesOf(cup) : null,
        score: cup?.score ?? null,
        certifications: [...new Set((certsOf.get(lot.id) ?? []).map((c) => c.scheme as string))],
        forms: [...new Set(own.map((v) => v.form))],
        offer: cardOffer(options),
        storySlugs: (storiesOf.get(coffee.id) ?? []).map((t) => t.slug),
        demo: coffee.provenance === 'demo' || coffee.provenance === 'source+demo',
      },
    ];
  });
}

/** Where an old address leads now, or null. One step, always: history points at records (see the trigger). */
export async function currentSlug(
  db: Reader,
  kind: 'coffee' | 'producer' | 'story' | 'origin',
  slug: string,
): Promise<string | null> {
  const [old] = await db
    .select()
    .from(slugHistory)
    .where(and(eq(slugHistory.kind, kind), eq(slugHistory.slug, slug)));
  if (!old) return null;
  switch (kind) {
    case 'coffee': {
      const [row] = await db
        .select({ slug: coffees.slug })
        .from(coffees)
        .where(eq(coffees.id, old.targetId as CoffeeId));
      return row?.slug ?? null;
    }
    case 'producer': {
      const [row] = await db
        .select({ slug: producers.slug })
        .from(producers)
        .where(eq(producers.id, old.targetId as typeof producers.$inferSelect.id));
      return row?.slug ?? null;
    }
    case 'story': {
      const [row] = await db
        .select({ slug: stories.slug })
        .from(stories)
        .where(eq(stories.id, old.targetId as typeof stories.$inferSelect.id));
      return row?.slug ?? null;
    }
    case 'origin': {
      const [row] = await db
        .select({ path: regions.path })
        .from(regions)
        .where(eq(regions.id, old.targetId as RegionId));
      return row?.path ?? null;
    }
  }
}

async function storiesAbout(db: Reader, coffeeId: CoffeeId): Promise<StoryTeaser[]> {
  return db
    .select({ slug: stories.slug, title: stories.title, lead: stories.lead, kind: stories.kind })
    .from(storyCoffees)
    .innerJoin(stories, eq(stories.id, storyCoffees.storyId))
    .where(and(eq(storyCoffees.coffeeId, coffeeId), eq(stories.status, 'published')))
    .orderBy(asc(storyCoffees.position));
}

async function lotViews(
  db: Reader,
  rows: readonly LotRow[],
  unitBase: UnitPriceBase,
  today: string,
): Promise<LotView[]> {
  const ids = rows.map((l) => l.id);
  if (ids.length === 0) return [];
  const [own, cups, greens, certs, paid, sources] = await Promise.all([
    db
      .select()
      .from(variants)
      .where(and(inArray(variants.lotId, ids), eq(variants.active, true)))
      .orderBy(asc(variants.position), asc(variants.net)),
    db.select().from(cuppings).where(inArray(cuppings.lotId, ids)).orderBy(desc(cuppings.createdAt)),
    db.select().from(greenAnalyses).where(inArray(greenAnalyses.lotId, ids)),
    db.select().from(certifications).where(inArray(certifications.lotId, ids)),
    db
      .select()
      .from(priceDisclosures)
      .where(and(inArray(priceDisclosures.lotId, ids), eq(priceDisclosures.consentGiven, true))),
    db
      .select()
      .from(factSources)
      .where(and(eq(factSources.subject, 'lot'), inArray(factSources.subjectId, ids as string[])))
      .orderBy(...NEWEST_SOURCE),
  ]);
  return rows.map((lot) => {
    const mine = <T extends { lotId: LotId | null }>(all: T[]) => all.filter((x) => x.lotId === lot.id);
    const options = mine(own);
    const parcels = options.filter((v) => !v.freight);
    const cup = mine(cups)[0];
    const green = mine(greens)[0];
    return {
      id: lot.id,
      lotCode: lot.lotCode,
      cropYear: lot.cropYear,
      availability: availability(
        lot.stage,
        lot.onHand - lot.reserved,
        parcels.length > 0 ? Math.min(...parcels.map((v) => v.draw)) : null,
      ),
      freshness: freshness(lot.arrivedOn, today),
      arrivedOn: lot.arrivedOn,
      process: lot.process,
      processModifiers: lot.processModifiers,
      decafMethod: lot.decafMethod,
      varieties: lot.varieties,
      altitudeMin: lot.altitudeMin,
      altitudeMax: lot.altitudeMax,
      harvestMonths: lot.harvestMonths,
      drying: lot.drying,
      grade: lot.grade,
      screen: screenText(lot.screenMin, lot.screenMax),
      notes: lot.flavourNotes,
      agtronGround: lot.agtronGround,
      roastNotes: lot.roastNotes,
      roastLossBp: lot.roastLossBp,
      exportBagKg: lot.exportBagKg,
      green: green ? greenView(green) : null,
      cupping: cup
        ? {
            method: cup.method,
            cupper: cup.cupper,
            cuppedOn: cup.cuppedOn,
            score: cup.score,
            demo: cup.scoreStatus === 'demo',
            intensities: intensitiesOf(cup),
          }
        : null,
      certifications: mine(certs)
        .map((c) => certificationBadge(c))
        .filter((c) => c.validTo === null || c.validTo >= today.slice(0, c.validTo.length)),
      paid: mine(paid).map((p) => ({
        level: p.level,
        amount: p.amount as Minor,
        currency: p.currency,
        per: p.per,
        year: p.year,
        source: p.source,
      })),
      variants: optionsOf(options, unitBase),
      provenance: lot.provenance,
      facts: factsOf(
        lot,
        sources.filter((s) => s.subjectId === lot.id),
      ),
    };
  });
}

/** @returns null for an unknown or unpublished slug. */
export async function getCoffeePage(db: Reader, slug: string): Promise<CoffeePage | null> {
  const [coffee] = await db
    .select()
    .from(coffees)
    .where(and(eq(coffees.slug, slug), eq(coffees.status, 'published')));
  if (!coffee) return null;
  const { unitBase, today } = await settingsOf(db);
  const lotRows = (
    await db
      .select()
      .from(lots)
      .where(and(eq(lots.coffeeId, coffee.id), ne(lots.stage, 'draft')))
  ).sort(byStanding);
  const [regionRows, alsoRows, recipes, parts, about, catalog, views] = await Promise.all([
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
    storiesAbout(db, coffee.id),
    listCatalog(db),
    lotViews(db, lotRows, unitBase, today),
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
    stories: about,
    related: relatedCoffees(entry, catalog),
    otherAltitudes: catalog
      .filter(
        (e) =>
          e.id !== coffee.id && e.altitudeMin !== null && e.altitudeMax !== null && canBuy(e.availability),
      )
      .map((e) => ({ min: e.altitudeMin as number, max: e.altitudeMax as number }))
      .sort((a, b) => a.min - b.min || a.max - b.max),
    demo: entry.demo,
  };
}

export async function getProducer(db: Reader, slug: string): Promise<ProducerPage | null> {
  const [row] = await db
    .select()
    .from(producers)
    .where(and(eq(producers.slug, slug), eq(producers.status, 'published')));
  if (!row) return null;
  const [regionRows, sources, certs] = await Promise.all([
    db.select().from(regions),
    db
      .select()
      .from(factSources)
      .where(and(eq(factSources.subject, 'producer'), eq(factSources.subjectId, row.id)))
      .orderBy(...NEWEST_SOURCE),
    db.select().from(certifications).where(eq(certifications.producerId, row.id)),
  ]);
  return {
    slug: row.slug,
    name: row.name,
    fullName: row.fullName,
    kind: row.kind,
    region: chainOf(row.regionId, new Map(regionRows.map((r) => [r.id, r]))).map(regionLink),
    members: row.members,
    foundedOn: row.foundedOn,
    fairTradeSince: row.fairTradeSince,
    summary: row.summary,
    body: row.body,
    facts: factsOf(row, sources),
    certifications: certs.map(certificationBadge),
  };
}

export async function listProducerSlugs(db: Reader): Promise<string[]> {
  const rows = await db
    .select({ slug: producers.slug })
    .from(producers)
    .where(eq(producers.status, 'published'))
    .orderBy(asc(producers.slug));
  return rows.map((r) => r.slug);
}
