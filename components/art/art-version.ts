import type { SheetInput, SheetSize } from './contour-sheet';
import { PLATE_PROCESSES } from './process-hatch';

/** In the path of every plate that is served as an immutable file: raise it when a drawing changes. */
export const ART_VERSION = 'v2';

const SLUG = /^[a-z0-9-]{1,80}$/;
const SIZES: readonly SheetSize[] = ['card', 'sheet', 'og'];
const HIGHEST = 4000;
const NOT_KNOWN = 'none';
const SEPARATOR = '~';

const isAltitude = (n: number) => Number.isInteger(n) && n >= 0 && n <= HIGHEST;

/**
 * Everything a sheet is drawn from, as one URL segment: `card~peru-lares-gesha~1850-2100~washed`, then `sold-out`
 * and a theme other than auto if they apply.
 * @throws RangeError for inputs that `parseSheetKey` would refuse, so that no page links to a sheet that is not there
 */
export function sheetKey(input: SheetInput): string {
  const key = write(input);
  if (!parseSheetKey(key)) throw new RangeError(`not a sheet: ${key}`);
  return key;
}

function write({
  slug,
  altitudeMin,
  altitudeMax,
  process,
  size,
  theme = 'auto',
  soldOut,
}: SheetInput): string {
  const altitude = altitudeMin === null || altitudeMax === null ? NOT_KNOWN : `${altitudeMin}-${altitudeMax}`;
  const parts: string[] = [size, slug, altitude, process ?? NOT_KNOWN];
  if (soldOut) parts.push('sold-out');
  if (theme !== 'auto') parts.push(theme);
  return parts.join(SEPARATOR);
}

/** Null for anything that `sheetKey` would not write: a sheet has one address, and a made-up one is not found. */
export function parseSheetKey(key: string): SheetInput | null {
  const [sizePart, slug = '', altitude = '', processPart, ...flags] = key.split(SEPARATOR);
  const size = SIZES.find((name) => name === sizePart);
  if (!size || !SLUG.test(slug)) return null;

  const process = PLATE_PROCESSES.find((name) => name === processPart) ?? null;
  if (!process && processPart !== NOT_KNOWN) return null;

  const limits = altitude === NOT_KNOWN ? null : altitude.split('-').map(Number);
  const [altitudeMin = null, altitudeMax = null] = limits ?? [];
  if (limits && !(limits.length === 2 && limits.every(isAltitude))) return null;
  if (altitudeMin !== null && altitudeMax !== null && altitudeMin > altitudeMax) return null;

  const soldOut = flags.includes('sold-out');
  const theme = flags.includes('light') ? 'light' : flags.includes('dark') ? 'dark' : 'auto';
  const input: SheetInput = { slug, altitudeMin, altitudeMax, process, size, theme, soldOut };
  return write(input) === key ? input : null;
}
