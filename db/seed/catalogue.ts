import { z } from 'zod';
import { certificationScheme, processMethod, provenance } from '../schema';
import catalogueJson from './catalogue.json';

const cents = z.int().positive();
const wholeGrams = z.int().nonnegative();
const fieldProvenance = z.partialRecord(
  z.enum(['source', 'otherPublicSource', 'geonames', 'derived', 'demo']),
  z.array(z.string()),
);

const cva = z.strictObject({
  scoreStatus: z.literal('demo'),
  descriptive: z.strictObject({
    fragrance: z.int(),
    aroma: z.int(),
    flavor: z.int(),
    aftertaste: z.int(),
    acidity: z.int(),
    sweetness: z.int(),
    mouthfeel: z.int(),
  }),
  affective: z.strictObject({
    fragrance: z.int(),
    aroma: z.int(),
    flavor: z.int(),
    aftertaste: z.int(),
    acidity: z.int(),
    sweetness: z.int(),
    mouthfeel: z.int(),
    overall: z.int(),
  }),
  /** Cups of five that differ, and cups of five with a defect. */
  u: z.int(),
  d: z.int(),
  score: z.number(),
});

const lot = z.strictObject({
  lotCode: z.string(),
  cropYear: z.string(),
  arrivedOn: z.string(),
  status: z.enum(['in-stock', 'sold-out', 'afloat', 'archived']),
  freshness: z.enum(['fresh', 'use-soon', 'past-crop']).nullable(),
  altMin: z.int(),
  altMax: z.int(),
  varieties: z.array(z.string()),
  process: z.enum(processMethod.enumValues).nullable(),
  processDetail: z.string().optional(),
  decafMethod: z.literal('water').optional(),
  drying: z.string().nullish(),
  harvestMonths: z.array(z.int()).default([]),
  certifications: z.array(
    z.strictObject({
      scheme: z.enum(certificationScheme.enumValues),
      holder: z.literal('producer'),
      scope: z.literal('component').optional(),
    }),
  ),
  grade: z.string().nullish(),
  screenMin: z.int().nullish(),
  screenMax: z.int().nullish(),
  moisturePct: z.number().nullish(),
  densityGL: z.int().nullish(),
  cva: cva.optional(),
  flavourNotes: z.array(z.string()).default([]),
  forms: z.array(z.enum(['green', 'roasted'])),
  greenCentsPerLb: cents.nullish(),
  roasted250gCents: cents.nullish(),
  agtronGround: z.int().nullish(),
  fobCentsPerLb: cents.nullish(),
  exportBagKg: z.int().positive().nullish(),
  onHandG: wholeGrams,
  provenance: z.enum(provenance.enumValues),
  fieldProvenance: fieldProvenance.optional(),
});

const coffee = z.strictObject({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['coffee', 'blend']),
  country: z.string().nullable(),
  admin1: z.string().nullable(),
  admin1Iso: z.string().nullable(),
  locality: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  story: z.string(),
  provenance: z.enum(provenance.enumValues),
  producer: z
    .strictObject({ name: z.string(), type: z.string(), members: z.int(), fairTradeSince: z.int() })
    .optional(),
  components: z
    .array(z.strictObject({ country: z.string(), sharePct: z.int(), process: z.string() }))
    .optional(),
  fieldProvenance: fieldProvenance.optional(),
  lots: z.array(lot).min(1),
});

const cacao = z.strictObject({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['chocolate', 'set']),
  lotCode: z.string(),
  priceCents: cents,
  netG: wholeGrams,
  cocoaSolidsMinPct: z.int(),
  ingredients: z.string().nullable(),
  allergens: z.array(z.string()),
  mayContain: z.array(z.string()),
  onHandG: wholeGrams,
  story: z.string(),
  provenance: z.enum(provenance.enumValues),
  components: z
    .array(
      z.union([
        z.strictObject({ coffee: z.string(), form: z.literal('roasted'), netG: wholeGrams }),
        z.strictObject({ cacao: z.string(), netG: wholeGrams }),
      ]),
    )
    .optional(),
});

const document = z.strictObject({
  note: z.string(),
  readsAsOf: z.iso.date(),
  currency: z.literal('USD'),
  roastLossPct: z.int(),
  priceBreaks: z.strictObject({
    '1 lb': z.number(),
    '5 lb': z.number(),
    '20 lb': z.number(),
    'export bag': z.number(),
  }),
  greenSizes: z.array(
    z.strictObject({
      size: z.enum(['1 lb', '5 lb', '20 lb', 'export bag']),
      lb: z.int().nullable(),
      netG: z.int().nullable(),
      from: z.literal('exportBagKg').optional(),
    }),
  ),
  coffees: z.array(coffee),
  cacao: z.array(cacao),
});

export type CatalogueCoffee = z.infer<typeof coffee>;
export type CatalogueLot = z.infer<typeof lot>;
export type CatalogueCacao = z.infer<typeof cacao>;

/** The demo catalogue. Strict, so that a key which nothing here reads cannot go unnoticed. */
export const catalogue = document.parse(catalogueJson);
