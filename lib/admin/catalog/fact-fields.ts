import { factLabel } from '@/lib/catalog/facts';
import type { OriginValues } from '../origins/input';
import type { ProducerValues } from '../producers/input';
import type { CoffeeValues } from './coffee-input';
import type { GreenValues, LotValues } from './lot-input';

type Fields = {
  coffee: keyof CoffeeValues;
  lot: Exclude<keyof LotValues, 'green'> | keyof GreenValues;
  producer: keyof ProducerValues;
  region: keyof OriginValues;
};
/** A kind of record that facts are about. Sizes are not among them (ADR 0020). */
export type FactKind = keyof Fields;

/**
 * What a source of a field speaks about, as sources are kept and the public pages look for them: `true` is the field's
 * own name, a word is a fact that several fields make together, `false` is no fact that a source could speak about.
 * All fields of a record's schema are here, so that a new one does not compile before somebody has decided.
 */
const FACT_OF: { [K in FactKind]: Record<Fields[K], boolean | string> } = {
  coffee: {
    regionId: 'region',
    otherRegionIds: 'region',
    locality: true,
    producerId: 'producer',
    cocoaSolidsMinPct: true,
    ingredients: true,
    allergens: true,
    mayContain: true,
    lat: 'coordinates',
    lon: 'coordinates',
    geoPrecision: 'coordinates',
    // The shop's own words, choices and recipes.
    name: false,
    slug: false,
    kind: false,
    summary: false,
    description: false,
    tasteFamilies: false,
    components: false,
    recipes: false,
    pins: false,
    exclusions: false,
    photo: false,
    position: false,
    status: false,
    provenance: false,
    facts: false,
  },
  lot: {
    varieties: true,
    process: true,
    processModifiers: 'process',
    decafMethod: 'process',
    altitudeMin: 'altitude',
    altitudeMax: 'altitude',
    flavourNotes: true,
    cropYear: true,
    harvestMonths: true,
    harvestEnd: true,
    shippedOn: true,
    arrivedOn: true,
    icoMark: true,
    agtronGround: true,
    species: true,
    fermentationHours: true,
    drying: true,
    dryingDays: 'drying',
    grade: true,
    screenMin: 'screen',
    screenMax: 'screen',
    moisturePct: true,
    waterActivity: true,
    density: true,
    defectsCat1: 'defects',
    defectsCat2: 'defects',
    quakers: true,
    color: true,
    analysedOn: true,
    bagsImported: true,
    exportBagKg: 'bagsImported',
    packaging: true,
    // They name who says so themselves: a certificate its holder, certifier and number.
    certifications: false,
    cuppings: false,
    disclosures: false,
    // The shop's own words and books.
    lotCode: false,
    roastNotes: false,
    roastLossBp: false,
    stage: false,
    provenance: false,
    facts: false,
  },
  producer: {
    kind: true,
    members: true,
    foundedOn: true,
    fairTradeSince: true,
    regionId: 'region',
    certifications: true,
    name: false,
    fullName: false,
    slug: false,
    summary: false,
    body: false,
    seoTitle: false,
    seoDescription: false,
    photo: false,
    status: false,
    facts: false,
  },
  region: {
    altitudeNote: true,
    harvestMonths: true,
    lat: 'coordinates',
    lon: 'coordinates',
    name: false,
    nameEn: false,
    aliases: false,
    segment: false,
    intro: false,
    body: false,
    seoTitle: false,
    seoDescription: false,
    iso: false,
    photo: false,
    facts: false,
  },
};

/** Facts that have no field: their page prints what the newest source says. */
const WITHOUT_FIELD: Record<FactKind, readonly string[]> = {
  coffee: [],
  lot: [],
  producer: ['cooperativeSince', 'bases', 'headOffice', 'offices', 'altitude', 'varieties'],
  region: ['farms', 'hectares', 'grading', 'designations'],
};

/** Every fact of a record that has no source of its own. */
export const EVERYTHING_ELSE = '*';

/** The fact that a field belongs to; null when it is none. */
export function factOfField(kind: FactKind, field: string): string | null {
  const fact = (FACT_OF[kind] as Record<string, boolean | string>)[field];
  return fact === true ? field : fact || null;
}

/** The fields that make a fact together, in the order of the form. */
export const fieldsOfFact = (kind: FactKind, fact: string): string[] =>
  Object.keys(FACT_OF[kind]).filter((field) => factOfField(kind, field) === fact);

/**
 * What sources of a record can be about, by the words of its editor.
 * @param labelOf of a field
 */
export function factChoices(
  kind: FactKind,
  labelOf: (field: string) => string,
): { value: string; label: string }[] {
  const facts = new Set(Object.keys(FACT_OF[kind]).flatMap((field) => factOfField(kind, field) ?? []));
  return [...facts, ...WITHOUT_FIELD[kind], EVERYTHING_ELSE].map((fact) => {
    const fields = fieldsOfFact(kind, fact);
    // Several fields make one fact: it has a word of its own.
    return { value: fact, label: fields.length === 1 ? labelOf(fields[0] ?? fact) : factLabel(fact) };
  });
}
