import { expect, test } from 'vitest';
import { contoursAt, type Field } from './contours';

function fieldOf(columns: number, rows: number, height: (i: number, j: number) => number): Field {
  const heights = Float64Array.from({ length: columns * rows }, (_, n) =>
    height(n % columns, Math.floor(n / columns)),
  );
  return { columns, rows, width: columns - 1, height: rows - 1, heights };
}

test('a hill inside the frame is one ring at its height', () => {
  const cone = fieldOf(21, 21, (i, j) => 10 - Math.hypot(i - 10, j - 10));
  const rings = contoursAt(cone, 5);
  expect(rings).toHaveLength(1);
  expect(rings[0]?.frame).not.toContain(true);
  for (const [x, y] of rings[0]?.points ?? []) expect(Math.hypot(x - 10, y - 10)).toBeCloseTo(5, 1);
});

test('a slope is closed along the frame, and only the rest is a line', () => {
  const [ring] = contoursAt(
    fieldOf(11, 11, (i) => i),
    4.5,
  );
  const line = ring?.points.filter((_, k) => !ring.frame[k]) ?? [];
  expect(line.every(([x]) => x === 4.5)).toBe(true);
  expect(line.map(([, y]) => y).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const frame = ring?.points.filter((_, k) => ring.frame[k]) ?? [];
  expect(frame.every(([x, y]) => x === 10 || y === 0 || y === 10)).toBe(true);
});

test('two hills that touch at a corner become two rings or one, never a crossing', () => {
  const saddle = (low: number) =>
    fieldOf(4, 4, (i, j) => ((i === 1 && j === 1) || (i === 2 && j === 2) ? 10 : low));
  expect(contoursAt(saddle(0), 6)).toHaveLength(2);
  expect(contoursAt(saddle(0), 4)).toHaveLength(1);
});

test('no line where all ground is lower', () => {
  expect(
    contoursAt(
      fieldOf(5, 5, () => 1),
      2,
    ),
  ).toEqual([]);
});
