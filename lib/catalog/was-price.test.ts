import { describe, expect, it } from 'vitest';
import { minor } from '@/lib/kernel/units';
import { type PricePoint, wasPrice } from './was-price';

const at = (day: string, price: number, currency = 'USD'): PricePoint => ({
  at: new Date(`${day}T10:00:00Z`),
  price: minor(price),
  currency,
  offered: true,
});
const unseen = (day: string, price: number): PricePoint => ({ ...at(day, price), offered: false });
const was = (...history: PricePoint[]) => wasPrice(history, new Date('2026-11-22T12:00:00Z'));

describe('the was-price', () => {
  it('is the lowest of the 30 days before the reduction, the price at their start included', () => {
    const older = at('2026-01-01', 1400);
    expect(was(at('2026-11-20', 1000), at('2026-11-10', 1500), at('2026-11-01', 1300), older)).toBe(1300);
    expect(was(at('2026-11-20', 1000), at('2026-11-10', 1500), at('2026-01-01', 1200))).toBe(1200);
  });

  it('ignores what was over before those days', () => {
    expect(was(at('2026-11-20', 1000), at('2026-06-01', 1500), at('2026-01-01', 900))).toBe(1500);
    expect(was(at('2026-11-20', 1000), at('2026-10-21', 1500), at('2026-01-01', 900))).toBe(1500);
    expect(was(at('2026-11-20', 1000), at('2026-10-22', 1500), at('2026-01-01', 900))).toBeNull();
  });

  it('is not there without a reduction', () => {
    expect(was(at('2026-11-20', 1400))).toBeNull();
    expect(was()).toBeNull();
  });

  it('is not there for a price raised first and lowered after, unless it is lower than before the raise', () => {
    const raised = [at('2026-11-10', 1500), at('2026-11-01', 1300)];
    expect(was(at('2026-11-20', 1400), ...raised)).toBeNull();
    expect(was(at('2026-11-20', 1300), ...raised)).toBeNull();
    expect(was(at('2026-11-20', 1299), ...raised)).toBe(1300);
  });

  it('of several reductions is the price before the last one', () => {
    expect(was(at('2026-11-20', 900), at('2026-11-10', 1200), at('2026-01-01', 1500))).toBe(1200);
  });

  it('goes when the price is back up', () => {
    expect(was(at('2026-11-20', 1500), at('2026-11-10', 1000), at('2026-01-01', 1500))).toBeNull();
    expect(was(at('2026-11-20', 1200), at('2026-11-10', 1000), at('2026-01-01', 1500))).toBeNull();
  });

  it('of a size on sale for less than 30 days is its lowest price so far', () => {
    expect(was(at('2026-11-20', 1000), at('2026-11-18', 1500))).toBe(1500);
    expect(was(at('2026-11-20', 1000), at('2026-11-19', 1600), at('2026-11-18', 1500))).toBe(1500);
  });

  it('goes when the reduction is 30 days old', () => {
    const history = [at('2026-11-20', 1000), at('2026-01-01', 1500)];
    expect(wasPrice(history, new Date('2026-12-20T09:59:59Z'))).toBe(1500);
    expect(wasPrice(history, new Date('2026-12-20T10:00:00Z'))).toBeNull();
  });

  it('compares prices of one currency only', () => {
    expect(was(at('2026-11-20', 1000), at('2026-11-01', 900, 'EUR'), at('2026-01-01', 1500))).toBe(1500);
    expect(was(at('2026-11-20', 1000, 'EUR'), at('2026-01-01', 1500))).toBeNull();
    // Dollars were over before the 30 days began.
    expect(was(at('2026-11-20', 1000), at('2026-06-01', 900, 'EUR'), at('2026-01-01', 1500))).toBeNull();
  });

  it('is never a price that nobody was offered', () => {
    expect(was(at('2026-11-20', 1500), unseen('2026-11-10', 3000))).toBeNull();
    expect(was(unseen('2026-11-20', 1500), at('2026-11-10', 3000))).toBeNull();
    expect(was(at('2026-11-20', 1500), unseen('2026-10-20', 1800), at('2026-01-01', 3000))).toBeNull();
    expect(was(at('2026-11-20', 1500), at('2026-11-20', 3000))).toBeNull();
  });

  it('lasts through a day on which the size was not for sale, and no longer than its 30 days', () => {
    const off = unseen('2026-11-18', 1000);
    expect(was(at('2026-11-19', 1000), off, at('2026-11-10', 1000), at('2026-01-01', 1500))).toBe(1500);
    expect(was(at('2026-11-19', 1000), off, at('2026-10-10', 1000), at('2026-01-01', 1500))).toBeNull();
  });
});
