import { count, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  coffeeComponents,
  coffeeRegions,
  coffees,
  cuppings,
  greenAnalyses,
  lots,
  priceHistory,
  producers,
  regions,
  searchDocuments,
  searchSynonyms,
  shippingBands,
  shippingServices,
  shopSettings,
  slugHistory,
  stockLedger,
  stories,
  variants,
} from '../schema';
import { useTestDatabase } from '../testing';
import { catalogue } from './catalogue';
import { seedDemo } from './index';
import { demoSettings } from './settings';

const shop = useTestDatabase();
let seeded: boolean[] = [];

beforeAll(async () => {
  seeded = await Promise.all([seedDemo(shop.url), seedDemo(shop.url), seedDemo(shop.url)]);
});

describe('seeding', () => {
  test('happens once when three processes start together', async () => {
    expect(seeded.filter(Boolean)).toHaveLength(1);
    expect(await shop.db.$count(coffees)).toBe(30);
  });

  test('leaves a shop alone that has coffees', async () => {
    expect(await seedDemo(shop.url)).toBe(false);
    expect(await shop.db.$count(coffees)).toBe(30);
  });
});

describe('a shop with settings and no coffee', () => {
  const empty = useTestDatabase();

  test('is somebody’s, and stays empty', async () => {
    await empty.db.insert(shopSettings).values({ ...demoSettings, name: 'Mine', demo: false });
    expect(await seedDemo(empty.url)).toBe(false);
    expect(await empty.db.$count(coffees)).toBe(0);
  });
});

describe('the catalogue', () => {
  test('has 25 single origins, a blend, three chocolates and a box, all published', async () => {
    const rows = await shop.db
      .select({ kind: coffees.kind, n: count() })
      .from(coffees)
      .where(eq(coffees.status, 'published'))
      .groupBy(coffees.kind);
    expect(Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))).toEqual({
      coffee: 25,
      blend: 1,
      chocolate: 3,
      set: 1,
    });
  });

  test('has words and a taste for each product', async () => {
    for (const { slug, summary, description, tasteFamilies } of await shop.db.select().from(coffees)) {
      expect(summary.length, slug).toBeGreaterThan(0);
      expect(description.length, slug).toBeGreaterThan(0);
      expect(tasteFamilies.length, slug).toBeGreaterThan(0);
    }
  });

  test('places each product but the blend in a region that is among its regions', async () => {
    const placed = await shop.db
      .select({ slug: coffees.slug, primary: coffees.regionId, listed: coffeeRegions.regionId })
      .from(coffees)
      .leftJoin(
        coffeeRegions,
        sql`${coffeeRegions.coffeeId} = ${coffees.id} and ${coffeeRegions.regionId} = ${coffees.regionId}`,
      );
    expect(placed.filter(({ listed }) => listed === null).map(({ slug }) => slug)).toEqual([
      'cordillera-espresso-blend',
    ]);
  });

  test('places APROCASSI in both of its provinces', async () => {
    const rows = await shop.db
      .select({ path: regions.path })
      .from(coffeeRegions)
      .innerJoin(regions, eq(regions.id, coffeeRegions.regionId))
      .innerJoin(coffees, eq(coffees.id, coffeeRegions.coffeeId))
      .where(eq(coffees.slug, 'peru-aprocassi-san-ignacio'));
    expect(rows.map(({ path }) => path).sort()).toEqual([
      'peru/cajamarca/jaen',
      'peru/cajamarca/san-ignacio',
    ]);
  });

  test('says what the pairing box holds', async () => {
    const parts = await shop.db
      .select({ slug: coffees.slug, net: coffeeComponents.net })
      .from(coffeeComponents)
      .innerJoin(coffees, eq(coffees.id, coffeeComponents.componentId))
      .orderBy(coffees.slug);
    expect(parts).toEqual([
      { slug: 'chuncho-70-bar', net: 70 },
      { slug: 'peru-la-convencion-quillabamba', net: 250 },
    ]);
  });

  test('sends an old address to the page it became', async () => {
    const [old] = await shop.db
      .select({ slug: coffees.slug })
      .from(slugHistory)
      .innerJoin(coffees, eq(coffees.id, slugHistory.targetId))
      .where(eq(slugHistory.slug, 'peru-aprocassi'));
    expect(old?.slug).toBe('peru-aprocassi-san-ignacio');
  });
});

