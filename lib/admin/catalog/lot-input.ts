import { z } from 'zod';
import { cvaScore } from '@/lib/catalog/rules';
import { dayIn } from '@/lib/kernel/clock';
import { isCurrency } from '@/lib/kernel/format';
import {
  certificateInput,
  decimal,
  ENDS_TOO_EARLY,
  endsAfterItBegins,
  factsInput,
  INT_MAX,
  oneOf,
  oneOfOrNone,
  PROVENANCE,
  partialDateOrNone,
  rowId,
  tags,
  whole,
  words,
  wordsOrNone,
} from './fields';

export const SPECIES = ['arabica', 'canephora', 'liberica', 'eugenioides', 'hybrid'] as const;
export const PROCESS = [
  'washed',
  'natural',
  'honey',
  'pulped-natural',
  'wet-hulled',
  'double-washed',
] as const;
export const MODIFIERS = ['anaerobic', 'carbonic'] as const;
export const DECAF = ['water', 'sugar-cane-ea', 'co2', 'mc'] as const;
export const PACKAGING = ['jute', 'jute-grainpro', 'vacuum-box', 'ecotact'] as const;
export const STAGES = ['draft', 'upcoming', 'afloat', 'landed', 'archived'] as const;
export const CUPPING_METHODS = ['SCA2004', 'CVA', 'CoE', 'in-house'] as const;
export const SCORE_STATUS = ['derived', 'stated-by-importer', 'stated-by-producer', 'demo'] as const;
export const LEVELS = ['farm-gate', 'cooperative-gate', 'fob', 'ex-works', 'landed'] as const;
export const COFFEE_STATES = ['cherry', 'parchment', 'green'] as const;

/** The eight questions of the CVA affective form, in its order. */
export const AFFECTIVE = [
  'Fragrance',
  'Aroma',
  'Flavor',
  'Aftertaste',
  'Acidity',
  'Sweetness',
  'Mouthfeel',
  'Overall',
] as const;

const intensity = whole(0, 15, 'A whole number from 0 to 15.').nullable();
const cups = whole(0, 5, 'Cups out of five: 0 to 5.');

const cupping = z
  .strictObject({
    id: rowId,
    method: oneOf(CUPPING_METHODS),
    cupper: wordsOrNone(200),
    cuppedOn: partialDateOrNone,
    sampleRoastAgtron: whole(20, 100, 'Agtron from 20 to 100.').nullable(),
    fragrance: intensity,
    aroma: intensity,
    flavor: intensity,
    aftertaste: intensity,
    acidity: intensity,
    sweetness: intensity,
    mouthfeel: intensity,
    affective: z
      .array(whole(1, 9, 'All eight from 1 to 9, or none.'))
      .length(8, 'All eight from 1 to 9, or none.')
      .nullable(),
    nonUniformCups: cups,
    defectiveCups: cups,
    score: decimal(0, 100, 'Points from 0 to 100, at most two decimals.').nullable(),
    scoreStatus: oneOf(SCORE_STATUS),
  })
  // A CVA form makes its own score: nobody types over it.
  .transform((row) =>
    row.method === 'CVA' && row.affective
      ? { ...row, score: cvaScore(row.affective, row.nonUniformCups, row.defectiveCups) }
      : row,
  )
  .superRefine((row, context) => {
    const isOurs = row.scoreStatus === 'demo' || row.scoreStatus === 'derived';
    if (row.score === null || isOurs || (row.cupper && row.cuppedOn)) return;
    if (!row.cupper)
      context.addIssue({ code: 'custom', path: ['cupper'], message: 'A stated score needs its cupper.' });
    if (!row.cuppedOn)
      context.addIssue({ code: 'custom', path: ['cuppedOn'], message: 'A stated score needs its date.' });
  });

const green = z.strictObject({
  analysedOn: partialDateOrNone,
  moisturePct: decimal(8, 13.5, 'Per cent from 8 to 13.5.').nullable(),
  waterActivity: decimal(0.4, 0.7, 'From 0.40 to 0.70.').nullable(),
  density: whole(500, 900, 'Whole grams per litre from 500 to 900.').nullable(),
  defectsCat1: whole(0, INT_MAX, 'A count, 0 or more.').nullable(),
  defectsCat2: whole(0, INT_MAX, 'A count, 0 or more.').nullable(),
  quakers: whole(0, INT_MAX, 'A count, 0 or more.').nullable(),
  color: wordsOrNone(60),
});

const certification = certificateInput
  .extend({ coversThisSku: z.boolean() })
  .refine(endsAfterItBegins, ENDS_TOO_EARLY);

