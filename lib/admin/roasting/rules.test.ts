import { describe, expect, it } from 'vitest';
import { grams, type LotId, type OrderId } from '@/lib/kernel/units';
import { batchLossBp, isUnusualLoss, nextRoastDays, percent, pickList, roastPlan } from './rules';
import type { WaitingLine } from './types';

const line = (over: Partial<WaitingLine> & { number: string }): WaitingLine => ({
  orderId: over.number as OrderId,
  line: 1,
  mode: 'live',
  isHeld: false,
  roastsOn: '2026-11-24',
  lotId: 'lot_a' as LotId,
  lotCode: 'PE-A',
  name: 'Peru A',
  sku: 'A-250',
  sizeLabel: '250 g',
  form: 'roasted',
  grindLabel: 'whole beans',
  quantity: 1,
  net: grams(250),
  lossBp: 1600,
  batches: [],
  ...over,
});

describe('the roast plan', () => {
  it('adds up roasted grams per lot and day, and the green to load for them', () => {
    const [day, ...others] = roastPlan(
      [
        line({ number: 'YU-1', quantity: 4 }),
        line({ number: 'YU-2', quantity: 2, net: grams(1000), sizeLabel: '1 kg' }),
        line({ number: 'YU-2', line: 2, form: 'green', net: grams(454) }),
      ],
      '2026-11-22',
      [],
    );
    expect(others).toEqual([]);
    expect(day).toMatchObject({ day: '2026-11-24', when: 'ahead', roasted: 3000, green: 3572 });
    expect(day?.lots[0]).toMatchObject({
      lotCode: 'PE-A',
      bags: [
        { label: '250 g, whole beans', quantity: 4 },
        { label: '1 kg, whole beans', quantity: 2 },
      ],
      orders: ['YU-1', 'YU-2'],
    });
  });

  it('leaves out what is in a batch already and what is on hold, and says how much that is', () => {
    const [day] = roastPlan(
      [
        line({ number: 'YU-1' }),
        line({ number: 'YU-2', batches: ['2026-11-24/1'] }),
        line({ number: 'YU-3', isHeld: true, quantity: 2 }),
      ],
      '2026-11-22',
      [],
    );
    expect(day?.lots[0]).toMatchObject({ roasted: 250, done: 250, held: 500, orders: ['YU-1'] });
  });

  it('starts with what is late, then goes by day; empty roast days stand in it, days nobody named come last', () => {
    const plan = roastPlan(
      [
        line({ number: 'YU-1', roastsOn: null }),
        line({ number: 'YU-2', roastsOn: '2026-11-19' }),
        line({ number: 'YU-3', roastsOn: '2026-11-22' }),
      ],
      '2026-11-22',
      ['2026-11-24'],
    );
    expect(plan.map(({ day, when, lots }) => [day, when, lots.length])).toEqual([
      ['2026-11-19', 'late', 1],
      ['2026-11-22', 'today', 1],
      ['2026-11-24', 'ahead', 0],
      [null, 'unknown', 1],
    ]);
  });
});

it('knows the next roast days: the shop’s weekdays without holidays, today included', () => {
  const tuesdaysAndThursdays = { roastDays: [2, 4], holidays: ['2026-11-26'] };
  expect(nextRoastDays('2026-11-22', tuesdaysAndThursdays, 3)).toEqual([
    '2026-11-24',
    '2026-12-01',
    '2026-12-03',
  ]);
  expect(nextRoastDays('2026-11-24', tuesdaysAndThursdays, 1)).toEqual(['2026-11-24']);
});

it('takes from the shelf what orders may go, by lot, size and grind, with who gets how many', () => {
  const list = pickList([
    line({ number: 'YU-1', mode: 'live', line: 1, quantity: 2 }),
    line({ number: 'YU-2', quantity: 3, batches: ['2026-11-24/1'] }),
    line({ number: 'YU-2', line: 2, grindLabel: 'ground for espresso' }),
    line({ number: 'YU-3', isHeld: true }),
    line({ number: 'YU-4', lotCode: 'BR-B', name: 'Brazil B', sku: 'B-1', form: 'green', grindLabel: null }),
  ]);
  expect(list.map(({ lotCode }) => lotCode)).toEqual(['BR-B', 'PE-A']);
  expect(
    list[1]?.items.map(({ label, quantity, batches, orders }) => [label, quantity, batches, orders]),
  ).toEqual([
    [
      '250 g, whole beans',
      5,
      ['2026-11-24/1'],
      [
        { number: 'YU-1', mode: 'live', line: 1, quantity: 2 },
        { number: 'YU-2', mode: 'live', line: 1, quantity: 3 },
      ],
    ],
    ['250 g, ground for espresso', 1, [], [{ number: 'YU-2', mode: 'live', line: 2, quantity: 1 }]],
  ]);
});

describe('a batch’s own loss', () => {
  it('is what went in less what came out', () => {
    expect(batchLossBp(12_000, 10_080)).toBe(1600);
    expect([1600, 1625, 50].map(percent)).toEqual(['16 %', '16.3 %', '0.5 %']);
  });

  it('is unusual when a weight was most likely misread', () => {
    expect([500, 800, 1600, 2500, 2501].map(isUnusualLoss)).toEqual([true, false, false, false, true]);
  });
});
