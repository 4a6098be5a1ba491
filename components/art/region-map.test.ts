import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { countryMap, MAPPED_COUNTRIES } from './maps/countries';
import { describeMap, locatorMap, mapCaption, mapRegionAt, regionMap, type Town } from './region-map';

/** Region keys of the demo catalogue with its places: key, shape, town, longitude, latitude. */
const PLACES = [
  ['PE-CAJ', 'PE-CAJ', 'San Ignacio', -79.001, -5.146],
  ['PE-CAJ', 'PE-CAJ', 'Jaén', -78.808, -5.707],
  ['PE-CAJ', 'PE-CAJ', 'La Coipa', -78.906, -5.393],
  ['PE-CAJ', 'PE-CAJ', 'Huabal', -78.9, -5.613],
  ['PE-AMA', 'PE-AMA', 'Mendoza', -77.482, -6.394],
  ['PE-CUS', 'PE-CUS', 'Quillabamba', -72.693, -12.863],
  ['PE-CUS', 'PE-CUS', 'Santa Teresa', -72.591, -13.132],
  ['PE-CUS', 'PE-CUS', 'Lares', -72.044, -13.104],
  ['PE-PUN', 'PE-PUN', 'Massiapo', -69.243, -14.09],
  ['PE-PUN', 'PE-PUN', 'Putina Punco', -69.048, -14.112],
  ['PE-AYA', 'PE-AYA', 'Ayna', -73.917, -12.65],
  ['PE-PAS', 'PE-PAS', 'Villa Rica', -75.27, -10.739],
  ['PE-JUN', 'PE-JUN', 'Satipo', -74.639, -11.252],
  ['PE-SAM', 'PE-SAM', 'Moyobamba', -76.97, -6.03],
  ['ET-OR', 'ET-OR', 'Shakiso', 38.91, 5.765],
  ['ET-SN', 'ET-SN', 'Dila', 38.317, 6.417],
  ['CO-HUI', 'CO-HUI', 'Pitalito', -76.051, 1.854],
  ['CO-NAR', 'CO-NAR', 'La Unión', -77.132, 1.605],
  ['GT-HU', 'GT-HU', 'La Libertad', -91.869, 15.514],
  ['KE-36', 'KE-central', 'Nyeri', 36.948, -0.42],
  ['KE-15', 'KE-central', 'Kerugoya', 37.28, -0.499],
  ['BR-MG', 'BR-MG', 'Carmo de Minas', -45.129, -22.122],
  ['BR-MG', 'BR-MG', 'Patrocínio', -46.992, -18.944],
  ['ID-AC', 'ID-AC', 'Takengon', 96.847, 4.621],
  ['HN-SB', 'HN-SB', 'Santa Bárbara', -88.238, 14.922],
  ['RW-05', 'RW-05', 'Gikongoro', 29.574, -2.464],
  ['CR-SJ', 'CR-SJ', 'San Marcos de Tarrazú', -84.02, 9.66],
] as const;

test.each(PLACES)('%s is drawn by the shape %s, and %s lies in it', (key, shape, name, lon, lat) => {
  const country = key.slice(0, 2);
  expect(mapRegionAt(country, lon, lat)).toBe(shape);
  const drawn = countryMap(country)?.regions.find((region) => region.id === shape);
  const svg = regionMap({ country, highlight: [key], towns: [{ name, lon, lat }] });
  expect(svg).toContain(`d="${drawn?.d}"`);
  expect(svg).toContain(`>${name}</text>`);
});

describe.each(MAPPED_COUNTRIES)('%s', (country) => {
  const map = countryMap(country);

  test('has whole-number paths that a strict reader draws to the end', () => {
    const number = '-?\\d+';
    const path = new RegExp(`^(M${number} ${number}l${number}( ?${number})+z?)+$`);
    for (const d of [map?.outline, map?.borders, ...(map?.regions.map((r) => r.d) ?? [])])
      expect(d).toMatch(path);
  });

  test('has a file small enough to bundle', () => {
    const file = readFileSync(new URL(`./maps/${country}.gen.json`, import.meta.url));
    expect(gzipSync(file).length).toBeLessThanOrEqual(8 * 1024);
  });
});

test('a country without a map, or a name from the prototype, has none', () => {
  expect(regionMap({ country: 'XX', highlight: [] })).toBeNull();
  expect(regionMap({ country: 'toString', highlight: [] })).toBeNull();
  expect(locatorMap({ country: 'XX', highlight: [] })).toBeNull();
});

test('six towns of one valley keep their labels apart', () => {
  const towns: Town[] = PLACES.slice(0, 4).map(([, , name, lon, lat]) => ({ name, lon, lat }));
  towns.push({ name: 'Chirinos', lon: -78.898, lat: -5.305 }, { name: 'Tabaconas', lon: -79.28, lat: -5.31 });
  const svg = regionMap({ country: 'PE', highlight: ['PE-CAJ'], towns }) ?? '';
  const labels = [
    ...svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)" text-anchor="(\w+)"[^>]*>([^<]+)</g),
  ].map((m) => {
    const width = (m[4]?.length ?? 0) * 7.5;
    const left = Number(m[1]) - (m[3] === 'end' ? width : 0);
    return { left, right: left + width, y: Number(m[2]) };
  });
  expect(labels).toHaveLength(6);
  labels.forEach((a, k) => {
    for (const b of labels.slice(k + 1)) {
      const sideBySide = a.right <= b.left || b.right <= a.left;
      expect(sideBySide || Math.abs(a.y - b.y) >= 13).toBe(true);
    }
  });
});

test('names are text, whatever they contain', async () => {
  const name = `</text><script>alert("x")</script> & 'Ñ'`;
  const svg =
    regionMap({ country: 'PE', highlight: [], towns: [{ name, lon: -75, lat: -10 }], theme: 'light' }) ?? '';
  expect(svg).not.toContain('<script');
  expect(svg).not.toMatch(/aria-label="[^"]*"x/);
  await expect(sharp(Buffer.from(svg)).metadata()).resolves.toMatchObject({ format: 'svg' });
});

test('the sentence says what is marked, and where borders are older than the region', () => {
  const towns = [{ name: 'Nyeri', lon: 36.948, lat: -0.42 }];
  expect(describeMap({ country: 'KE', highlight: ['KE-36'], towns, regionNames: ['Nyeri County'] })).toBe(
    'Map of Kenya with Nyeri County marked, and the place Nyeri. Borders simplified; provinces as before 2013.',
  );
  expect(mapCaption('PE')).toBe('Borders simplified.');
});

test('a map in the page is set in the page’s own face, which a file cannot load', () => {
  const map = { country: 'PE', highlight: ['PE-CAJ'] };
  expect(regionMap(map)).toContain('font-family="var(--font-sans)"');
  for (const theme of ['auto', 'light', 'dark'] as const)
    expect(regionMap({ ...map, theme })).not.toContain('var(--font');
});
