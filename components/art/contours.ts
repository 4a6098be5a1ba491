import type { Point } from './simplify';

/** Heights at the nodes of a grid laid over a frame, row by row. */
export type Field = {
  columns: number;
  rows: number;
  width: number;
  height: number;
  heights: Float64Array;
};

/** One closed contour. `frame[i]` marks a point that only closes the ring along the frame: filled, never drawn. */
export type Ring = { points: Point[]; frame: boolean[] };

/**
 * Marching squares. The field is thought of as surrounded by nodes below everything, so every contour is a closed
 * ring and a band that leaves the sheet is filled up to the frame. High ground lies on the left of the direction.
 */
export function contoursAt(field: Field, level: number): Ring[] {
  const next = segments(field, level);
  const rings: Ring[] = [];
  for (const start of next.keys()) {
    const ring: Ring = { points: [], frame: [] };
    let edge = start;
    for (let to = next.get(edge); to !== undefined; to = next.get(edge)) {
      const { point, frame } = crossing(field, level, edge);
      ring.points.push(point);
      ring.frame.push(frame);
      next.delete(edge);
      edge = to;
    }
    if (ring.points.length > 2) rings.push(ring);
  }
  return rings;
}

const heightAt = (f: Field, i: number, j: number) =>
  i < 0 || j < 0 || i >= f.columns || j >= f.rows
    ? Number.NEGATIVE_INFINITY
    : (f.heights[j * f.columns + i] as number);

/** Edges are numbered by their upper-left node in the padded grid: even runs right, odd runs down. */
function edgeId(f: Field, i: number, j: number, down: 0 | 1): number {
  return 2 * ((j + 1) * (f.columns + 2) + i + 1) + down;
}

/** From each crossed edge to the next one. Padding closes all rings, so each edge is left exactly once. */
function segments(f: Field, level: number): Map<number, number> {
  const next = new Map<number, number>();
  for (let j = -1; j < f.rows; j++) {
    for (let i = -1; i < f.columns; i++) {
      const a = heightAt(f, i, j) > level;
      const b = heightAt(f, i + 1, j) > level;
      const c = heightAt(f, i + 1, j + 1) > level;
      const d = heightAt(f, i, j + 1) > level;
      if (a === b && b === c && c === d) continue;
      const top = edgeId(f, i, j, 0);
      const right = edgeId(f, i + 1, j, 1);
      const bottom = edgeId(f, i, j + 1, 0);
      const left = edgeId(f, i, j, 1);
      if (a === c && b === d) {
        const middle =
          (heightAt(f, i, j) + heightAt(f, i + 1, j) + heightAt(f, i + 1, j + 1) + heightAt(f, i, j + 1)) / 4;
        const joined = middle > level;
        if (a === joined) {
          next.set(a ? top : right, a ? right : top);
          next.set(a ? bottom : left, a ? left : bottom);
        } else {
          next.set(a ? top : left, a ? left : top);
          next.set(a ? bottom : right, a ? right : bottom);
        }
        continue;
      }
      // Walking the cell clockwise, the contour enters where the ground falls and leaves where it rises.
      const sides: [boolean, boolean, number][] = [
        [a, b, top],
        [b, c, right],
        [c, d, bottom],
        [d, a, left],
      ];
      const enter = sides.find(([from, to]) => from && !to)?.[2] as number;
      const leave = sides.find(([from, to]) => !from && to)?.[2] as number;
      next.set(enter, leave);
    }
  }
  return next;
}

function crossing(f: Field, level: number, edge: number): { point: Point; frame: boolean } {
  const node = edge >> 1;
  const i = (node % (f.columns + 2)) - 1;
  const j = Math.floor(node / (f.columns + 2)) - 1;
  const di = edge & 1 ? 0 : 1;
  const dj = 1 - di;
  const from = heightAt(f, i, j);
  const to = heightAt(f, i + di, j + dj);
  const cellX = f.width / (f.columns - 1);
  const cellY = f.height / (f.rows - 1);
  if (from === Number.NEGATIVE_INFINITY) return { point: [(i + di) * cellX, (j + dj) * cellY], frame: true };
  if (to === Number.NEGATIVE_INFINITY) return { point: [i * cellX, j * cellY], frame: true };
  const t = (level - from) / (to - from);
  return { point: [(i + di * t) * cellX, (j + dj * t) * cellY], frame: false };
}
