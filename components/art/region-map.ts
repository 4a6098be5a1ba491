import { escapeXml } from './escape';
import { palette, type Theme } from './inks';
import { type LabelledTown, placeLabels } from './map-labels';
import { countryMap } from './maps/countries';
import { type CountryMap, project } from './maps/country-map';
import { PRE_REFORM, SHAPE_OF_KEY } from './maps/region-keys';
import { listed, short } from './numbers';

export type Town = { name: string; lon: number; lat: number };

export type RegionMapInput = {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Region keys of the catalogue, such as `PE-CAJ`; the shape is never derived from a coordinate. */
  highlight: readonly string[];
  /** Degrees, WGS84. About six labels fit. */
  towns?: readonly Town[];
  /** Cuts the map to the highlighted regions and what lies around them. */
  near?: boolean;
  theme?: Theme;
  /** Must be unique in the document when several maps are inlined. */
  idPrefix?: string;
};

/** Printed under every map. */
export function mapCaption(country: string): string {
  const older = PRE_REFORM[country];
  return older ? `Borders simplified; ${older}.` : 'Borders simplified.';
}

const shapesOf = (map: CountryMap, keys: readonly string[]) => {
  const ids = new Set(keys.map((key) => SHAPE_OF_KEY[key] ?? key));
  return map.regions.filter((region) => ids.has(region.id));
};

/** The country with the highlighted regions tinted and hatched, and towns by name; null for a country without a map. */
export function regionMap(input: RegionMapInput): string | null {
  const map = countryMap(input.country);
  if (!map) return null;
  const { towns = [], theme = 'page', idPrefix = 'map' } = input;
  const { paint, style, font } = palette(theme, idPrefix, ['sheet', 'ink', 'rule', 'canopy', 'cherry']);
  // Wide countries have more units across; type and strokes keep their share of the width.
  const view = input.near ? around(shapesOf(map, input.highlight), map.viewBox) : map.viewBox;
  const unit = view[2] / 400;
  const size = input.near ? 13.5 * unit : Math.max(13, 13.5 * unit);
  const placed = placeLabels(
    towns.map(({ name, lon, lat }) => ({ name, at: project(map.projection, lon, lat) })),
    view,
    size,
  );
  const { frame, labels } = placed;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${idPrefix}" viewBox="${frame.map(Math.round).join(' ')}" role="img" aria-label="${escapeXml(describeMap(input))}">` +
    style +
    land(map, input.highlight, { paint, unit, id: idPrefix }) +
    `<g font-family="${font}" font-size="${short(size)}" font-weight="600">` +
    labels.map((label) => town(label, unit, paint)).join('') +
    '</g></svg>'
  );
}

/** The same map without towns, drawn for about 100 px; decoration beside the region's name. */
export function locatorMap(input: Omit<RegionMapInput, 'towns'>): string | null {
  const map = countryMap(input.country);
  if (!map) return null;
  const { theme = 'page', idPrefix = 'locator' } = input;
  const { paint, style } = palette(theme, idPrefix, ['sheet', 'ink', 'rule', 'canopy']);
  const shapes = shapesOf(map, input.highlight);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="${idPrefix}" viewBox="${map.viewBox.join(' ')}" aria-hidden="true">` +
    `${style}<path d="${shapes.map((s) => s.d).join('')}" fill="${paint('canopy')}" fill-rule="evenodd"/>` +
    `<path d="${map.outline}" fill="none" stroke="${paint('ink')}" vector-effect="non-scaling-stroke" stroke-linejoin="round"/></svg>`
  );
}

type Pen = {
  paint: (ink: 'sheet' | 'ink' | 'rule' | 'canopy' | 'cherry') => string;
  unit: number;
  id: string;
};

function land(map: CountryMap, highlight: readonly string[], { paint, unit, id }: Pen): string {
  const area = shapesOf(map, highlight)
    .map((region) => region.d)
    .join('');
  const gap = short(6 * unit);
  // One pixel at every size, as all lines of a sheet.
  const lines =
    'fill="none" stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke"';
  return (
    `<defs><pattern id="${id}h" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v${gap}" stroke="${paint('canopy')}" stroke-width="${short(unit)}"/></pattern></defs>` +
    `<path d="${area}" fill="${paint('canopy')}" fill-opacity=".14" fill-rule="evenodd"/>` +
    `<path d="${area}" fill="url(#${id}h)" fill-opacity=".6" fill-rule="evenodd"/>` +
    `<path d="${map.borders}" ${lines} stroke="${paint('rule')}" stroke-opacity=".65" stroke-width=".75"/>` +
    `<path d="${area}" ${lines} stroke="${paint('canopy')}" stroke-width="1.25"/>` +
    `<path d="${map.outline}" ${lines} stroke="${paint('ink')}"/>`
  );
}

