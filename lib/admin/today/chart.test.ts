import { expect, it } from 'vitest';
import { bars, chartTop, daysUpTo } from './chart';

it.each([
  [[0, 0], 100],
  [[1], 1],
  [[3, 4550], 5000],
  [[5000], 5000],
  [[5001], 10_000],
  [[1450, 12_900, 0], 20_000],
  [[99], 100],
])('the top of %j is the round number %i', (values, top) => {
  expect(chartTop(values)).toBe(top);
});

it('a bar is as tall as its value, and the top of the chart is full height', () => {
  const drawn = bars([0, 50, 100], { width: 300, height: 100, top: 100, gap: 0 });
  expect(drawn).toEqual([
    { x: 0, y: 100, width: 100, height: 0 },
    { x: 100, y: 50, width: 100, height: 50 },
    { x: 200, y: 0, width: 100, height: 100 },
  ]);
});

it('stays in its frame with a gap on both sides of each bar', () => {
  const drawn = bars([1, 2, 3, 4], { width: 100, height: 10, top: 4 });
  expect(drawn[0]?.x).toBeCloseTo(3.75);
  const last = drawn.at(-1);
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(96.25);
});

it('the smallest sale can be seen, a day without one has no bar', () => {
  const [none, tiny] = bars([0, 1], { width: 10, height: 100, top: 1_000_000 });
  expect([none?.height, tiny?.height]).toEqual([0, 1]);
});

it('lists calendar days across a month and a change of clocks', () => {
  expect(daysUpTo('2026-11-02', 4)).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02']);
  expect(daysUpTo('2026-03-01', 2)).toEqual(['2026-02-28', '2026-03-01']);
});
