/** Words for facts, in the order in which they are printed; facts of other names follow. */
const LABEL: Record<string, string> = {
  founded: 'Founded',
  foundedOn: 'Founded',
  cooperativeSince: 'Cooperative since',
  fairTradeSince: 'Fair Trade since',
  members: 'Members',
  bases: 'Bases',
  offices: 'Offices',
  altitude: 'Altitude',
  altitudeNote: 'Altitude',
  altMin: 'Altitude',
  altMax: 'Altitude',
  varieties: 'Variety',
  process: 'Process',
  certifications: 'Certificates',
  cropYear: 'Crop',
  arrivedOn: 'Arrived',
  bagsImported: 'Imported',
  region: 'Origin',
  '*': 'Everything else',
};
const ORDER = Object.keys(LABEL);

/** `headOffice` → "Head office". */
export function factLabel(fact: string): string {
  const spaced = fact.replace(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`).replaceAll(/[_-]/g, ' ');
  return LABEL[fact] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** The place of a fact among others: by the order of the words above. */
export const factRank = (fact: string): number => (ORDER.includes(fact) ? ORDER.indexOf(fact) : ORDER.length);

const TRUST = ['verified', 'stated', 'demo'] as const;

/** Sources of one fact as they are printed: the surest first, of those the newest; those of no date come last. */
export const inPrintOrder = <T extends { status: (typeof TRUST)[number]; asOf: string | null }>(
  said: readonly T[],
): T[] =>
  [...said].sort(
    (a, b) => TRUST.indexOf(a.status) - TRUST.indexOf(b.status) || (b.asOf ?? '').localeCompare(a.asOf ?? ''),
  );