describe('the numbers', () => {
  test('every score follows from its own form', async () => {
    const rows = await shop.db.select().from(cuppings);
    expect(rows).toHaveLength(26);
    for (const { affective, nonUniformCups, defectiveCups, score, lotId } of rows) {
      const quality = (affective ?? []).reduce((a, b) => a + b, 0);
      const exact = 0.65625 * quality + 52.75 - 2 * nonUniformCups - 4 * defectiveCups;
      expect(score, lotId).toBe(Math.round(exact * 4) / 4);
    }
    const scores = rows.map(({ score }) => score ?? 0);
    expect([Math.min(...scores), Math.max(...scores)]).toEqual([83, 90.75]);
  });

  test('the arrays of a cupping keep the order of the form', async () => {
    const [nyeri] = await shop.db
      .select({ cupping: cuppings })
      .from(cuppings)
      .innerJoin(lots, eq(lots.id, cuppings.lotId))
      .where(eq(lots.lotCode, 'KE-NYER-2026-01'));
    expect(nyeri?.cupping.affective).toEqual([7, 7, 8, 7, 8, 7, 7, 7]);
    expect(nyeri?.cupping.acidity).toBe(13);
  });

  test('green coffee costs 7 to 22 dollars a pound and comes in bags of 30, 60, 69 or 70 kg', async () => {
    const pounds = await shop.db
      .select({ price: variants.price })
      .from(variants)
      .where(eq(variants.poundsX100, 100));
    const prices = pounds.map(({ price }) => price);
    expect([Math.min(...prices), Math.max(...prices)]).toEqual([700, 2200]);
    const bags = await shop.db
      .selectDistinct({ kg: lots.exportBagKg })
      .from(lots)
      .where(isNotNull(lots.exportBagKg));
    expect(bags.map(({ kg }) => kg).sort()).toEqual([30, 60, 69, 70]);
  });

  test('washed coffee is dry enough for the specialty grade, and every density is plausible', async () => {
    const rows = await shop.db
      .select({ lotCode: lots.lotCode, process: lots.process, green: greenAnalyses })
      .from(greenAnalyses)
      .innerJoin(lots, eq(lots.id, greenAnalyses.lotId));
    expect(rows).toHaveLength(25);
    for (const { lotCode, process, green } of rows) {
      expect(green.density, lotCode).toBeGreaterThanOrEqual(600);
      expect(green.density, lotCode).toBeLessThanOrEqual(800);
      if (process !== 'washed') continue;
      expect(green.moisturePct, lotCode).toBeGreaterThanOrEqual(10);
      expect(green.moisturePct, lotCode).toBeLessThanOrEqual(12);
    }
  });

  test('every size has a price on record and a stock keeping unit that names its lot', async () => {
    const rows = await shop.db
      .select({ variant: variants, lotCode: lots.lotCode, logged: priceHistory.price })
      .from(variants)
      .innerJoin(lots, eq(lots.id, variants.lotId))
      .leftJoin(priceHistory, eq(priceHistory.variantId, variants.id));
    for (const { variant, lotCode, logged } of rows) {
      expect(variant.sku.startsWith(lotCode.replace(/-01$/, '')), variant.sku).toBe(true);
      expect(logged, variant.sku).toBe(variant.price);
    }
  });
});