function town({ name, at, text, anchor, leader }: LabelledTown, unit: number, paint: Pen['paint']): string {
  const halo = `stroke="${paint('sheet')}" stroke-width="${short(3.5 * unit)}" stroke-linejoin="round" paint-order="stroke"`;
  const line = leader
    ? `<path d="M${at.map(short).join(' ')}L${leader.map(short).join(' ')}" stroke="${paint('ink')}" stroke-width="${short(0.75 * unit)}"/>`
    : '';
  return (
    line +
    `<circle cx="${short(at[0])}" cy="${short(at[1])}" r="${short(3 * unit)}" fill="${paint('cherry')}" stroke="${paint('sheet')}" stroke-width="${short(unit)}"/>` +
    `<text x="${short(text[0])}" y="${short(text[1])}" text-anchor="${anchor}" fill="${paint('ink')}" ${halo}>${escapeXml(name)}</text>`
  );
}

/** Country and region names come from the shapes unless the caller knows better ones. */
export function describeMap(
  input: RegionMapInput & { countryName?: string; regionNames?: readonly string[] },
): string {
  const map = countryMap(input.country);
  const regions =
    input.regionNames ?? (map ? shapesOf(map, input.highlight).map((region) => region.name) : []);
  const country = input.countryName ?? map?.name ?? input.country;
  const marked = regions.length ? ` with ${listed(regions)} marked` : '';
  const towns = input.towns?.length
    ? `, and the ${input.towns.length > 1 ? 'places' : 'place'} ${listed(input.towns.map((t) => t.name))}`
    : '';
  return `Map of ${country}${marked}${towns}. ${mapCaption(input.country)}`;
}

/**
 * Id of the shape that contains a point, or null. For checks only: towns near a simplified border can fall on its
 * wrong side, so a lot's region is stored, never looked up.
 */
export function mapRegionAt(country: string, lon: number, lat: number): string | null {
  const map = countryMap(country);
  if (!map) return null;
  const [x, y] = project(map.projection, lon, lat);
  return map.regions.find((region) => crossings(region.d, x, y) % 2 === 1)?.id ?? null;
}

/** Room beside a region that fills its map, as a part of its longer side. */
const MARGIN = 0.35;

/** A square frame around regions, within the country's own; the whole country when there is none to go by. */
function around(
  regions: CountryMap['regions'],
  [left, top, width, height]: CountryMap['viewBox'],
): CountryMap['viewBox'] {
  const points = regions.flatMap(({ d }) => ringsOf(d).flat());
  if (points.length === 0) return [left, top, width, height];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  const [y0, y1] = [Math.min(...ys), Math.max(...ys)];
  const side = Math.min(Math.max(x1 - x0, y1 - y0) * (1 + 2 * MARGIN), Math.max(width, height));
  const within = (middle: number, from: number, span: number) =>
    span <= side ? from - (side - span) / 2 : Math.min(Math.max(middle - side / 2, from), from + span - side);
  return [within((x0 + x1) / 2, left, width), within((y0 + y1) / 2, top, height), side, side];
}

/** How many edges of the path a ray to the right of the point crosses. */
function crossings(d: string, x: number, y: number): number {
  let count = 0;
  for (const ring of ringsOf(d)) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length] as [number, number];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) count++;
    });
  }
  return count;
}

/** The corners of a region's outlines, in units of the map. */
function ringsOf(d: string): [number, number][][] {
  return [...d.matchAll(/M([^l]*)l([^z]*)z/g)].map(([, start = '', steps = '']) => {
    const numbers = `${start} ${steps}`.match(/-?\d+/g)?.map(Number) ?? [];
    const ring: [number, number][] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const [px, py] = ring.at(-1) ?? [0, 0];
      ring.push([px + (numbers[i] as number), py + (numbers[i + 1] as number)]);
    }
    return ring;
  });
}
