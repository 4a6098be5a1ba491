import { sql } from 'drizzle-orm';
import { check, index, integer, numeric, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CoffeeId, Grams, LotId } from '@/lib/kernel/units';
import { coffees } from './coffees';
import { createdAt, PARTIAL_DATE } from './columns';
import { lots } from './lots';

export const cuppingMethod = pgEnum('cupping_method', ['SCA2004', 'CVA', 'CoE', 'in-house']);
export const scoreStatus = pgEnum('score_status', [
  'derived',
  'stated-by-importer',
  'stated-by-producer',
  'demo',
]);

/** A score is never a bare number: method, cupper and date, or the word "demo" (coffee.md 2.3). */
export const cuppings = pgTable(
  'cuppings',
  {
    id: text().primaryKey(),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    method: cuppingMethod().notNull(),
    cupper: text(),
    cuppedOn: text(),
    sampleRoastAgtron: integer(),
    /** CVA descriptive: intensity 0–15. */
    fragrance: integer(),
    aroma: integer(),
    flavor: integer(),
    aftertaste: integer(),
    acidity: integer(),
    sweetness: integer(),
    mouthfeel: integer(),
    /** CVA affective: quality 1–9, in the form's order, overall last. */
    affective: integer().array(),
    nonUniformCups: integer().notNull().default(0),
    defectiveCups: integer().notNull().default(0),
    score: numeric({ precision: 5, scale: 2, mode: 'number' }),
    scoreStatus: scoreStatus().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('cuppings_lot_idx').on(t.lotId),
    ...(['fragrance', 'aroma', 'flavor', 'aftertaste', 'acidity', 'sweetness', 'mouthfeel'] as const).map(
      (axis) => check(`cuppings_${axis}`, sql`${t[axis]} between 0 and 15`),
    ),
    check(
      'cuppings_affective',
      sql`cardinality(${t.affective}) = 8 and 1 <= all(${t.affective}) and 9 >= all(${t.affective})`,
    ),
    check('cuppings_non_uniform', sql`${t.nonUniformCups} between 0 and 5`),
    check('cuppings_defective', sql`${t.defectiveCups} between 0 and 5`),
    check('cuppings_score', sql`${t.score} between 0 and 100`),
    check('cuppings_cupped_on', sql`${t.cuppedOn} ~ ${PARTIAL_DATE}`),
    check('cuppings_agtron', sql`${t.sampleRoastAgtron} between 20 and 100`),
    check(
      'cuppings_score_is_signed_or_demo',
      sql`${t.score} is null or ${t.scoreStatus} in ('demo', 'derived') or (${t.cupper} is not null and ${t.cuppedOn} is not null)`,
    ),
  ],
);

export const greenAnalyses = pgTable(
  'green_analyses',
  {
    id: text().primaryKey(),
    lotId: text()
      .$type<LotId>()
      .notNull()
      .references(() => lots.id, { onDelete: 'cascade' }),
    analysedOn: text(),
    moisturePct: numeric({ precision: 4, scale: 2, mode: 'number' }),
    waterActivity: numeric({ precision: 3, scale: 2, mode: 'number' }),
    /** Free-settled grams per litre. */
    density: integer('density_g_l'),
    /** Defects per 350 g of green; quakers per 100 g roasted. */
    defectsCat1: integer(),
    defectsCat2: integer(),
    quakers: integer(),
    color: text(),
  },
  (t) => [
    uniqueIndex('green_analyses_lot_key').on(t.lotId),
    check('green_moisture', sql`${t.moisturePct} between 8 and 13.5`),
    check('green_water_activity', sql`${t.waterActivity} between 0.40 and 0.70`),
    // Wide on purpose: 600 to 800 is trade knowledge that nobody has checked (docs/adr/0018).
    check('green_density', sql`${t.density} between 500 and 900`),
    check('green_defects', sql`${t.defectsCat1} >= 0 and ${t.defectsCat2} >= 0 and ${t.quakers} >= 0`),
    check('green_analysed_on', sql`${t.analysedOn} ~ ${PARTIAL_DATE}`),
  ],
);

export const brewRecipes = pgTable(
  'brew_recipes',
  {
    id: text().primaryKey(),
    coffeeId: text()
      .$type<CoffeeId>()
      .notNull()
      .references(() => coffees.id, { onDelete: 'cascade' }),
    method: text().notNull(),
    dose: integer('dose_g').$type<Grams>().notNull(),
    water: integer('water_g').$type<Grams>().notNull(),
    temperature: integer('temperature_c').notNull(),
    time: integer('time_s').notNull(),
    grind: text().notNull(),
    position: integer().notNull().default(0),
  },
  (t) => [
    index('brew_recipes_coffee_idx').on(t.coffeeId),
    check('brew_ratio', sql`${t.dose} > 0 and ${t.water} between ${t.dose} and ${t.dose} * 20`),
    check('brew_temperature', sql`${t.temperature} between 20 and 100`),
    check('brew_time', sql`${t.time} between 1 and 172800`),
  ],
);
