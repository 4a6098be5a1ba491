import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { useTestDatabase } from '@/db/testing';
import type { RecordKind, Values } from '../editing';
import { coffeeInput } from './coffee-input';
import { coffeeRecord } from './coffee-record';
import { variantInput } from './input';
import { lotInput } from './lot-input';
import { lotRecord } from './lot-record';
import { ANA, addCoffeeToEdit } from './testing';
import { variantRecord } from './variant-record';

// The form and the table must draw the same line: what one takes and the other refuses is either a value that cannot be
// saved or an error without words. Both sides of every edge are tried on both.

const database = useTestDatabase();
const db = () => database.db;
let ids: Awaited<ReturnType<typeof addCoffeeToEdit>>;
beforeAll(async () => {
  ids = await addCoffeeToEdit(db());
});

const KINDS = {
  coffee: {
    schema: coffeeInput as z.ZodType,
    record: coffeeRecord as unknown as RecordKind<Values>,
    id: () => ids.coffeeId as string,
  },
  lot: {
    schema: lotInput as z.ZodType,
    record: lotRecord as unknown as RecordKind<Values>,
    id: () => ids.lotId as string,
  },
  variant: {
    schema: variantInput as z.ZodType,
    record: variantRecord as unknown as RecordKind<Values>,
    id: () => ids.variantId as string,
  },
} as const;

class Undo extends Error {}
/** Constraints that refused something below. */
const refusing = new Set<string>();

