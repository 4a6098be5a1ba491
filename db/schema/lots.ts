import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CoffeeId, Grams, LotId, Metres } from '@/lib/kernel/units';
import { coffees } from './coffees';
import { createdAt, MONTHS, PARTIAL_DATE, provenance, updatedAt, version } from './columns';

export const processMethod = pgEnum('process_method', [
  'washed',
  'natural',
  'honey',
  'pulped-natural',
  'wet-hulled',
  'double-washed',
]);
export const processModifier = pgEnum('process_modifier', ['anaerobic', 'carbonic']);
export const decafMethod = pgEnum('decaf_method', ['water', 'sugar-cane-ea', 'co2', 'mc']);
export const species = pgEnum('species', ['arabica', 'canephora', 'liberica', 'eugenioides', 'hybrid']);
export const packaging = pgEnum('packaging', ['jute', 'jute-grainpro', 'vacuum-box', 'ecotact']);
/** Where a lot is on its way. Sold out and low are not stages: they follow from the grams. */
export const lotStage = pgEnum('lot_stage', ['draft', 'upcoming', 'afloat', 'landed', 'archived']);

/** One crop and purchase of a coffee, and one pool of grams behind every bag size and grind. */
export const lots = pgTable(
  'lots',
  {
    id: text().$type<LotId>().primaryKey(),
    coffeeId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id),
    lotCode: text().notNull(),
    icoMark: text(),
    species: species(),
    varieties: text().array().notNull().default([]),
    process: processMethod(),
    processModifiers: processModifier().array().notNull().default([]),
    decafMethod: decafMethod(),
    fermentationHours: integer('fermentation_h'),
    dryingDays: integer(),
    drying: text(),
    altitudeMin: integer('altitude_min_m').$type<Metres>(),
    altitudeMax: integer('altitude_max_m').$type<Metres>(),
    harvestMonths: integer().array().notNull().default([]),
    cropYear: text().notNull(),
    harvestEnd: text(),
    shippedOn: text(),
    arrivedOn: text(),
    grade: text(),
    screenMin: integer(),
    screenMax: integer(),
    flavourNotes: text().array().notNull().default([]),
    agtronGround: integer(),
    roastNotes: text(),
    exportBagKg: integer(),
    bagsImported: integer(),
    packaging: packaging(),
    /** Basis points: 1600 is 16 %. What roasting takes from the weight. */
    roastLossBp: integer().notNull().default(1600),
    stage: lotStage().notNull().default('draft'),
    /** Both are cached sums of `stock_ledger`; only lib/inventory moves them. */
    onHand: integer('on_hand_g').$type<Grams>().notNull().default(sql`0`),
    reserved: integer('reserved_g').$type<Grams>().notNull().default(sql`0`),
    provenance: provenance().notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('lots_lot_code_key').on(t.lotCode),
    index('lots_coffee_idx').on(t.coffeeId),
    check('lots_reserved_within_on_hand', sql`${t.reserved} between 0 and ${t.onHand}`),
    check('lots_ico_mark', sql`${t.icoMark} ~ '^\\d{3}-\\d{4}-\\d{4,5}$'`),
    // Wide on purpose: most grows from 600 to 2,400 m, which is trade knowledge that nobody has checked.
    check('lots_altitude_min', sql`${t.altitudeMin} between 200 and 2700`),
    check('lots_altitude_max', sql`${t.altitudeMax} between 200 and 2700`),
    check('lots_altitude_ordered', sql`${t.altitudeMin} <= ${t.altitudeMax}`),
    check('lots_altitude_both_or_none', sql`(${t.altitudeMin} is null) = (${t.altitudeMax} is null)`),
    check('lots_harvest_months', sql`${t.harvestMonths} <@ ${MONTHS}`),
    check('lots_crop_year', sql`${t.cropYear} ~ '^\\d{4}(/\\d{2})?$'`),
    check('lots_harvest_end', sql`${t.harvestEnd} ~ ${PARTIAL_DATE}`),
    check('lots_shipped_on', sql`${t.shippedOn} ~ ${PARTIAL_DATE}`),
    check('lots_arrived_on', sql`${t.arrivedOn} ~ ${PARTIAL_DATE}`),
    check('lots_fermentation', sql`${t.fermentationHours} between 0 and 200`),
    check('lots_drying_days', sql`${t.dryingDays} between 5 and 45`),
    check('lots_screen_min', sql`${t.screenMin} between 10 and 20`),
    check('lots_screen_max', sql`${t.screenMax} between 10 and 20`),
    check('lots_screen_ordered', sql`${t.screenMin} <= ${t.screenMax}`),
    check('lots_agtron', sql`${t.agtronGround} between 20 and 100`),
    check('lots_export_bag', sql`${t.exportBagKg} between 1 and 100`),
    check('lots_bags_imported', sql`${t.bagsImported} > 0`),
    // 15 to 20 % is what roasting mostly takes: a span to expect, not a limit (docs/adr/0018).
    check('lots_roast_loss', sql`${t.roastLossBp} between 0 and 4000`),
  ],
);
