import type { EditorName } from '@/lib/admin/catalog/client';
import { factChoices } from '@/lib/admin/catalog/fact-fields';
import type { CatalogChoices } from '@/lib/admin/catalog/types';
import { STAGE_WORDS } from '@/lib/admin/stock/rules';
import { FORM_LABEL, PACKAGING_LABEL, PAID_AT_LABEL, SPECIES_LABEL } from '@/lib/catalog/rules';
import { decimalPrice, list, monthRuns, whole } from '@/lib/kernel/format';
import { DECAF_METHODS, PROCESSES, TASTE_FAMILIES } from '@/lib/kernel/taste';

/** An enumeration of the database as options: value and the word for it. */
export const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
/** A list whose values are words already. */
export const asOptions = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
/** The same with an empty choice in front. */
export const optionsOrNone = (words: Readonly<Record<string, string>>, none = 'Not known') => [
  { value: '', label: none },
  ...options(words),
];

export const KIND = { coffee: 'Coffee', blend: 'Blend', chocolate: 'Chocolate', set: 'Set' };
export const STATUS = { draft: 'Draft', published: 'Published', archived: 'Archived' };
export const STAGE = STAGE_WORDS;
export const PROVENANCE = {
  shop: 'the shop’s own people',
  source: 'public sources',
  'source+demo': 'public sources, and invented for the demo',
  demo: 'invented for the demo',
};
export const SPECIES = SPECIES_LABEL;
export const PROCESS = Object.fromEntries(Object.entries(PROCESSES).map(([key, { label }]) => [key, label]));
export const MODIFIER = { anaerobic: 'Anaerobic', carbonic: 'Carbonic maceration' };
export const DECAF = DECAF_METHODS;
export const PACKAGING = PACKAGING_LABEL;
export const FORM = FORM_LABEL;
export const SIZE_HINT = 'As on the bag: 250 g, 1 lb, 69 kg bag';
export const FAMILY = Object.fromEntries(
  Object.entries(TASTE_FAMILIES).map(([key, { label }]) => [key, label]),
);
export const PRECISION = {
  country: 'the country',
  region: 'the region',
  province: 'the province',
  town: 'the town',
  farm: 'the farm',
};
export const CUPPING_METHOD = {
  CVA: 'SCA Coffee Value Assessment',
  SCA2004: 'SCA 2004 form',
  CoE: 'Cup of Excellence',
  'in-house': 'Our own',
};
export const SCORE_STATUS = {
  derived: 'Follows from the form',
  'stated-by-importer': 'Stated by the importer',
  'stated-by-producer': 'Stated by the producer',
  demo: 'Invented for the demo',
};
export const HOLDER = { producer: 'the producer', importer: 'the importer', us: 'us' };
export const RENEWAL = { 'ends-soon': 'End within 60 days', ended: 'Ended' };
export const LEVEL = PAID_AT_LABEL;
export const COFFEE_STATE = { cherry: 'Cherry', parchment: 'Parchment', green: 'Green' };
export const FACT_STATUS = {
  verified: 'Verified: we checked it',
  stated: 'Stated: they say so',
  demo: 'Invented for the demo',
};