const disclosure = z.strictObject({
  id: rowId,
  level: oneOf(LEVELS),
  amount: whole(1, INT_MAX, 'An amount above zero, such as 3.20.'),
  currency: z.string().refine((code: string): boolean => isCurrency(code), 'Choose one of the list.'),
  per: oneOf(['kg', 'lb']),
  formOfCoffee: oneOf(COFFEE_STATES),
  year: whole(1990, 2100, 'A year.'),
  source: words(300).refine((source) => source !== '', 'Say who says so.'),
  consentGiven: z.boolean(),
});

const altitude = whole(200, 2700, 'Whole metres from 200 to 2,700.').nullable();
const screen = whole(10, 20, 'A screen from 10 to 20.').nullable();

/** Everything about a lot but its grams: those move in the stock ledger alone. */
export const lotInput = z
  .strictObject({
    lotCode: words(60).refine((code) => code !== '', 'A lot needs its code.'),
    icoMark: z.preprocess(
      (text) => text || null,
      z
        .string()
        .trim()
        .regex(/^\d{3}-\d{4}-\d{4,5}$/, 'Country, exporter, shipment: 030-1234-0056.')
        .nullable(),
    ),
    species: oneOfOrNone(SPECIES),
    varieties: tags(),
    process: oneOfOrNone(PROCESS),
    processModifiers: z.array(oneOf(MODIFIERS)),
    decafMethod: oneOfOrNone(DECAF),
    fermentationHours: whole(0, 200, 'Whole hours from 0 to 200.').nullable(),
    dryingDays: whole(5, 45, 'Whole days from 5 to 45.').nullable(),
    drying: wordsOrNone(200),
    altitudeMin: altitude,
    altitudeMax: altitude,
    harvestMonths: z.array(whole(1, 12, 'Months from 1 to 12.')).max(12),
    cropYear: z
      .string()
      .trim()
      .regex(/^\d{4}(\/\d{2})?$/, 'A harvest year: 2026 or 2025/26.'),
    harvestEnd: partialDateOrNone,
    shippedOn: partialDateOrNone,
    arrivedOn: partialDateOrNone,
    grade: wordsOrNone(120),
    screenMin: screen,
    screenMax: screen,
    flavourNotes: tags(),
    agtronGround: whole(20, 100, 'Agtron from 20 to 100.').nullable(),
    roastNotes: wordsOrNone(2000),
    exportBagKg: whole(1, 100, 'Whole kilograms from 1 to 100.').nullable(),
    bagsImported: whole(1, INT_MAX, 'A count, 1 or more.').nullable(),
    packaging: oneOfOrNone(PACKAGING),
    roastLossBp: whole(0, 4000, 'Per cent from 0 to 40.'),
    stage: oneOf(STAGES),
    provenance: oneOf(PROVENANCE),
    cuppings: z.array(cupping).max(20, 'At most 20.'),
    green: green.nullable(),
    certifications: z.array(certification).max(30, 'At most 30.'),
    disclosures: z.array(disclosure).max(20, 'At most 20.'),
    facts: factsInput,
  })
  .superRefine((lot, context) => {
    const say = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if ((lot.altitudeMin === null) !== (lot.altitudeMax === null))
      say(lot.altitudeMin === null ? 'altitudeMin' : 'altitudeMax', 'Enter both altitudes, or none.');
    if (lot.altitudeMin !== null && lot.altitudeMax !== null && lot.altitudeMin > lot.altitudeMax)
      say('altitudeMin', 'The lower altitude must not be above the upper one.');
    if (lot.screenMin !== null && lot.screenMax !== null && lot.screenMin > lot.screenMax)
      say('screenMin', 'The smaller screen must not be above the larger one.');
    if (lot.stage === 'landed' && lot.arrivedOn && isToCome(lot.arrivedOn))
      say('arrivedOn', 'This is still to come. A lot that has not arrived is upcoming or afloat.');
  });

/** Wherever the shop is: the day begins first on Kiritimati. */
const isToCome = (partialDate: string): boolean =>
  partialDate > dayIn('Pacific/Kiritimati').slice(0, partialDate.length);

export type LotValues = z.output<typeof lotInput>;
export type CuppingRow = LotValues['cuppings'][number];
export type CertificationRow = LotValues['certifications'][number];
export type DisclosureRow = LotValues['disclosures'][number];
export type GreenValues = NonNullable<LotValues['green']>;
export type FactRow = LotValues['facts'][number];

export const newLotInput = z.strictObject({
  coffeeId: z.string().min(1, 'Choose the coffee.'),
  lotCode: words(60).refine((code) => code !== '', 'A lot needs its code.'),
  cropYear: z
    .string()
    .trim()
    .regex(/^\d{4}(\/\d{2})?$/, 'A harvest year: 2026 or 2025/26.'),
});
