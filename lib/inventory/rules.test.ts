import { describe, expect, it } from 'vitest';
import { grams, type LotId } from '@/lib/kernel/units';
import {
  availableGrams,
  fitInOrder,
  needPerLot,
  noneBecause,
  stockState,
  unitsBeside,
  unitsThatFit,
} from './rules';

const line = (lotId: string, quantity: number, draw: number) => ({
  lotId: lotId as LotId,
  quantity,
  draw: grams(draw),
});

describe('units that fit', () => {
  it('counts whole units of what nobody was promised', () => {
    const free = availableGrams({ onHand: grams(1000), reserved: grams(200) });
    expect(free).toBe(800);
    expect(unitsThatFit(free, grams(298))).toBe(2);
    expect(unitsThatFit(free, grams(800))).toBe(1);
    expect(unitsThatFit(free, grams(801))).toBe(0);
  });

  it('is none and never negative when a lot is overdrawn', () => {
    expect(unitsThatFit(grams(-5), grams(1))).toBe(0);
    expect(unitsBeside(grams(100), grams(10), [line('a', 20, 10)])).toBe(0);
  });

  it('counts a size beside the other sizes of its lot', () => {
    expect(unitsBeside(grams(5000), grams(454), [line('a', 2, 2268)])).toBe(1);
  });
});

it('adds sizes of one lot up and names lots in ascending order', () => {
  expect(needPerLot([line('lot_b', 1, 500), line('lot_a', 2, 298), line('lot_b', 3, 454)])).toEqual([
    { lotId: 'lot_a', g: 596 },
    { lotId: 'lot_b', g: 1862 },
  ]);
});

it('hands a lot out in the order of the lines', () => {
  const lines = [line('a', 2, 454), line('a', 1, 2268), line('a', 3, 298)];
  expect(fitInOrder(grams(10_000), lines)).toEqual([2, 1, 3]);
  expect(fitInOrder(grams(2000), lines)).toEqual([2, 0, 3]);
  expect(fitInOrder(grams(600), lines)).toEqual([1, 0, 0]);
});

it('tells a size that is gone from a lot that is gone', () => {
  const [small, large] = [grams(298), grams(1191)];
  expect(noneBecause(grams(1190), large, small)).toBe('smaller');
  expect(noneBecause(grams(298), large, small)).toBe('smaller');
  expect(noneBecause(grams(297), large, small)).toBeNull();
  expect(noneBecause(grams(-5), large, small)).toBeNull();
  expect(noneBecause(grams(1190), large, null)).toBeNull();
});

it('blames the other lines of a buyer when the size would fit without them', () => {
  expect(noneBecause(grams(1191), grams(1191), grams(298))).toBe('own');
});

it('calls five units or fewer low and none sold out', () => {
  expect([0, 1, 5, 6].map(stockState)).toEqual(['sold-out', 'low', 'low', 'in-stock']);
});
