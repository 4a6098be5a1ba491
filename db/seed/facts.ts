import { altitude, list, partialDate } from '@/lib/kernel/format';
import { newId } from '@/lib/kernel/ids';
import type { Tx } from '../client';
import { factSources } from '../schema';
import type { CatalogueCoffee, CatalogueLot } from './catalogue';
import { type FactSeed, producers } from './producers';

type Subject = { subject: 'coffee' | 'lot' | 'producer' | 'region'; subjectId: string };
type Said = Pick<FactSeed, 'source' | 'url' | 'asOf' | 'status'>;

/** `*` stands for every fact of the record that has no row of its own. */
export const ALL_DEMO: FactSeed = {
  field: '*',
  value: 'invented for the demo',
  source: 'Demo data of this shop',
  status: 'demo',
};

const GEONAMES: Said = {
  source: 'GeoNames (CC BY 4.0)',
  url: 'https://www.geonames.org',
  status: 'verified',
};
const DERIVED: Said = { source: 'Follows from the arrival of the new crop', status: 'stated' };

/** The catalogue names a public page by its host; the seed of producers knows the page and the name. */
function publicPage(host: string): Said {
  const page = producers
    .flatMap(({ facts }) => facts)
    .find(({ url }) => url !== undefined && new URL(url).hostname.replace(/^www\./, '') === host);
  if (!page) return { source: host, url: `https://${host}`, status: 'stated' };
  return { source: page.source, ...(page.url && { url: page.url }), status: 'stated' };
}

/** Where the facts of APROCASSI in the catalogue come from. */
const SOURCE_TEXT: Said = { ...publicPage('willoughbyscoffee.com'), asOf: '2024' };

/** `process=washed (algrano.com)` → what it is about, and the note in parentheses. */
function readEntry(entry: string): { key: string; note: string } {
  const { key, note = '' } = /^(?<key>[\w.]+)(?:=\w+)?(?: \((?<note>.+)\))?$/.exec(entry)?.groups ?? {};
  if (!key) throw new Error(`not an entry of fieldProvenance: ${entry}`);
  return { key, note };
}

/** The fact that a key of the catalogue belongs to; none for what only the shop's books need. */
function lotFact(lot: CatalogueLot, key: string): Pick<FactSeed, 'field' | 'value'> | null {
  switch (key) {
    case 'altMin':
    case 'altMax':
      return { field: 'altitude', value: altitude(lot.altMin, lot.altMax) };
    case 'varieties':
      return { field: 'varieties', value: lot.varieties.join(', ') };
    case 'process':
      return lot.process && { field: 'process', value: lot.process };
    case 'certifications':
      return { field: 'certifications', value: list(lot.certifications.map(({ scheme }) => scheme)) };
    case 'arrivedOn':
      return { field: 'arrivedOn', value: partialDate(lot.arrivedOn) };
    case 'cropYear':
      return { field: 'cropYear', value: lot.cropYear };
    default:
      return null;
  }
}

/**
 * Who says what about a lot: the sources the catalogue names, then what others say about the same field of the same
 * producer. An invented lot says so once.
 */
export function factsOfLot(lot: CatalogueLot, producerSlug: string | undefined): FactSeed[] {
  const saidBy = (entries: string[] | undefined, who: (note: string) => Said): FactSeed[] =>
    (entries ?? []).flatMap((entry) => {
      const { key, note } = readEntry(entry);
      const fact = lotFact(lot, key);
      return fact ? [{ ...fact, ...who(note) }] : [];
    });
  const named = lot.fieldProvenance;
  const said = [
    ...saidBy(named?.source, () => SOURCE_TEXT),
    ...saidBy(named?.otherPublicSource, publicPage),
    ...saidBy(named?.derived, () => DERIVED),
  ];
  const fields = new Set(said.map(({ field }) => field));
  const alsoSaid = producers
    .filter(({ slug }) => slug === producerSlug)
    .flatMap(({ facts }) => facts.filter(({ field }) => fields.has(field)));
  return [...distinct([...said, ...alsoSaid]), ...(lot.provenance === 'source' ? [] : [ALL_DEMO])];
}

/** The place of a coffee is real even where its lot is not. */
export function factsOfCoffee(coffee: CatalogueCoffee): FactSeed[] {
  const { admin1, locality, lat, lon, producer } = coffee;
  const facts: FactSeed[] = [];
  if (coffee.fieldProvenance?.source) {
    if (admin1) facts.push({ field: 'region', value: `${admin1} (department)`, ...SOURCE_TEXT });
    if (locality) facts.push({ field: 'locality', value: locality, ...SOURCE_TEXT });
    if (producer) facts.push({ field: 'producer', value: producer.name, ...SOURCE_TEXT });
  }
  if (lat !== null && lon !== null)
    facts.push({ field: 'coordinates', value: `${lat}, ${lon}`, ...GEONAMES });
  return facts;
}

/** One row where one source says one thing, however many keys of the catalogue say it. */
function distinct(facts: FactSeed[]): FactSeed[] {
  const seen = new Set<string>();
  return facts.filter(({ field, value, source }) => {
    const key = `${field}|${value}|${source}`;
    return !seen.has(key) && seen.add(key);
  });
}

export async function insertFacts(tx: Tx, facts: (Subject & FactSeed)[]): Promise<void> {
  await tx.insert(factSources).values(facts.map((fact) => ({ id: newId('fct'), ...fact })));
}
