import { describe, expect, it } from 'vitest';
import { grams, greenForRoasted, minor, unitPrice } from './units';

describe('whole numbers only', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%f is neither money nor weight', (n) => {
    expect(() => minor(n)).toThrow(TypeError);
    expect(() => grams(n)).toThrow(TypeError);
  });
});

describe('unit price', () => {
  it('is per kilogram from grams, half up', () => {
    expect(unitPrice(minor(760), grams(454), 'kg')).toBe(1674);
    expect(unitPrice(minor(3306), grams(2268), 'kg')).toBe(1458);
    expect(unitPrice(minor(950), grams(70), 'kg')).toBe(13571);
    expect(unitPrice(minor(1400), grams(250), 'kg')).toBe(5600);
    expect(unitPrice(minor(1200), grams(200), 'kg')).toBe(6000);
  });

  it('is per pound from the declared pounds, not from rounded grams', () => {
    expect(unitPrice(minor(760), grams(454), 'lb', 1)).toBe(760);
    expect(unitPrice(minor(12008), grams(9072), 'lb', 20)).toBe(600);
  });
});

describe('green coffee behind a roasted bag', () => {
  it.each([
    [250, 298],
    [340, 405],
    [1000, 1191],
  ])('%i g roasted takes %i g green at 16 % loss', (net, draw) => {
    expect(greenForRoasted(grams(net), 1600)).toBe(draw);
  });

  it('never takes less than it gives', () => {
    for (let net = 1; net < 3000; net += 7) {
      const green = greenForRoasted(grams(net), 1600);
      expect(green * 8400).toBeGreaterThanOrEqual(net * 10_000);
      expect((green - 1) * 8400).toBeLessThan(net * 10_000);
    }
  });
});
