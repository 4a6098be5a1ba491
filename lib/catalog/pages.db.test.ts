import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  certifications,
  coffees,
  factSources,
  lots,
  regions,
  stockLedger,
  stories,
  variants,
} from '@/db/schema';
import { seedInto } from '@/db/seed';
import { useTestDatabase } from '@/db/testing';
import { setNow } from '@/lib/kernel/clock';
import { newId } from '@/lib/kernel/ids';
import { type CoffeeId, type Grams, grams, type LotId, minor, type VariantId } from '@/lib/kernel/units';
import { getCoffeePage } from './coffee-page';
import { coffeeJsonLd } from './json-ld';
import { getOriginPage, listOriginPaths } from './origins';
import { currentSlug, listCatalog } from './queries';

const shop = useTestDatabase();
const APROCASSI = 'peru-aprocassi-san-ignacio';

beforeAll(async () => {
  setNow('2026-11-22T12:00:00Z');
  await shop.db.transaction(seedInto);
});

/** The page, which must be there. */
async function page(slug: string) {
  const found = await getCoffeePage(shop.db, slug);
  if (!found) throw new Error(`no page ${slug}`);
  return found;
}

describe('product pages', () => {
  it('all thirty are there, each with what its kind needs', async () => {
    const all = await listCatalog(shop.db);
    expect(all).toHaveLength(30);
    for (const { slug } of all) {
      const coffee = await page(slug);
      expect(coffee.summary.length, slug).toBeGreaterThan(20);
      expect(coffee.related, slug).toHaveLength(4);
      expect(JSON.stringify(coffeeJsonLd(coffee, 'Yunga')), slug).not.toMatch(/NaN|undefined/);
    }
  });

  it('shows the crop on sale, and the 2024 crop beside it', async () => {
    const { lot, pastLots } = await page(APROCASSI);
    expect(lot).toMatchObject({ lotCode: 'PE-APRO-2026-01', availability: 'in-stock', freshness: 'fresh' });
    expect(pastLots).toMatchObject([
      { lotCode: 'PE-APRO-2024-01', availability: 'archived', freshness: 'past-crop' },
    ]);
  });

  it('prices sizes by weight, with what the larger ones save', async () => {
    const { lot } = await page(APROCASSI);
    const green = lot.variants
      .filter((v) => v.form === 'green')
      .map((v) => [v.sizeLabel, v.price, v.unitPrice, v.saving, v.freight]);
    expect(green).toEqual([
      ['1 lb', 760, 760, 0, false],
      ['5 lb', 3306, 661, 13, false],
      ['20 lb', 12008, 600, 21, false],
      ['69 kg bag', 80927, 532, 29, true],
    ]);
  });

  it('show no price breakdown without consent', async () => {
    for (const { slug } of await listCatalog(shop.db)) expect((await page(slug)).lot.paid).toEqual([]);
  });

  it('show sources that disagree, not one of them', async () => {
    const { producer } = await page(APROCASSI);
    const members = producer?.facts.find((f) => f.key === 'members');
    expect(members?.sources.length).toBeGreaterThanOrEqual(4);
  });

  it('and producer pages and the list show no certificate that has ended, and show it once it is renewed', async () => {
    const shown = async () => {
      const { lot, producer } = await page(APROCASSI);
      const entry = (await listCatalog(shop.db)).find(({ slug }) => slug === APROCASSI);
      return [
        lot.certifications.map((one) => one.scheme),
        producer?.certifications.map((one) => one.scheme),
        entry?.certifications,
      ].map((schemes) => schemes?.includes('USDA Organic'));
    };
    const end = (validTo: string | null, validFrom: string | null = null) =>
      shop.db
        .update(certifications)
        .set({ validTo, validFrom })
        .where(eq(certifications.scheme, 'USDA Organic'));
    for (const [validTo, validFrom, isShown] of [
      ['2026-11-21', null, false],
      ['2026-11-22', null, true],
      ['2026-10', null, false],
      ['2026-11', null, true],
      ['2025', null, false],
      ['2027', '2026-12', false],
      [null, null, true],
    ] as const) {
      await end(validTo, validFrom);
      expect(await shown(), `to ${validTo}`).toEqual([isShown, isShown, isShown]);
    }
  });

  it('say who says so of the place and the producer, and an origin of what it shows', async () => {
    const { facts } = await page(APROCASSI);
    expect(facts.map(({ key }) => key)).toEqual(expect.arrayContaining(['region', 'locality', 'producer']));
    const puno = await getOriginPage(shop.db, 'peru/puno');
    expect(puno?.facts).toEqual([]);
    const [region] = await shop.db.select().from(regions).where(eq(regions.path, 'peru/puno'));
    const said = { subject: 'region' as const, subjectId: region?.id ?? '', field: 'hectares' };
    await shop.db.insert(factSources).values([
      { ...said, id: 'fct_1', value: '9,000', source: 'A census', asOf: '2012', status: 'stated' },
      { ...said, id: 'fct_2', value: '11,000', source: 'A newer one', asOf: '2024', status: 'stated' },
    ]);
    const [told] = (await getOriginPage(shop.db, 'peru/puno'))?.facts ?? [];
    expect(told).toMatchObject({ key: 'hectares', label: 'Hectares', value: '11,000' });
    expect(told?.sources.map(({ source }) => source)).toEqual(['A newer one', 'A census']);
  });

  it('stay complete with nothing but the source facts', async () => {
    await shop.db.update(lots).set({ stage: 'draft' }).where(eq(lots.lotCode, 'PE-APRO-2026-01'));
    const { lot, pastLots } = await page(APROCASSI);
    expect(lot).toMatchObject({
      lotCode: 'PE-APRO-2024-01',
      availability: 'archived',
      variants: [],
      cupping: null,
      green: null,
    });
    expect(pastLots).toEqual([]);
    await shop.db.update(lots).set({ stage: 'landed' }).where(eq(lots.lotCode, 'PE-APRO-2026-01'));
  });

  it('never show a draft, nor offer one as related', async () => {
    const { related } = await page(APROCASSI);
    const neighbour = related[0]?.entry.slug ?? '';
    await shop.db.update(coffees).set({ status: 'draft' }).where(eq(coffees.slug, neighbour));
    expect(await getCoffeePage(shop.db, neighbour)).toBeNull();
    expect((await page(APROCASSI)).related.map((r) => r.entry.slug)).not.toContain(neighbour);
    await shop.db.update(coffees).set({ status: 'published' }).where(eq(coffees.slug, neighbour));
  });

  it('link only stories that are published', async () => {
    await shop.db.update(stories).set({ status: 'draft' }).where(eq(stories.slug, 'northern-peru'));
    expect((await page(APROCASSI)).stories).toEqual([]);
    await shop.db.update(stories).set({ status: 'published' }).where(eq(stories.slug, 'northern-peru'));
    expect((await page(APROCASSI)).stories.map((s) => s.slug)).toEqual(['northern-peru']);
  });

  it('keep a renamed coffee findable under its old address', async () => {
    expect(await currentSlug(shop.db, 'coffee', 'peru-aprocassi')).toBe(APROCASSI);
    expect(await currentSlug(shop.db, 'coffee', 'never-was')).toBeNull();
  });
});