describe('stock', () => {
  test('every gram came through the ledger, in one movement a lot and two for the one that is sold out', async () => {
    const rows = await shop.db
      .select({
        lotCode: lots.lotCode,
        onHand: lots.onHand,
        reserved: lots.reserved,
        movements: count(stockLedger.id),
        moved: sql<number>`coalesce(sum(${stockLedger.onHandChange}), 0)::int`,
      })
      .from(lots)
      .leftJoin(stockLedger, eq(stockLedger.lotId, lots.id))
      .groupBy(lots.id);
    const printed = new Map(
      [...catalogue.coffees.flatMap((coffee) => coffee.lots), ...catalogue.cacao].map((lot) => [
        lot.lotCode,
        lot.onHandG,
      ]),
    );
    expect(rows).toHaveLength(31);
    for (const { lotCode, onHand, reserved, movements, moved } of rows) {
      expect(onHand, lotCode).toBe(printed.get(lotCode));
      expect(moved, lotCode).toBe(onHand);
      // What is sold out came and went; what is still at sea or long archived never moved here.
      expect(movements, lotCode).toBe(onHand > 0 ? 1 : lotCode === 'PE-PUTI-2026-01' ? 2 : 0);
      expect(reserved, lotCode).toBe(0);
    }
  });

  test('no lot that landed arrives in the future of the day the catalogue reads as', async () => {
    const month = catalogue.readsAsOf.slice(0, 7);
    const arrivals = await shop.db.select().from(lots).where(isNotNull(lots.arrivedOn));
    const future = arrivals.filter(({ arrivedOn }) => (arrivedOn ?? '') > month);
    expect(future.map(({ lotCode, stage }) => [lotCode, stage])).toEqual([['PE-LARE-2026-01', 'afloat']]);
  });

  test('shows each state once on purpose: afloat, sold out, archived', async () => {
    const rows = await shop.db.select().from(lots).where(ne(lots.stage, 'landed'));
    expect(rows.map(({ lotCode, stage }) => [lotCode, stage]).sort()).toEqual([
      ['PE-APRO-2024-01', 'archived'],
      ['PE-LARE-2026-01', 'afloat'],
    ]);
    const soldOut = await shop.db
      .select()
      .from(lots)
      .where(sql`${lots.stage} = 'landed' and ${lots.onHand} = 0`);
    expect(soldOut.map(({ lotCode }) => lotCode)).toEqual(['PE-PUTI-2026-01']);
  });

  test('the printed freshness follows from the months since arrival', () => {
    const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
    for (const { lotCode, arrivedOn, freshness } of catalogue.coffees.flatMap((coffee) => coffee.lots)) {
      const age = months(catalogue.readsAsOf) - months(arrivedOn);
      const badge = age < 0 ? null : age <= 6 ? 'fresh' : age <= 11 ? 'use-soon' : 'past-crop';
      expect(badge, lotCode).toBe(freshness);
    }
  });
});

describe('search', () => {
  test('has a document for each product, region, producer and story', async () => {
    const rows = await shop.db
      .select({ kind: searchDocuments.kind, n: count() })
      .from(searchDocuments)
      .groupBy(searchDocuments.kind);
    expect(Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))).toEqual({
      coffee: await shop.db.$count(coffees),
      origin: await shop.db.$count(regions),
      producer: await shop.db.$count(producers),
      story: await shop.db.$count(stories),
    });
  });

  test('every synonym is plain, and each meaning finds a page', async () => {
    for (const { word, meaning } of await shop.db.select().from(searchSynonyms)) {
      expect([word, meaning].join(' ')).toMatch(/^[a-z]+ [a-z]+$/);
      const found = await shop.db.$count(
        searchDocuments,
        sql`${searchDocuments.document} @@ plainto_tsquery('yunga', ${meaning})`,
      );
      expect(found, `${word} → ${meaning}`).toBeGreaterThan(0);
    }
  });
});

describe('shipping', () => {
  test('every service prices each parcel up to the carriers’ limit, heavier never cheaper', async () => {
    for (const { id } of await shop.db.select().from(shippingServices)) {
      const bands = await shop.db
        .select()
        .from(shippingBands)
        .where(eq(shippingBands.serviceId, id))
        .orderBy(shippingBands.upTo);
      const prices = bands.map(({ price }) => price);
      expect(bands.at(-1)?.upTo, id).toBe(31_500);
      expect(prices, id).toEqual([...prices].sort((a, b) => a - b));
    }
  });

  test('reaches no country that puts an excise on coffee', async () => {
    const services = await shop.db.select().from(shippingServices);
    const served = new Set(services.flatMap(({ countries }) => countries));
    expect([...served]).toEqual(expect.arrayContaining(['US', 'CA', 'FR', 'GB']));
    for (const country of ['DE', 'DK', 'BE']) expect(served, country).not.toContain(country);
  });
});
