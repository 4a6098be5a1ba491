import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  CoffeeId,
  Grams,
  LotId,
  Metres,
  Minor,
  ProducerId,
  RegionId,
  VariantId,
} from '@/lib/kernel/units';
import { useTestDatabase } from '../testing';
import {
  coffees,
  cuppings,
  lots,
  priceHistory,
  producers,
  regions,
  slugHistory,
  stockLedger,
  variants,
} from '.';

const shop = useTestDatabase();
const COFFEE = 'cof_t' as CoffeeId;
const LOT = 'lot_t' as LotId;
const VARIANT = 'var_t' as VariantId;

beforeAll(async () => {
  await shop.db.insert(coffees).values({
    id: COFFEE,
    slug: 'test',
    kind: 'coffee',
    name: 'Test',
    provenance: 'demo',
    status: 'published',
  });
  await shop.db.insert(lots).values({
    id: LOT,
    coffeeId: COFFEE,
    lotCode: 'T-1',
    cropYear: '2026',
    provenance: 'demo',
    stage: 'landed',
  });
  await shop.db.insert(variants).values({
    id: VARIANT,
    lotId: LOT,
    sku: 'T-1-250',
    form: 'roasted',
    sizeLabel: '250 g',
    net: 250 as Grams,
    gross: 275 as Grams,
    draw: 298 as Grams,
    price: 1450 as Minor,
  });
});

/** The name of the constraint that refused a statement. */
async function refusal(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    const cause = (error as { cause?: { constraint?: string; message?: string } }).cause;
    return cause?.constraint ?? cause?.message ?? String(error);
  }
  return 'accepted';
}

describe('the database refuses what cannot be true', () => {
  const lot = (change: Partial<typeof lots.$inferInsert>) =>
    shop.db.update(lots).set(change).where(eq(lots.id, LOT));

  it.each([
    ['lots_altitude_ordered', { altitudeMin: 1900 as Metres, altitudeMax: 1400 as Metres }],
    ['lots_altitude_min', { altitudeMin: 100 as Metres, altitudeMax: 1400 as Metres }],
    ['lots_altitude_both_or_none', { altitudeMin: 1400 as Metres, altitudeMax: null }],
    ['lots_harvest_months', { harvestMonths: [13] }],
    ['lots_crop_year', { cropYear: '26' }],
    ['lots_arrived_on', { arrivedOn: '2026-13' }],
    ['lots_agtron', { agtronGround: 120 }],
    ['lots_screen_ordered', { screenMin: 18, screenMax: 15 }],
    ['lots_ico_mark', { icoMark: '30-1-1' }],
    ['lots_roast_loss', { roastLossBp: 9000 }],
    ['lots_reserved_within_on_hand', { reserved: 1 as Grams }],
    ['lots_reserved_within_on_hand', { onHand: -1 as Grams }],
  ])('%s', async (constraint, change) => {
    expect(await refusal(lot(change))).toBe(constraint);
  });

  it.each([
    ['variants_price', { price: 0 as Minor }],
    ['variants_draw_covers_net', { draw: 200 as Grams }],
    ['variants_gross', { gross: 100 as Grams }],
    ['variants_currency', { currency: 'usd' }],
  ])('%s', async (constraint, change) => {
    expect(await refusal(shop.db.update(variants).set(change).where(eq(variants.id, VARIANT)))).toBe(
      constraint,
    );
  });

  it('a cup score that does not follow from its own form', async () => {
    const cupping = (score: number) =>
      shop.db.insert(cuppings).values({
        id: `cup_${score}`,
        lotId: LOT,
        method: 'CVA',
        affective: Array(8).fill(6),
        score,
        scoreStatus: 'demo',
      });
    expect(await refusal(cupping(84.25))).toBe('accepted');
    expect(await refusal(cupping(88))).toBe('cuppings_score_follows_form');
  });

  it('a stated score without a cupper and a date', async () => {
    const stated = shop.db
      .insert(cuppings)
      .values({ id: 'cup_s', lotId: LOT, method: 'SCA2004', score: 86, scoreStatus: 'stated-by-importer' });
    expect(await refusal(stated)).toBe('cuppings_score_is_signed_or_demo');
  });

  it('a movement whose signs do not fit its kind', async () => {
    const move = (kind: 'receive' | 'adjust', onHand: number, reserved: number) =>
      shop.db
        .insert(stockLedger)
        .values({ lotId: LOT, kind, onHandChange: onHand as Grams, reservedChange: reserved as Grams });
    expect(await refusal(move('receive', -5, 0))).toBe('stock_ledger_signs');
    expect(await refusal(move('adjust', 0, 0))).toBe('stock_ledger_signs');
  });

  it('a province without a country above it', async () => {
    const region = shop.db
      .insert(regions)
      .values({ id: 'reg_p' as RegionId, path: 'nowhere', level: 'province', name: 'Nowhere' });
    expect(await refusal(region)).toBe('regions_country_has_no_parent');
  });
});

