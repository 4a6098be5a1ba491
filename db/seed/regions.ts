import { africaAndAsia } from './regions/africa-and-asia';
import { americas } from './regions/americas';
import { peru } from './regions/peru';

export type Harvest = {
  /** 1 is January; in picking order, so that a season may wrap the year: 10, 11, 12, 1. */
  months: number[];
  peak?: number[];
  /** `documented` in a public source, `medium` for our working calendar, `unverified` for general trade knowledge. */
  confidence: 'documented' | 'medium' | 'unverified';
};

export type RegionSeed = {
  /** The URL under `/origins`: `peru/cajamarca/san-ignacio`. */
  path: string;
  parent: string | null;
  level: 'country' | 'department' | 'province';
  /** The local spelling. */
  name: string;
  /** Only where English differs. */
  nameEn?: string;
  /** Our key into the maps; provinces have none. Not a promise about the current ISO list (coffee.md 6.1). */
  iso: string | null;
  /** WGS84. The middle of a country's or department's shape, the coffee town of a province. */
  lat: number;
  lon: number;
  intro: string;
  altitudeNote?: string;
  /** Absent where the calendar knows only the region above: see `harvestFor`. */
  harvest?: Harvest;
  /** Other spellings people search for. */
  aliases: string[];
};

/** Parents come before their children, so that rows can be written in this order. */
export const regions: RegionSeed[] = [...peru, ...americas, ...africaAndAsia];

/** The picking months of a region, or of the nearest region above that has any. */
export function harvestFor(path: string): Harvest | undefined {
  const region = regions.find((candidate) => candidate.path === path);
  if (!region) return undefined;
  return region.harvest ?? (region.parent === null ? undefined : harvestFor(region.parent));
}

/** Where each product comes from, the primary region first. A blend of two countries has none. */
export const regionsOfCoffee: Record<string, string[]> = {
  'peru-aprocassi-san-ignacio': ['peru/cajamarca/san-ignacio', 'peru/cajamarca/jaen'],
  'peru-la-coipa-microlot': ['peru/cajamarca/san-ignacio'],
  'peru-huabal-jaen': ['peru/cajamarca/jaen'],
  'peru-mendoza-amazonas': ['peru/amazonas/rodriguez-de-mendoza'],
  'peru-la-convencion-quillabamba': ['peru/cusco/la-convencion'],
  'peru-santa-teresa-honey': ['peru/cusco/la-convencion'],
  'peru-lares-gesha': ['peru/cusco/calca'],
  'peru-sandia-inambari': ['peru/puno/sandia'],
  'peru-putina-punco-tambopata': ['peru/puno/sandia'],
  'peru-ayacucho-la-mar': ['peru/ayacucho/la-mar'],
  'peru-oxapampa-catuai': ['peru/pasco/oxapampa'],
  'peru-cajamarca-decaf': ['peru/cajamarca/san-ignacio'],
  'ethiopia-guji-shakiso-natural': ['ethiopia/oromia/guji'],
  'ethiopia-gedeo-washed': ['ethiopia/snnpr/gedeo'],
  'colombia-huila-pitalito': ['colombia/huila/pitalito'],
  'colombia-narino-la-union': ['colombia/narino/la-union'],
  'guatemala-huehuetenango': ['guatemala/huehuetenango/la-libertad'],
  'kenya-nyeri-aa': ['kenya/nyeri'],
  'kenya-kirinyaga-pb': ['kenya/kirinyaga'],
  'brazil-carmo-pulped-natural': ['brazil/minas-gerais/carmo-de-minas'],
  'brazil-cerrado-natural': ['brazil/minas-gerais/patrocinio'],
  'sumatra-aceh-gayo': ['indonesia/aceh/central-aceh'],
  'honduras-santa-barbara': ['honduras/santa-barbara'],
  'rwanda-nyamagabe-bourbon': ['rwanda/southern-province/nyamagabe'],
  'costa-rica-tarrazu-yellow-honey': ['costa-rica/san-jose/tarrazu'],
  'cordillera-espresso-blend': [],
  'chuncho-70-bar': ['peru/cusco/la-convencion'],
  'chuncho-cacao-nibs': ['peru/cusco/la-convencion'],
  'chocolate-de-taza-200': ['peru/cusco/la-convencion'],
  'coffee-cacao-pairing-box': ['peru/cusco/la-convencion'],
};
