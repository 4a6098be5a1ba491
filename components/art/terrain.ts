import type { Field } from './contours';

/** FNV-1a, then mixed: a slug's 32-bit seed. */
export function seedOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

function mix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number in 0–1 for each (seed, n). */
export const chance = (seed: number, n: number): number => mix(seed + Math.imul(n + 1, 0x9e3779b1)) / 2 ** 32;

const lattice = (seed: number, i: number, j: number) =>
  mix(seed ^ mix(Math.imul(i, 0x27d4eb2d) + Math.imul(j, 0x165667b1))) / 2 ** 32;

const smoothstep = (t: number) => t * t * (3 - 2 * t);

function valueNoise(seed: number, x: number, y: number): number {
  const i = Math.floor(x);
  const j = Math.floor(y);
  const u = smoothstep(x - i);
  const v = smoothstep(y - j);
  const top = lattice(seed, i, j) * (1 - u) + lattice(seed, i + 1, j) * u;
  const bottom = lattice(seed, i, j + 1) * (1 - u) + lattice(seed, i + 1, j + 1) * u;
  return top * (1 - v) + bottom * v;
}

/** Cells across the sheet and weight, coarse to fine. */
const OCTAVES = [
  [3, 1],
  [6, 0.34],
  [13, 0.1],
] as const;

export type Relief = { at: (u: number, v: number) => number; peak: readonly [u: number, v: number] };

/** Unscaled ground over the unit square, v downwards: noise, one hill, and a fall towards the lower edge. */
export function relief(seed: number): Relief {
  const peak = [0.3 + 0.4 * chance(seed, 1), 0.28 + 0.38 * chance(seed, 2)] as const;
  const turn = Math.PI * chance(seed, 3);
  const long = 0.24 + 0.1 * chance(seed, 4);
  const wide = 0.17 + 0.07 * chance(seed, 5);
  // Each octave's lattice is turned by its own angle, or the ground would fall in squares.
  const octaves = OCTAVES.map(([cells, weight], k) => {
    const angle = 2 * Math.PI * chance(seed, 10 + k);
    return { weight, seed: seed + cells, x: cells * Math.cos(angle), y: cells * Math.sin(angle) };
  });
  return {
    peak,
    at(u, v) {
      const noise = octaves.reduce(
        (sum, o) => sum + o.weight * valueNoise(o.seed, u * o.x - v * o.y, u * o.y + v * o.x),
        0,
      );
      const along = ((u - peak[0]) * Math.cos(turn) + (v - peak[1]) * Math.sin(turn)) / long;
      const across = ((v - peak[1]) * Math.cos(turn) - (u - peak[0]) * Math.sin(turn)) / wide;
      return 0.56 * noise + 0.8 * Math.exp(-(along ** 2 + across ** 2) / 2) - 0.2 * v;
    },
  };
}

export type Frame = { width: number; height: number; columns: number; rows: number };

/** @param lowest, highest metres that the lowest and highest node get */
export function field(ground: Relief, frame: Frame, lowest: number, highest: number): Field {
  const { width, height, columns, rows } = frame;
  // A frame much wider than high shows more country to both sides instead of a stretched hill, which stands right
  // of the middle so that words fit on its left.
  const across = width / height > 1.3 ? width / height : 1;
  const left = across === 1 ? 0 : ground.peak[0] - 0.66 * across;
  const heights = new Float64Array(columns * rows);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      heights[j * columns + i] = ground.at(left + (across * i) / (columns - 1), j / (rows - 1));
    }
  }
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const h of heights) [min, max] = [Math.min(min, h), Math.max(max, h)];
  const scale = (highest - lowest) / (max - min);
  return { columns, rows, width, height, heights: heights.map((h) => lowest + (h - min) * scale) };
}
