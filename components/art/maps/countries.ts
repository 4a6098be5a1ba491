import BR from './BR.gen.json';
import CO from './CO.gen.json';
import CR from './CR.gen.json';
import type { CountryMap } from './country-map';
import ET from './ET.gen.json';
import GT from './GT.gen.json';
import HN from './HN.gen.json';
import ID from './ID.gen.json';
import KE from './KE.gen.json';
import PE from './PE.gen.json';
import RW from './RW.gen.json';

// JSON imports know arrays of numbers, not pairs.
const MAPS = { BR, CO, CR, ET, GT, HN, ID, KE, PE, RW } as unknown as Record<string, CountryMap>;

/** Null for a country without a map: the page then shows none. */
export function countryMap(country: string): CountryMap | null {
  return Object.hasOwn(MAPS, country) ? (MAPS[country] ?? null) : null;
}

export const MAPPED_COUNTRIES = Object.keys(MAPS);
