import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { contourSheet, describeSheet, type SheetInput } from './contour-sheet';
import { DEMO_SHEETS } from './sheets.fixture';

const lares: SheetInput = {
  slug: 'peru-lares-gesha',
  altitudeMin: 1850,
  altitudeMax: 2100,
  process: 'washed',
  size: 'card',
};

const KB = 1024;
const BUDGETS = { card: [6.5 * KB, 3 * KB], sheet: [14 * KB, 6 * KB], og: [14 * KB, 6 * KB] } as const;

describe.each(DEMO_SHEETS)('%s', (slug, altitudeMin, altitudeMax, process) => {
  test.each(['card', 'sheet', 'og'] as const)('keeps the bytes of a %s', (size) => {
    const svg = contourSheet({ slug, altitudeMin, altitudeMax, process, size });
    const [raw, zipped] = BUDGETS[size];
    expect(Buffer.byteLength(svg)).toBeLessThanOrEqual(raw);
    expect(gzipSync(svg).length).toBeLessThanOrEqual(zipped);
  });

  test('prints no word or number', () => {
    expect(contourSheet({ slug, altitudeMin, altitudeMax, process, size: 'sheet' })).not.toContain('<text');
  });
});

test('the same inputs give the same sheet, another coffee another', () => {
  expect(contourSheet(lares)).toBe(contourSheet({ ...lares }));
  expect(contourSheet(lares)).not.toBe(contourSheet({ ...lares, slug: 'peru-huabal-jaen' }));
});

test('every path is moves, whole-number curves and lines', () => {
  const paths = [...contourSheet({ ...lares, theme: 'light' }).matchAll(/ d="([^"]*)"/g)].map(
    (m) => m[1] ?? '',
  );
  expect(paths.length).toBeGreaterThan(4);
  for (const d of paths.slice(2)) expect(d).toMatch(/^(M-?[\d.]+ ?-?[\d.]+([mlqtvhz]( ?-?[\d.]+)*)*)+$/i);
});

test('without a process, or without altitudes, there is neither band nor cross', () => {
  for (const input of [
    { ...lares, process: null },
    { ...lares, altitudeMin: null, altitudeMax: null },
  ]) {
    const svg = contourSheet(input);
    expect(svg).not.toContain('<pattern');
    expect(svg).not.toContain('<circle');
  }
});

test('sold out is grey line: no ink of the process, the contours or the cross is left', () => {
  const svg = contourSheet({ ...lares, soldOut: true });
  expect(svg).not.toMatch(/contour|water|cherry/);
  expect(svg).toContain('<pattern');
});

test('by itself it follows the system, with a theme given it carries plain colours only', () => {
  expect(contourSheet(lares)).toContain('prefers-color-scheme:dark');
  for (const theme of ['light', 'dark'] as const) {
    expect(contourSheet({ ...lares, theme })).not.toMatch(/var\(|<style/);
  }
});

test('two sheets in one document share no id and no class', () => {
  const names = (svg: string) => [...svg.matchAll(/(?:id|class)="([^"]+)"/g)].map((m) => m[1]);
  const first = names(contourSheet({ ...lares, idPrefix: 'a' }));
  const second = names(contourSheet({ ...lares, idPrefix: 'b' }));
  expect(first.filter((name) => second.includes(name))).toEqual([]);
});

test('the Open Graph picture rasterises with the band in the ink of its process', async () => {
  const svg = contourSheet({ ...lares, process: 'natural', size: 'og', theme: 'light' });
  const { data, info } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1200, 630]);
  let tinted = 0;
  for (let i = 0; i < data.length; i += 3) {
    const [r, g, b] = [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0];
    if (r > 220 && r - g > 15 && r - b > 10) tinted++;
  }
  expect(tinted / (1200 * 630)).toBeGreaterThan(0.03);
});

test('the description says what is drawn and that it is no survey', () => {
  const { slug: _, size: __, ...drawn } = lares;
  expect(describeSheet({ ...drawn, name: 'Peru Lares' })).toBe(
    "Map sheet of Peru Lares: contour lines with the band from 1,850 to 2,100 m hatched for the washed process. Drawn from this lot's altitude and process, not a survey.",
  );
  expect(describeSheet({ ...drawn, process: null, name: 'Nibs' })).toBe(
    'Map sheet of Nibs: contour lines without a band. A drawing, not a survey.',
  );
});
