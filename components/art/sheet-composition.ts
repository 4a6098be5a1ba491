import type { Field } from './contours';
import { chance, field, type Relief, relief, seedOf } from './terrain';

/** Metres. `min`–`max` is hatched; the ground runs from `lowest` to `highest`; contours are counted from `base`. */
export type Band = { min: number; max: number; lowest: number; highest: number; base: number };

/** A thinner band could not be seen, so a farm stated with one altitude is drawn this high. */
const THINNEST = 60;

/** Null when either altitude is unknown: half a band would be a guess. */
export function bandOf(altitudeMin: number | null, altitudeMax: number | null): Band | null {
  if (altitudeMin === null || altitudeMax === null) return null;
  const widen = Math.max(0, THINNEST - (altitudeMax - altitudeMin)) / 2;
  const min = altitudeMin - widen;
  const max = altitudeMax + widen;
  // A very wide band would fill the sheet: it gets more ground below and above in proportion.
  const below = Math.max(620, 0.7 * (max - min));
  const above = Math.max(160, 0.25 * (max - min));
  return { min, max, lowest: min - below, highest: max + above, base: min };
}

const COARSE = { width: 20, height: 22, columns: 21, rows: 23 };
const TRIES = 96;
/** Parts of the sheet. */
const SHARE = { least: 0.1, most: 0.38 };

/**
 * The ground of a coffee: the first of the slug's seeds whose band lies well inside the frame, or the best of them.
 * Judged on a coarse field of the unit square, so card, sheet and Open Graph picture show the same hill.
 */
export function chooseRelief(slug: string, band: Band | null): Relief {
  const first = seedOf(slug);
  if (!band) return relief(first);
  let best = { ground: relief(first), fault: Number.POSITIVE_INFINITY };
  for (let k = 0; k < TRIES && best.fault > 0; k++) {
    const ground = relief(Math.floor(chance(first, 100 + k) * 2 ** 32));
    const fault = faultOf(field(ground, COARSE, band.lowest, band.highest), band);
    if (fault < best.fault) best = { ground, fault };
  }
  return best.ground;
}

/** 0 is a good sheet: a band of a pleasing size that does not touch the frame. */
function faultOf(ground: Field, band: Band): number {
  const { columns, rows, heights } = ground;
  let inside = 0;
  let onFrame = 0;
  heights.forEach((h, n) => {
    if (h < band.min || h > band.max) return;
    inside++;
    const [i, j] = [n % columns, Math.floor(n / columns)];
    if (i === 0 || j === 0 || i === columns - 1 || j === rows - 1) onFrame++;
  });
  const share = inside / heights.length;
  const frameShare = onFrame / (2 * (columns + rows) - 4);
  const tooFew = Math.max(0, SHARE.least - share) * 3;
  const tooMuch = Math.max(0, share - SHARE.most);
  return tooFew + tooMuch + frameShare;
}

/** Middle of the frame that any crop of it still shows. */
const MARGIN = { x: 0.16, y: 0.22 };

/** A place for the cross: near the band's middle altitude, as far from the band's edges as the band allows. */
export function crossIn(ground: Field, band: Band): readonly [x: number, y: number] {
  const { columns, rows, heights } = ground;
  const middle = (band.min + band.max) / 2;
  const cellX = ground.width / (columns - 1);
  const cellY = ground.height / (rows - 1);
  let best = { i: columns >> 1, j: rows >> 1, fault: Number.POSITIVE_INFINITY };
  for (let j = Math.ceil(rows * MARGIN.y); j < rows * (1 - MARGIN.y); j++) {
    for (let i = Math.ceil(columns * MARGIN.x); i < columns * (1 - MARGIN.x); i++) {
      const h = heights[j * columns + i] as number;
      const rise = Math.hypot(
        ((heights[j * columns + i + 1] as number) - (heights[j * columns + i - 1] as number)) / (2 * cellX),
        ((heights[(j + 1) * columns + i] as number) - (heights[(j - 1) * columns + i] as number)) /
          (2 * cellY),
      );
      // Units from here to the nearer edge of the band, if the slope stays as it is.
      const clearance = Math.min(h - band.min, band.max - h) / Math.max(rise, 1e-6);
      const fault =
        (3 * Math.abs(h - middle)) / (band.max - band.min) - Math.min(clearance, 24) / 24 + j / rows / 9;
      if (fault < best.fault) best = { i, j, fault };
    }
  }
  return [Math.round(best.i * cellX), Math.round(best.j * cellY)];
}