describe('history', () => {
  it('keeps every price a size ever had, however it was changed', async () => {
    await shop.db.execute(sql`update variants set price_minor = 1500 where id = ${VARIANT}`);
    await shop.db.execute(sql`update variants set price_minor = 1500 where id = ${VARIANT}`);
    await shop.db
      .update(variants)
      .set({ price: 1450 as Minor })
      .where(eq(variants.id, VARIANT));
    const kept = await shop.db
      .select()
      .from(priceHistory)
      .where(eq(priceHistory.variantId, VARIANT))
      .orderBy(priceHistory.id);
    expect(kept.map((p) => p.price)).toEqual([1450, 1500, 1450]);
  });

  it.each(['price_history', 'stock_ledger'])('cannot be rewritten: %s', async (table) => {
    await shop.db.execute(
      sql`insert into stock_ledger (lot_id, kind, d_on_hand_g, d_reserved_g) values (${LOT}, 'receive', 1, 0)`,
    );
    const name = sql.identifier(table);
    expect(await refusal(shop.db.execute(sql`update ${name} set at = now()`))).toContain('append-only');
    expect(await refusal(shop.db.execute(sql`delete from ${name}`))).toContain('append-only');
  });

  it('leads every old address straight to the record, and forgets it when the record takes the address back', async () => {
    const rename = (slug: string) => shop.db.update(coffees).set({ slug }).where(eq(coffees.id, COFFEE));
    const old = async () =>
      (
        await shop.db
          .select()
          .from(slugHistory)
          .where(eq(slugHistory.kind, 'coffee'))
          .orderBy(slugHistory.slug)
      ).map((h) => [h.slug, h.targetId]);
    await rename('second');
    await rename('third');
    expect(await old()).toEqual([
      ['second', COFFEE],
      ['test', COFFEE],
    ]);
    await rename('test');
    expect(await old()).toEqual([
      ['second', COFFEE],
      ['third', COFFEE],
    ]);
  });

  it('holds for producers and origins too', async () => {
    await shop.db
      .insert(producers)
      .values({ id: 'prd_t' as ProducerId, slug: 'one', name: 'One', kind: 'estate', provenance: 'demo' });
    await shop.db
      .insert(regions)
      .values({ id: 'reg_t' as RegionId, path: 'land', level: 'country', name: 'Land' });
    await shop.db.execute(sql`update producers set slug = 'two' where id = 'prd_t'`);
    await shop.db.execute(sql`update regions set path = 'country' where id = 'reg_t'`);
    const kept = await shop.db.select().from(slugHistory);
    expect(kept).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'producer', slug: 'one' }),
        expect.objectContaining({ kind: 'origin', slug: 'land' }),
      ]),
    );
  });
});

describe('what processes are told', () => {
  async function heard(run: () => Promise<unknown>): Promise<string[]> {
    const client = new pg.Client({ connectionString: shop.url });
    await client.connect();
    const tags: string[] = [];
    client.on('notification', ({ channel, payload }) => {
      if (channel === 'yunga_tags' && payload) tags.push(payload);
    });
    await client.query('listen yunga_tags');
    await run();
    await client.query('select 1'); // notifications of committed work arrive before the answer
    await client.end();
    return tags;
  }

  it('an edit tells the catalogue once per transaction', async () => {
    expect(
      await heard(() =>
        shop.db.transaction(async (tx) => {
          await tx.execute(sql`update coffees set summary = 'a' where id = ${COFFEE}`);
          await tx.execute(sql`update variants set price_minor = 1460 where id = ${VARIANT}`);
        }),
      ),
    ).toEqual(['catalog']);
  });

  it('an edit that is rolled back tells nobody', async () => {
    const undone = () =>
      shop.db.transaction(async (tx) => {
        await tx.execute(sql`update coffees set summary = 'b' where id = ${COFFEE}`);
        tx.rollback();
      });
    expect(await heard(() => undone().catch(() => {}))).toEqual([]);
  });

  it('selling grams redraws no page, running out and coming back do', async () => {
    const hold = (g: number) => shop.db.execute(sql`update lots set on_hand_g = ${g} where id = ${LOT}`);
    await hold(10_000);
    expect(await heard(() => hold(9_000))).toEqual([]);
    expect(await heard(() => hold(297))).toEqual(['catalog']);
    expect(await heard(() => hold(10))).toEqual([]);
    expect(await heard(() => hold(10_000))).toEqual(['catalog']);
  });
});