describe('a lot that cannot be bought', () => {
  const SLUG = 'never-sold-so-far';
  const ids = { coffee: newId<CoffeeId>('cof'), lot: newId<LotId>('lot'), size: newId<VariantId>('var') };
  const move = (kind: 'receive' | 'adjust', g: number) =>
    shop.db.transaction(async (tx) => {
      await tx.insert(stockLedger).values({
        lotId: ids.lot,
        kind,
        onHandChange: g as Grams,
        reservedChange: grams(0),
      });
      await tx
        .update(lots)
        .set({ onHand: sql`${lots.onHand} + ${g}` })
        .where(eq(lots.id, ids.lot));
    });
  /** On its page, on its card, and to machines. */
  const said = async () => {
    const coffee = await page(SLUG);
    const entry = (await listCatalog(shop.db)).find((e) => e.slug === SLUG);
    const offers = JSON.stringify(coffeeJsonLd(coffee, 'Yunga')).match(/schema.org\/(?:\w*Stock|SoldOut)/g);
    return [coffee.lot.availability, entry?.availability, coffee.lot.lacks, offers];
  };

  it('says whether it was ever for sale: not yet without a size or stock, sold out once they were there', async () => {
    await shop.db.insert(coffees).values({
      id: ids.coffee,
      slug: SLUG,
      kind: 'coffee',
      name: 'New',
      status: 'published',
      provenance: 'shop',
    });
    await shop.db.insert(lots).values({
      id: ids.lot,
      coffeeId: ids.coffee,
      lotCode: 'XX-NEW-2026-01',
      cropYear: '2026',
      stage: 'landed',
      roastLossBp: 0,
      provenance: 'shop',
    });
    expect(await said()).toEqual(['not-yet', 'not-yet', ['size', 'stock'], null]);
    await shop.db.insert(variants).values({
      id: ids.size,
      lotId: ids.lot,
      sku: 'XX-NEW-250',
      form: 'green',
      sizeLabel: '250 g',
      net: grams(250),
      gross: grams(270),
      draw: grams(250),
      price: minor(1000),
      currency: 'USD',
    });
    expect(await said()).toEqual(['not-yet', 'not-yet', ['stock'], ['schema.org/OutOfStock']]);
    await move('receive', 10_000);
    expect(await said()).toEqual(['in-stock', 'in-stock', [], ['schema.org/InStock']]);
    const travelsAs = (freight: boolean) =>
      shop.db.update(variants).set({ freight }).where(eq(variants.id, ids.size));
    await travelsAs(true);
    expect((await said()).slice(0, 2), 'full bags alone').toEqual(['by-quote', 'by-quote']);
    await travelsAs(false);
    await move('adjust', -10_000);
    expect(await said()).toEqual(['sold-out', 'sold-out', [], ['schema.org/SoldOut']]);
    await shop.db.update(coffees).set({ status: 'archived' }).where(eq(coffees.id, ids.coffee));
  });
});

