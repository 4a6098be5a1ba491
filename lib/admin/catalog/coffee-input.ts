import { z } from 'zod';
import type { CoffeeId, ProducerId, RegionId } from '@/lib/kernel/units';
import {
  factsInput,
  INT_MAX,
  oneOf,
  oneOfOrNone,
  PROVENANCE,
  rowId,
  tags,
  whole,
  words,
  wordsOrNone,
} from './fields';

export const KINDS = ['coffee', 'blend', 'chocolate', 'set'] as const;
export const STATUSES = ['draft', 'published', 'archived'] as const;
export const PRECISIONS = ['country', 'region', 'province', 'town', 'farm'] as const;
const FAMILIES = [
  'bright-citrus',
  'floral-tea',
  'juicy-red-fruit',
  'caramel-balanced',
  'chocolate-nut',
  'earth-spice',
  'wild-winey',
] as const;

export const SLUG_WORDS = 'Small letters, digits and single hyphens, at most 80: peru-jaen-washed.';
export const slugInput = z
  .string()
  .trim()
  .max(80, SLUG_WORDS)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, SLUG_WORDS);
const nameInput = words(160).refine((name) => name !== '', 'A coffee needs a name.');

const id = <T extends string>() =>
  z
    .string()
    .min(1, 'Choose one of the list.')
    .transform((text) => text as T);

const recipe = z
  .strictObject({
    id: rowId,
    method: words(80).refine((method) => method !== '', 'Say what it is brewed in.'),
    dose: whole(1, 10_000, 'Whole grams, 1 or more.'),
    water: whole(1, 200_000, 'Whole grams, 1 or more.'),
    temperature: whole(20, 100, '20 to 100 °C.'),
    time: whole(1, 172_800, 'Seconds, up to 172,800 (two days).'),
    grind: words(120).refine((grind) => grind !== '', 'Say how fine.'),
  })
  .refine((row) => row.water >= row.dose && row.water <= row.dose * 20, {
    path: ['water'],
    message: 'Between as much water as coffee and twenty times as much.',
  });

const component = z.strictObject({
  componentId: id<CoffeeId>(),
  net: whole(1, INT_MAX, 'Whole grams, 1 or more.'),
});

const coffeeIds = z
  .array(id<CoffeeId>())
  .max(30, 'At most 30.')
  .transform((all) => [...new Set(all)]);

/** Everything about a coffee: its listing, texts, recipes and what stands beside it. */
export const coffeeInput = z
  .strictObject({
    name: nameInput,
    slug: slugInput,
    kind: oneOf(KINDS),
    summary: words(400),
    description: words(6000),
    producerId: id<ProducerId>().nullable(),
    regionId: id<RegionId>().nullable(),
    otherRegionIds: z.array(id<RegionId>()).max(20, 'At most 20.'),
    locality: wordsOrNone(160),
    lat: z
      .number({ error: 'Degrees from -90 to 90.' })
      .min(-90, 'Degrees from -90 to 90.')
      .max(90, 'Degrees from -90 to 90.')
      .nullable(),
    lon: z
      .number({ error: 'Degrees from -180 to 180.' })
      .min(-180, 'Degrees from -180 to 180.')
      .max(180, 'Degrees from -180 to 180.')
      .nullable(),
    geoPrecision: oneOfOrNone(PRECISIONS),
    tasteFamilies: z.array(oneOf(FAMILIES)),
    cocoaSolidsMinPct: whole(0, 100, 'Whole per cent from 0 to 100.').nullable(),
    ingredients: wordsOrNone(2000),
    allergens: tags(),
    mayContain: tags(),
    components: z.array(component).max(20, 'At most 20.'),
    position: whole(-INT_MAX - 1, INT_MAX, 'A whole number.'),
    status: oneOf(STATUSES),
    provenance: oneOf(PROVENANCE),
    recipes: z.array(recipe).max(12, 'At most 12.'),
    pins: coffeeIds,
    exclusions: coffeeIds,
    /** A photo's id; without one the drawn sheet is shown. */
    photo: z.string().max(60).nullable(),
    facts: factsInput,
  })
  .superRefine((coffee, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((coffee.lat === null) !== (coffee.lon === null)) say('lat', 'Enter both coordinates, or none.');
    if (coffee.pins.some((pin) => coffee.exclusions.includes(pin)))
      say('pins', 'A coffee cannot be pinned and left out at once.');
    const parts = coffee.components.map((part) => part.componentId);
    if (new Set(parts).size < parts.length) say('components', 'Each part once, with all its grams.');
  });

export type CoffeeValues = z.output<typeof coffeeInput>;
export type RecipeRow = CoffeeValues['recipes'][number];

export const newCoffeeInput = z.strictObject({
  name: nameInput,
  kind: oneOf(KINDS),
  slug: slugInput,
});