const COFFEE: Record<string, string> = {
  name: 'Name',
  slug: 'Page address',
  kind: 'Kind',
  summary: 'Summary',
  description: 'Description',
  producerId: 'Producer',
  regionId: 'Origin',
  otherRegionIds: 'Other origins',
  locality: 'Town or valley',
  lat: 'Latitude',
  lon: 'Longitude',
  geoPrecision: 'The coordinates stand for',
  tasteFamilies: 'Taste families',
  cocoaSolidsMinPct: 'Cocoa solids, minimum',
  ingredients: 'Ingredients',
  allergens: 'Allergens',
  mayContain: 'May contain',
  components: 'What is in the box',
  position: 'Place in the list',
  status: 'Status',
  provenance: 'Who stands behind it',
  recipes: 'Brew recipes',
  pins: 'Always shown beside it',
  exclusions: 'Never shown beside it',
  photo: 'Photo',
  facts: 'Sources of facts',
};
const LOT: Record<string, string> = {
  lotCode: 'Lot code',
  icoMark: 'ICO mark',
  species: 'Species',
  varieties: 'Varieties',
  process: 'Process',
  processModifiers: 'Fermented',
  decafMethod: 'Decaffeinated by',
  fermentationHours: 'Fermentation',
  dryingDays: 'Drying time',
  drying: 'Dried on',
  altitudeMin: 'Lowest altitude',
  altitudeMax: 'Highest altitude',
  harvestMonths: 'Harvest months',
  cropYear: 'Crop year',
  harvestEnd: 'Harvest ended',
  shippedOn: 'Shipped',
  arrivedOn: 'Arrived',
  grade: 'Grade',
  screenMin: 'Smallest screen',
  screenMax: 'Largest screen',
  flavourNotes: 'Tasting notes',
  agtronGround: 'Roast colour, ground',
  roastNotes: 'Roast notes',
  exportBagKg: 'Export bag',
  bagsImported: 'Bags imported',
  packaging: 'Packed in',
  roastLossBp: 'Lost in the roast',
  stage: 'Stage',
  provenance: 'Who stands behind it',
  cuppings: 'Cuppings',
  green: 'Green analysis',
  moisturePct: 'Moisture',
  waterActivity: 'Water activity',
  density: 'Density, free settled',
  defectsCat1: 'Primary defects',
  defectsCat2: 'Secondary defects',
  quakers: 'Quakers',
  color: 'Colour of the bean',
  analysedOn: 'Analysed on',
  certifications: 'Certificates',
  disclosures: 'Prices paid',
  facts: 'Sources of facts',
};
const VARIANT: Record<string, string> = {
  sku: 'SKU',
  form: 'Form',
  sizeLabel: 'Printed size',
  net: 'Net weight',
  poundsX100: 'Sold as pounds',
  gross: 'Packed weight',
  price: 'Price',
  freight: 'Travels as freight',
  active: 'For sale',
  position: 'Place among the sizes',
};
export const LABELS: Record<EditorName, Record<string, string>> = {
  coffees: COFFEE,
  lots: LOT,
  variants: VARIANT,
};
export const labelIn = (name: EditorName) => (field: string) => LABELS[name][field] ?? field;
/** What sources can speak about. */
export const COFFEE_FACTS = factChoices('coffee', labelIn('coffees'));
export const LOT_FACTS = factChoices('lot', labelIn('lots'));

const CHOICE_WORDS: Record<string, Readonly<Record<string, string>>> = {
  kind: KIND,
  status: STATUS,
  stage: STAGE,
  provenance: PROVENANCE,
  species: SPECIES,
  process: PROCESS,
  processModifiers: MODIFIER,
  decafMethod: DECAF,
  packaging: PACKAGING,
  form: FORM,
  tasteFamilies: FAMILY,
  geoPrecision: PRECISION,
};
const UNITS: Record<string, string> = {
  net: 'g',
  gross: 'g',
  altitudeMin: 'm',
  altitudeMax: 'm',
  fermentationHours: 'h',
  dryingDays: 'days',
  exportBagKg: 'kg',
  cocoaSolidsMinPct: '%',
};

/** A value of a catalogue record as a person would say it: for the history and for two versions side by side. */
export const sayWith =
  (choices: CatalogChoices | undefined) =>
  (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '(empty)';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (Array.isArray(value)) {
      if (value.length === 0) return '(none)';
      if (field === 'harvestMonths') return monthRuns(value as number[]);
      return value.map((one) => sayWith(choices)(field, one)).join(field === 'tasteFamilies' ? ', ' : '; ');
    }
    if (typeof value === 'object') return sayRow(value as Record<string, unknown>, choices);
    if (typeof value === 'number') {
      if (field === 'price' && choices) return `${decimalPrice(value, choices.currency)} ${choices.currency}`;
      if (field === 'roastLossBp') return `${value / 100} %`;
      if (field === 'poundsX100') return `${value / 100} lb`;
      return [whole(value), UNITS[field]].filter(Boolean).join(' ');
    }
    const text = String(value);
    return CHOICE_WORDS[field]?.[text] ?? nameOf(text, choices) ?? text;
  };

/** The name behind an id of a coffee, producer or origin. */
function nameOf(id: string, choices: CatalogChoices | undefined): string | null {
  if (!choices || !/^[a-z]{3}_/.test(id)) return null;
  const all = [...choices.coffees, ...choices.producers, ...choices.regions];
  return all.find((one) => one.id === id)?.name ?? null;
}

const sayRow = (row: Record<string, unknown>, choices: CatalogChoices | undefined): string =>
  list(
    Object.entries(row)
      .filter(([key, value]) => key !== 'id' && value !== null && value !== '' && value !== false)
      .map(([key, value]) => {
        const said = Array.isArray(value)
          ? value.join(' ')
          : (nameOf(String(value), choices) ?? String(value));
        return `${key.replaceAll(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`)}: ${said}`;
      }),
  );
