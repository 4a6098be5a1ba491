import { describe, expect, it } from 'vitest';
import { certificateStanding, daysAfter, inForce, lastDayOf, lastsLonger, toRenew } from './certificates';

const dated = (validTo: string | null, validFrom: string | null = null) => ({ validFrom, validTo });
const held = (validTo: string | null, validFrom: string | null = null, scheme = 'SPP') => ({
  scheme,
  holder: 'producer',
  ...dated(validTo, validFrom),
});

it.each([
  ['2026', '2026-12-31'],
  ['2026-09', '2026-09-30'],
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
  ['2026-09-14', '2026-09-14'],
])('the last day that %s may mean is %s', (date, day) => {
  expect(lastDayOf(date)).toBe(day);
});

it('counts calendar days across a month, a leap day and a change of clocks', () => {
  expect(daysAfter('2026-11-01', 60)).toBe('2026-12-31');
  expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01');
  expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
});

describe('a certificate', () => {
  it.each([
    ['2026-12-31', '2026-10-31', 'in-force'],
    ['2026-12-31', '2026-11-01', 'ends-soon'],
    ['2026-12-31', '2026-12-31', 'ends-soon'],
    ['2026-12-31', '2027-01-01', 'ended'],
    ['2026-12', '2026-10-31', 'in-force'],
    ['2026-12', '2026-11-01', 'ends-soon'],
    ['2026-12', '2026-12-31', 'ends-soon'],
    ['2026-12', '2027-01-01', 'ended'],
    ['2026', '2026-10-31', 'in-force'],
    ['2026', '2026-11-01', 'ends-soon'],
    ['2026', '2027-01-01', 'ended'],
    ['2026-09', '2026-09-30', 'ends-soon'],
    ['2026-09', '2026-10-01', 'ended'],
  ] as const)('that is valid to %s is on %s: %s', (validTo, today, standing) => {
    expect(certificateStanding(dated(validTo), today)).toBe(standing);
  });

  it('is told of for the same 60 days, however exact its end is', () => {
    for (const validTo of ['2026', '2026-12', '2026-12-31', '2028-02', '2026-06-30']) {
      const last = lastDayOf(validTo);
      expect(certificateStanding(dated(validTo), daysAfter(last, -61))).toBe('in-force');
      expect(certificateStanding(dated(validTo), daysAfter(last, -60))).toBe('ends-soon');
      expect(certificateStanding(dated(validTo), daysAfter(last, 1))).toBe('ended');
    }
  });

  it('of no end is in force for ever, and one of the future is not yet', () => {
    expect(certificateStanding(dated(null), '2090-01-01')).toBe('in-force');
    expect(certificateStanding(dated('2028', '2027-01'), '2026-12-31')).toBe('not-begun');
    expect(certificateStanding(dated('2028', '2027-01'), '2027-01-01')).toBe('in-force');
  });

  it('lasts longer by its last day, not by its spelling', () => {
    expect(lastsLonger(dated('2027'), dated('2027-06-30'))).toBe(true);
    expect(lastsLonger(dated('2027-12'), dated('2027'))).toBe(false);
    expect(lastsLonger(dated(null), dated('2099'))).toBe(true);
    expect(lastsLonger(dated('2099'), dated(null))).toBe(false);
  });
});

describe('of several certificates', () => {
  it('visitors read those in force, and one that was renewed once', () => {
    const all = [
      held('2025'),
      held('2026-12'),
      held('2027-12', '2026-11'),
      held(null, '2027', 'Demeter'),
      held(null),
    ];
    expect(inForce(all, '2026-11-22')).toEqual([held(null)]);
    expect(inForce(all.slice(0, 4), '2026-11-22')).toEqual([held('2027-12', '2026-11')]);
    expect(inForce([held('2026-12'), held('2027', '2027')], '2026-11-22')).toEqual([held('2026-12')]);
    expect(inForce([held('2027'), held('2027')], '2026-11-22')).toHaveLength(1);
  });

  it('nobody is asked to renew one that was renewed', () => {
    expect(toRenew([held('2025'), held('2027-12')], '2026-11-22')).toEqual([]);
    expect(toRenew([held('2025'), held('2026-12')], '2026-11-22').map((one) => one.standing)).toEqual([
      'ends-soon',
    ]);
    expect(toRenew([held('2025'), held('2028', null, 'Demeter')], '2026-11-22')).toHaveLength(1);
  });
});
