import { expect, test } from 'vitest';
import { describeHarvest, harvestRing, harvestRuns } from './harvest-ring';

test('a season over New Year is one run', () => {
  expect(harvestRuns([11, 12, 1])).toEqual([{ first: 11, length: 3 }]);
  expect(harvestRuns([1, 12, 11])).toEqual([{ first: 11, length: 3 }]);
  expect(describeHarvest({ months: [11, 12, 1] })).toBe('Picked from November to January.');
});

test('main crop and fly crop are two arcs', () => {
  const months = [10, 11, 12, 4, 5, 6];
  expect(harvestRuns(months)).toEqual([
    { first: 4, length: 3 },
    { first: 10, length: 3 },
  ]);
  expect(harvestRing({ months, size: 'card' }).match(/A18/g)).toHaveLength(2);
  expect(describeHarvest({ months, todayMonth: 11 })).toBe(
    'Picked from April to June and from October to December; the dot marks November.',
  );
});

test('a whole year is a ring, a single month a twelfth', () => {
  const all = Array.from({ length: 12 }, (_, m) => m + 1);
  expect(harvestRuns(all)).toEqual([{ first: 1, length: 12 }]);
  expect(describeHarvest({ months: all })).toBe('Picked all year.');
  const arc = /M(\S+ \S+)A\S+ \S+ 0 (\d) 1 (\S+ [-\d.]+)"/.exec(harvestRing({ months: all, size: 'card' }));
  expect(arc?.[2]).toBe('1');
  expect(arc?.[1]).not.toBe(arc?.[3]);
  expect(describeHarvest({ months: [7] })).toBe('Picked in July.');
});

test('months that do not exist are not drawn', () => {
  expect(harvestRuns([0, 13, 2.5])).toEqual([]);
  expect(harvestRing({ months: [], size: 'large' })).not.toContain('A97');
  expect(describeHarvest({ months: [] })).toBe('Harvest months not known.');
});

test('the dot is there only when the month is given', () => {
  const dots = (svg: string) => svg.match(/--color-cherry/g)?.length ?? 0;
  expect(dots(harvestRing({ months: [5], size: 'card' }))).toBe(0);
  expect(dots(harvestRing({ months: [5], size: 'card', todayMonth: 3 }))).toBe(1);
});
