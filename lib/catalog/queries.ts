import 'server-only';
import { and, asc, desc, eq, exists, gt, inArray, lte, ne, notExists, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db, Tx } from '@/db/client';
import {
  certifications,
  coffeeRegions,
  coffees,
  cuppings,
  factSources,
  lots,
  priceHistory,
  producers,
  regions,
  relatedChoices,
  shopSettings,
  slugHistory,
  stories,
  variants,
} from '@/db/schema';
import { dayIn, now } from '@/lib/kernel/clock';
import type { CoffeeId, Minor, RegionId, UnitPriceBase, VariantId } from '@/lib/kernel/units';
import { intensitiesOf, optionsOf } from './assemble';
import { inForce } from './certificates';
import { photosOn } from './photos';
import { cardOffer } from './rules';
import { listLacks, standingOf } from './standing';
import { listTold } from './told';
import type { CatalogEntry, RegionLink } from './types';
import { daysBefore, WAS_PRICE_DAYS, wasPrice } from './was-price';

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

export async function settingsOf(db: Reader): Promise<{ unitBase: UnitPriceBase; today: string }> {
  const [row] = await db.select().from(shopSettings).limit(1);
  return {
    unitBase: (row?.unitPriceBase ?? 'lb') as UnitPriceBase,
    today: dayIn(row?.timeZone ?? 'UTC'),
  };
}

/** Who says what about records of a kind, in the order in which it was entered. */
export const sourcesOf = (
  db: Reader,
  subject: (typeof factSources.subject.enumValues)[number],
  ids: readonly string[],
) =>
  db
    .select()
    .from(factSources)
    .where(and(eq(factSources.subject, subject), inArray(factSources.subjectId, [...ids])))
    .orderBy(asc(factSources.id));

/** Today in the shop's time zone. */
export const shopToday = async (db: Reader): Promise<string> => (await settingsOf(db)).today;

/**
 * The price to strike through, for every size that has one now; nothing when the shop does not show it. In a cached page
 * it may outlive its 30 days by the cache's day, or by up to a week where nobody looks.
 */
export async function wasPrices(db: Reader): Promise<Map<VariantId, Minor>> {
  const at = now();
  const later = alias(priceHistory, 'later');
  const rows = await db
    .select({
      variantId: priceHistory.variantId,
      price: priceHistory.price,
      currency: priceHistory.currency,
      offered: priceHistory.offered,
      at: priceHistory.at,
    })
    .from(priceHistory)
    .where(
      and(
        exists(db.select().from(shopSettings).where(eq(shopSettings.showWasPrice, true))),
        inArray(
          priceHistory.variantId,
          db
            .select({ id: priceHistory.variantId })
            .from(priceHistory)
            .where(gt(priceHistory.at, daysBefore(at, WAS_PRICE_DAYS))),
        ),
        // A reduction is 30 days old at most and compares with 30 days before it: older prices had ended by then.
        notExists(
          db
            .select()
            .from(later)
            .where(
              and(
                eq(later.variantId, priceHistory.variantId),
                gt(later.at, priceHistory.at),
                lte(later.at, daysBefore(at, 2 * WAS_PRICE_DAYS)),
              ),
            ),
        ),
      ),
    )
    .orderBy(desc(priceHistory.at), desc(priceHistory.id));
  const found = new Map<VariantId, Minor>();
  for (const [id, history] of groupBy(rows, (row) => row.variantId)) {
    const was = wasPrice(history, at);
    if (was !== null) found.set(id, was);
  }
  return found;
}

/**
 * Every published coffee with the lot it stands for. The list, related coffees, origins and search read this.
 * @param alsoDraft a coffee that a preview shows: it and its lots count although they are drafts
 */
export async function listCatalog(db: Reader, alsoDraft?: CoffeeId): Promise<CatalogEntry[]> {
  const [
    settings,
    coffeeRows,
    regionRows,
    memberships,
    lotRows,
    variantRows,
    was,
    cups,
    certs,
    makers,
    told,
    choices,
    photos,
    lacks,
  ] = await Promise.all([
    settingsOf(db),
    db
      .select()
      .from(coffees)
      .where(or(eq(coffees.status, 'published'), alsoDraft && eq(coffees.id, alsoDraft)))
      .orderBy(asc(coffees.position), asc(coffees.createdAt), asc(coffees.id)),
    db.select().from(regions),
    db.select().from(coffeeRegions),
    db
      .select()
      .from(lots)
      .where(or(ne(lots.stage, 'draft'), alsoDraft && eq(lots.coffeeId, alsoDraft))),
    db
      .select()
      .from(variants)
      .where(eq(variants.active, true))
      .orderBy(asc(variants.position), asc(variants.net)),
    wasPrices(db),
    db.select().from(cuppings).orderBy(desc(cuppings.createdAt)),
    db.select().from(certifications),
    db.select().from(producers).where(eq(producers.status, 'published')),
    listTold(db),
    db.select().from(relatedChoices).orderBy(asc(relatedChoices.position), asc(relatedChoices.otherId)),
    photosOn(db, 'coffee'),
    listLacks(db),
  ]);
  const regionById = new Map(regionRows.map((r) => [r.id, r]));
  const lotsOf = groupBy(lotRows, (l) => l.coffeeId);
  const variantsOf = groupBy(variantRows, (v) => v.lotId);
  const cupsOf = groupBy(cups, (c) => c.lotId);
  const certsOf = groupBy(certs, (c) => c.lotId);
  const placesOf = groupBy(memberships, (m) => m.coffeeId);
  const storiesOf = groupBy(told, (t) => t.coffeeId);
  const choicesOf = groupBy(choices, (c) => c.coffeeId);
  const makerById = new Map(makers.map((m) => [m.id, m]));

  return coffeeRows.flatMap((coffee): CatalogEntry[] => {
    const lot = (lotsOf.get(coffee.id) ?? []).sort(byStanding)[0];
    if (!lot) return [];
    const own = variantsOf.get(lot.id) ?? [];
    const options = optionsOf(own, settings.unitBase, was, lot.onHand - lot.reserved);
    const cup = cupsOf.get(lot.id)?.[0];
    const chain = chainOf(coffee.regionId, regionById);
    const maker = coffee.producerId ? makerById.get(coffee.producerId) : undefined;
    const chosen = (choice: 'pin' | 'exclude') =>
      (choicesOf.get(coffee.id) ?? []).filter((c) => c.choice === choice).map((c) => c.otherId);
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
        availability: standingOf(lot, own, lacks.get(lot.id) ?? []),
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
        certifications: [
          ...new Set(inForce(certsOf.get(lot.id) ?? [], settings.today).map((c) => c.scheme as string)),
        ],
        forms: [...new Set(own.map((v) => v.form))],
        offer: cardOffer(options),
        storySlugs: (storiesOf.get(coffee.id) ?? []).map((t) => t.slug),
        pins: chosen('pin'),
        exclusions: chosen('exclude'),
        photo: photos.get(coffee.id) ?? null,
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