describe('origin pages', () => {
  it('exist for every country, department and province that has a coffee', async () => {
    const paths = await listOriginPaths(shop.db);
    expect(paths).toEqual(
      expect.arrayContaining([
        'peru',
        'peru/cajamarca',
        'peru/cajamarca/san-ignacio',
        'peru/cajamarca/jaen',
        'kenya/nyeri',
      ]),
    );
    for (const path of paths) {
      const origin = await getOriginPage(shop.db, path);
      expect(origin?.intro.length ?? 0, path).toBeGreaterThan(20);
      expect((origin?.onSale.length ?? 0) + (origin?.notNow.length ?? 0), path).toBeGreaterThan(0);
    }
  });

  it('tell what is on sale from what is not', async () => {
    const puno = await getOriginPage(shop.db, 'peru/puno');
    expect(puno?.onSale.map((e) => e.slug)).toEqual(['peru-sandia-inambari']);
    expect(puno?.notNow.map((e) => [e.slug, e.availability])).toEqual([
      ['peru-putina-punco-tambopata', 'sold-out'],
    ]);
  });

  it('keep past crops, with the crop that took their place', async () => {
    const cajamarca = await getOriginPage(shop.db, 'peru/cajamarca');
    expect(cajamarca?.archive.map((l) => [l.lotCode, l.newerCrop])).toEqual([['PE-APRO-2024-01', '2026']]);
  });

  it('do not exist for places without a coffee', async () => {
    await shop.db.execute(
      sql`insert into regions (id, path, level, name) values ('reg_x', 'atlantis', 'country', 'Atlantis')`,
    );
    expect(await getOriginPage(shop.db, 'atlantis')).toBeNull();
    expect(await getOriginPage(shop.db, 'peru/nowhere')).toBeNull();
  });
});
