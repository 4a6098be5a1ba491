import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  certifications,
  coffees,
  cuppings,
  factSources,
  greenAnalyses,
  lots,
  priceDisclosures,
  producers,
  regions,
  stockLedger,
  stories,
  storyCoffees,
  storyRegions,
  variants,
} from '../schema';
import { useTestDatabase } from '../testing';
import { seedInto } from './index';
import { refsOf } from './story-builder';

const shop = useTestDatabase();

beforeAll(() => shop.db.transaction(seedInto));

describe('what is real and what is demo', () => {
  test('APROCASSI is the only producer with a coffee', async () => {
    const rows = await shop.db
      .select({ producer: producers.name, coffee: coffees.slug, provenance: coffees.provenance })
      .from(coffees)
      .leftJoin(producers, eq(producers.id, coffees.producerId));
    expect(rows.filter(({ producer }) => producer !== null)).toEqual([
      { producer: 'APROCASSI', coffee: 'peru-aprocassi-san-ignacio', provenance: 'source+demo' },
    ]);
    expect(rows.filter(({ provenance }) => provenance !== 'demo')).toHaveLength(1);
  });

  test('every lot with invented values says so, and the archived one has none', async () => {
    const rows = await shop.db
      .select({ lotCode: lots.lotCode, provenance: lots.provenance, status: factSources.status })
      .from(lots)
      .leftJoin(factSources, sql`${factSources.subjectId} = ${lots.id} and ${factSources.field} = '*'`);
    for (const { lotCode, provenance, status } of rows) {
      expect(status, lotCode).toBe(provenance === 'source' ? null : 'demo');
    }
  });

  test('the archived lot holds the facts of its sources and nothing else', async () => {
    const [lot] = await shop.db.select().from(lots).where(eq(lots.lotCode, 'PE-APRO-2024-01'));
    if (!lot) throw new Error('the archived lot is missing');
    for (const table of [cuppings, greenAnalyses, priceDisclosures, variants, stockLedger] as const) {
      expect(await shop.db.$count(table, eq(table.lotId, lot.id))).toBe(0);
    }
    const { grade, drying, agtronGround, roastNotes, exportBagKg, screenMin, flavourNotes, harvestMonths } =
      lot;
    expect([grade, drying, agtronGround, roastNotes, exportBagKg, screenMin]).toEqual(Array(6).fill(null));
    expect([...flavourNotes, ...harvestMonths]).toEqual([]);
    expect(await shop.db.$count(certifications, eq(certifications.lotId, lot.id))).toBe(2);
    const facts = await shop.db.select().from(factSources).where(eq(factSources.subjectId, lot.id));
    expect(new Set(facts.map(({ field }) => field))).toEqual(
      new Set(['altitude', 'varieties', 'process', 'certifications', 'arrivedOn', 'cropYear']),
    );
    expect(facts.every(({ status }) => status !== 'demo')).toBe(true);
  });

  test('no score is signed by a person who never cupped it', async () => {
    for (const { scoreStatus, cupper, cuppedOn } of await shop.db.select().from(cuppings)) {
      expect([scoreStatus, cupper, cuppedOn]).toEqual(['demo', null, null]);
    }
  });

  test('nobody’s price is disclosed without consent', async () => {
    expect(await shop.db.$count(priceDisclosures)).toBe(25);
    expect(await shop.db.$count(priceDisclosures, eq(priceDisclosures.consentGiven, true))).toBe(0);
  });

  test('a certificate belongs to the producer, and none covers the bag', async () => {
    const rows = await shop.db.select().from(certifications);
    expect(rows.every(({ holder, coversThisSku }) => holder === 'producer' && !coversThisSku)).toBe(true);
    const standing = rows.filter(({ producerId }) => producerId !== null).map(({ scheme }) => scheme);
    expect(standing.sort()).toEqual(['Fair Trade USA', 'USDA Organic']);
  });

  test('a certificate of one component is no certificate of the blend', async () => {
    const [blend] = await shop.db.select().from(lots).where(eq(lots.lotCode, 'BL-CORD-2026-01'));
    if (!blend) throw new Error('the blend is missing');
    expect(await shop.db.$count(certifications, eq(certifications.lotId, blend.id))).toBe(0);
  });

  test('the altitude of APROCASSI shows that sources disagree', async () => {
    const rows = await shop.db
      .select({ value: factSources.value })
      .from(factSources)
      .innerJoin(lots, eq(lots.id, factSources.subjectId))
      .where(sql`${lots.lotCode} = 'PE-APRO-2026-01' and ${factSources.field} = 'altitude'`);
    const values = rows.map(({ value }) => value);
    expect(values).toContain('1,000–2,500 m');
    expect(new Set(values).size).toBeGreaterThan(1);
  });

  test('no coffee is named after a protected designation of origin', async () => {
    for (const { slug, name } of await shop.db.select().from(coffees)) {
      expect(`${slug} ${name}`).not.toMatch(/villa.rica|machu.picchu|huadqui/i);
    }
  });
});

describe('the stories', () => {
  test('link only to what the shop holds', async () => {
    const known = new Set([
      ...(await shop.db.select({ slug: coffees.slug }).from(coffees)).map(({ slug }) => `coffee:${slug}`),
      ...(await shop.db.select({ slug: stories.slug }).from(stories)).map(({ slug }) => `story:${slug}`),
      ...(await shop.db.select({ slug: producers.slug }).from(producers)).map(
        ({ slug }) => `producer:${slug}`,
      ),
      ...(await shop.db.select({ path: regions.path }).from(regions)).map(({ path }) => `origin:${path}`),
    ]);
    const told = await shop.db.select({ slug: stories.slug, doc: stories.body }).from(stories);
    const profiles = await shop.db.select({ slug: producers.slug, doc: producers.body }).from(producers);
    expect(told.map(({ slug }) => slug).sort()).toEqual([
      'chocolate-of-cusco',
      'northern-peru',
      'southern-peru',
    ]);
    for (const { slug, doc } of [...told, ...profiles]) {
      for (const ref of doc ? refsOf(doc) : []) {
        const target = `${ref.kind}:${'slug' in ref ? ref.slug : ref.path}`;
        expect(known, `${slug} links to ${target}`).toContain(target);
      }
    }
  });

  test('each names its coffees and its regions', async () => {
    const rows = await shop.db
      .select({
        slug: stories.slug,
        coffees: sql<number>`(select count(*)::int from ${storyCoffees} where story_id = ${stories.id})`,
        regions: sql<number>`(select count(*)::int from ${storyRegions} where story_id = ${stories.id})`,
      })
      .from(stories);
    for (const row of rows) {
      expect(row.coffees, row.slug).toBeGreaterThan(0);
      expect(row.regions, row.slug).toBeGreaterThan(0);
    }
  });
});