/** Whether the table takes these fields, past the form; nothing stays. */
async function tableTakes(kind: keyof typeof KINDS, fields: Values): Promise<boolean> {
  const { record, id } = KINDS[kind];
  try {
    await db().transaction(async (tx) => {
      await record.write(tx, id(), fields, 2, ANA);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return true;
    const cause = (error instanceof Error ? error.cause : null) as {
      code?: string;
      constraint?: string;
    } | null;
    if (cause?.constraint) refusing.add(cause.constraint);
    expect(String(cause?.code), String(error)).toMatch(/^(23514|22P02|22003|23502)$/);
    return false;
  }
  return true;
}

async function formTakes(kind: keyof typeof KINDS, fields: Values): Promise<boolean> {
  const { record, schema, id } = KINDS[kind];
  const now = await db().transaction((tx) => record.read(tx, id()));
  return schema.safeParse({ ...now?.values, ...fields }).success;
}

const cupping = (about: Values) => ({
  cuppings: [
    {
      method: 'in-house',
      cupper: 'Ana',
      cuppedOn: '2026-09',
      sampleRoastAgtron: null,
      fragrance: null,
      aroma: null,
      flavor: null,
      aftertaste: null,
      acidity: null,
      sweetness: null,
      mouthfeel: null,
      affective: null,
      nonUniformCups: 0,
      defectiveCups: 0,
      score: null,
      scoreStatus: 'derived',
      ...about,
    },
  ],
});
const green = (about: Values) => ({
  green: {
    analysedOn: null,
    moisturePct: null,
    waterActivity: null,
    density: null,
    defectsCat1: null,
    defectsCat2: null,
    quakers: null,
    color: 'green',
    ...about,
  },
});
const recipe = (about: Values) => ({
  recipes: [{ method: 'V60', dose: 15, water: 250, temperature: 94, time: 180, grind: 'medium', ...about }],
});
const both = (m: number) => ({ altitudeMin: m, altitudeMax: m });
const disclosure = (about: Values) => ({
  disclosures: [
    {
      level: 'fob',
      amount: 300,
      currency: 'USD',
      per: 'lb',
      formOfCoffee: 'green',
      year: 2026,
      source: 'us',
      consentGiven: false,
      ...about,
    },
  ],
});

const certificate = (about: Values) => ({
  certifications: [
    {
      scheme: 'USDA Organic',
      holder: 'producer',
      certificateNo: null,
      certifier: null,
      validFrom: null,
      validTo: null,
      coversThisSku: false,
      ...about,
    },
  ],
});

/** Inside the line, and just outside of it. */
const EDGES: [kind: keyof typeof KINDS, what: string, inside: Values[], outside: Values[]][] = [
  [
    'lot',
    'altitude',
    [both(200), both(2700)],
    [both(199), both(2701), { altitudeMin: 199, altitudeMax: 1500 }],
  ],
  [
    'lot',
    'altitudes together',
    [{ altitudeMin: 1500, altitudeMax: 1500 }],
    [
      { altitudeMin: 1501, altitudeMax: 1500 },
      { altitudeMin: 1500, altitudeMax: null },
    ],
  ],
  [
    'lot',
    'screen',
    [{ screenMin: 10, screenMax: 20 }],
    [{ screenMin: 9 }, { screenMax: 21 }, { screenMin: 16, screenMax: 15 }],
  ],
  [
    'lot',
    'fermentation',
    [{ fermentationHours: 0 }, { fermentationHours: 200 }],
    [{ fermentationHours: -1 }, { fermentationHours: 201 }],
  ],
  ['lot', 'drying', [{ dryingDays: 5 }, { dryingDays: 45 }], [{ dryingDays: 4 }, { dryingDays: 46 }]],
  [
    'lot',
    'Agtron',
    [{ agtronGround: 20 }, { agtronGround: 100 }],
    [{ agtronGround: 19 }, { agtronGround: 101 }],
  ],
  [
    'lot',
    'roast loss',
    [{ roastLossBp: 0 }, { roastLossBp: 4000 }],
    [{ roastLossBp: -1 }, { roastLossBp: 4001 }],
  ],
  [
    'lot',
    'export bag',
    [{ exportBagKg: 1 }, { exportBagKg: 100 }],
    [{ exportBagKg: 0 }, { exportBagKg: 101 }],
  ],
  [
    'lot',
    'bags',
    [{ bagsImported: 1 }, { bagsImported: 2_147_483_647 }],
    [{ bagsImported: 0 }, { bagsImported: 2_147_483_648 }],
  ],
  [
    'lot',
    'crop year',
    [{ cropYear: '2026' }, { cropYear: '2025/26' }],
    [{ cropYear: '26' }, { cropYear: '2025/2026' }, { cropYear: '2025-26' }],
  ],
  [
    'lot',
    'ICO mark',
    [{ icoMark: '030-1234-0056' }, { icoMark: '030-1234-00567' }],
    [{ icoMark: '30-1234-0056' }, { icoMark: '030-1234-005' }],
  ],
  [
    'lot',
    'months',
    [{ harvestMonths: [1, 12] }, { harvestMonths: [] }],
    [{ harvestMonths: [0] }, { harvestMonths: [13] }],
  ],
  ...(['harvestEnd', 'shippedOn', 'arrivedOn'] as const).map((field): (typeof EDGES)[number] => [
    'lot',
    field,
    [{ [field]: '2026' }, { [field]: '2026-12' }, { [field]: '2026-12-31' }],
    [{ [field]: '2026-13' }, { [field]: '2026-00' }, { [field]: '2026-12-32' }, { [field]: '26-12' }],
  ]),
  ['lot', 'stage', [{ stage: 'afloat' }], [{ stage: 'sold-out' }]],
  ['lot', 'process', [{ process: 'wet-hulled' }], [{ process: 'anaerobic' }]],
  ['lot', 'modifier', [{ processModifiers: ['anaerobic', 'carbonic'] }], [{ processModifiers: ['wild'] }]],
  ['lot', 'species', [{ species: 'eugenioides' }], [{ species: 'robusta' }]],
  ['lot', 'decaf', [{ decafMethod: 'sugar-cane-ea' }], [{ decafMethod: 'swiss' }]],
  ['lot', 'packaging', [{ packaging: 'jute-grainpro' }], [{ packaging: 'bag' }]],
  ['lot', 'method of cupping', [cupping({ method: 'CoE' })], [cupping({ method: 'SCA' })]],
  [
    'lot',
    'intensity',
    [cupping({ acidity: 0 }), cupping({ acidity: 15 })],
    [cupping({ acidity: -1 }), cupping({ acidity: 16 })],
  ],
  [
    'lot',
    'quality',
    [cupping({ affective: [1, 1, 1, 1, 9, 9, 9, 9] })],
    [
      cupping({ affective: [0, 1, 1, 1, 1, 1, 1, 1] }),
      cupping({ affective: [10, 1, 1, 1, 1, 1, 1, 1] }),
      cupping({ affective: [1, 1] }),
    ],
  ],
  [
    'lot',
    'days of cupping and analysis',
    [cupping({ cuppedOn: '2026' }), green({ analysedOn: '2026-09-14' })],
    [cupping({ cuppedOn: '2026-9' }), green({ analysedOn: 'September' })],
  ],
  [
    'lot',
    'cups',
    [cupping({ nonUniformCups: 5, defectiveCups: 5 })],
    [cupping({ nonUniformCups: 6 }), cupping({ defectiveCups: -1 })],
  ],
  [
    'lot',
    'score',
    [cupping({ score: 0 }), cupping({ score: 100 })],
    [cupping({ score: -1 }), cupping({ score: 101 })],
  ],
  [
    'lot',
    'a signed score',
    [
      cupping({ score: 84, scoreStatus: 'stated-by-producer' }),
      cupping({ score: 84, scoreStatus: 'demo', cupper: null }),
    ],
    [
      cupping({ score: 84, scoreStatus: 'stated-by-producer', cupper: null }),
      cupping({ score: 84, scoreStatus: 'stated-by-importer', cuppedOn: null }),
    ],
  ],
  [
    'lot',
    'sample roast',
    [cupping({ sampleRoastAgtron: 20 }), cupping({ sampleRoastAgtron: 100 })],
    [cupping({ sampleRoastAgtron: 19 }), cupping({ sampleRoastAgtron: 101 })],
  ],
  [
    'lot',
    'moisture',
    [green({ moisturePct: 8 }), green({ moisturePct: 13.5 })],
    [green({ moisturePct: 7.99 }), green({ moisturePct: 13.51 })],
  ],
  [
    'lot',
    'water activity',
    [green({ waterActivity: 0.4 }), green({ waterActivity: 0.7 })],
    [green({ waterActivity: 0.39 }), green({ waterActivity: 0.71 })],
  ],
  [
    'lot',
    'density',
    [green({ density: 500 }), green({ density: 900 })],
    [green({ density: 499 }), green({ density: 901 })],
  ],
  [
    'lot',
    'defects',
    [green({ defectsCat1: 0, defectsCat2: 0, quakers: 0 })],
    [green({ defectsCat1: -1 }), green({ quakers: -1 })],
  ],
  [
    'lot',
    'price paid',
    [
      disclosure({ amount: 1 }),
      disclosure({ per: 'kg' }),
      disclosure({ year: 1990 }),
      disclosure({ year: 2100 }),
    ],
    [
      disclosure({ amount: 0 }),
      disclosure({ per: 'bag' }),
      disclosure({ year: 1989 }),
      disclosure({ year: 2101 }),
      disclosure({ currency: 'usd' }),
      disclosure({ level: 'roastery' }),
      disclosure({ formOfCoffee: 'roasted' }),
    ],
  ],
  [
    'lot',
    'certificate',
    [
      certificate({ validFrom: '2026-01-31', validTo: '2026-01-31' }),
      certificate({ validFrom: '2026-09', validTo: '2026' }),
      certificate({ validFrom: '2026', validTo: '2026-09' }),
      certificate({ validFrom: null, validTo: '2020' }),
    ],
    [
      certificate({ validFrom: '2026-02-01', validTo: '2026-01-31' }),
      certificate({ validFrom: '2027', validTo: '2026-12' }),
      certificate({ validFrom: '2026-13', validTo: null }),
      certificate({ validFrom: null, validTo: '2026-00' }),
      certificate({ scheme: 'Good Coffee' }),
      certificate({ holder: 'roaster' }),
    ],
  ],
  [
    'coffee',
    'address',
    [{ slug: 'a' }, { slug: 'a1-b2' }, { slug: 'a'.repeat(80) }],
    [
      { slug: 'A' },
      { slug: 'a--b' },
      { slug: '-a' },
      { slug: 'a_b' },
      { slug: '' },
      { slug: 'a'.repeat(81) },
    ],
  ],
  ['coffee', 'name', [{ name: 'x' }], [{ name: '   ' }, { name: '' }]],
  [
    'coffee',
    'cocoa solids',
    [{ cocoaSolidsMinPct: 0 }, { cocoaSolidsMinPct: 100 }],
    [{ cocoaSolidsMinPct: -1 }, { cocoaSolidsMinPct: 101 }],
  ],
  [
    'coffee',
    'coordinates',
    [
      { lat: -90, lon: 180 },
      { lat: 90, lon: -180 },
    ],
    [
      { lat: -90.1, lon: 0 },
      { lat: 0, lon: 180.1 },
    ],
  ],
  [
    'coffee',
    'water',
    [recipe({ water: 15 }), recipe({ water: 300 })],
    [recipe({ water: 14 }), recipe({ water: 301 })],
  ],
  ['coffee', 'dose', [recipe({ dose: 1, water: 1 })], [recipe({ dose: 0, water: 0 })]],
  [
    'coffee',
    'temperature',
    [recipe({ temperature: 20 }), recipe({ temperature: 100 })],
    [recipe({ temperature: 19 }), recipe({ temperature: 101 })],
  ],
  [
    'coffee',
    'time',
    [recipe({ time: 1 }), recipe({ time: 172_800 })],
    [recipe({ time: 0 }), recipe({ time: 172_801 })],
  ],
  [
    'variant',
    'net and packed weight',
    [
      { net: 1, gross: 1 },
      { net: 250, gross: 250 },
    ],
    [
      { net: 0, gross: 10 },
      { net: 250, gross: 249 },
    ],
  ],
  [
    'variant',
    'price',
    [{ price: 1 }, { price: 2_147_483_647 }],
    [{ price: 0 }, { price: -1 }, { price: 2_147_483_648 }],
  ],
  ['variant', 'pounds', [{ poundsX100: 1 }, { poundsX100: null }], [{ poundsX100: 0 }, { poundsX100: -100 }]],
  ['variant', 'form', [{ form: 'set' }], [{ form: 'ground' }]],
];

describe('the form and the table draw the same line', () => {
  it.each(EDGES)('%s: %s', async (kind, _, inside, outside) => {
    for (const fields of inside)
      expect([await formTakes(kind, fields), await tableTakes(kind, fields)], JSON.stringify(fields)).toEqual(
        [true, true],
      );
    for (const fields of outside)
      expect([await formTakes(kind, fields), await tableTakes(kind, fields)], JSON.stringify(fields)).toEqual(
        [false, false],
      );
  });

  it('tries every constraint of these tables that a form can run into', async () => {
    const { rows } = await db().execute(sql`
      select conname as name from pg_constraint where contype = 'c' and conrelid::regclass::text
        in ('coffees', 'lots', 'variants', 'cuppings', 'green_analyses', 'brew_recipes', 'price_disclosures', 'certifications')`);
    const untried = rows.map((row) => String(row.name)).filter((name) => !refusing.has(name));
    expect(untried.sort()).toEqual(
      [
        // One axis stands for all seven.
        ...['aftertaste', 'aroma', 'flavor', 'fragrance', 'mouthfeel'].map((axis) => `cuppings_${axis}`),
        // One that draws nothing is refused for that first.
        'variants_net',
        // A lot's form writes certificates of a lot.
        'certifications_one_subject',
        // What no form writes: the score of a CVA form, what a bag draws, the currency, the grams.
        'cuppings_score_follows_form',
        'cuppings_sweetness',
        'lots_reserved_within_on_hand',
        'variants_currency',
        'variants_draw_covers_net',
      ].sort(),
    );
  });
});
