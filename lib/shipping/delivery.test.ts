import { describe, expect, it } from 'vitest';
import { deliveryPromise } from './delivery';

// November 2026: the 23rd is a Monday, the 26th Thanksgiving.
const SHOP = {
  timeZone: 'America/New_York',
  cutOffHour: 10,
  roastDays: [2, 4],
  holidays: ['2026-11-26', '2026-12-25'],
  needsRoasting: true,
  minBusinessDays: 2,
  maxBusinessDays: 3,
};
const promise = (now: string, over: Partial<Parameters<typeof deliveryPromise>[0]> = {}) =>
  deliveryPromise({ ...SHOP, now: new Date(now), ...over });

describe('roasted to order', () => {
  it('is roasted on the next roast day and counts business days from it', () => {
    expect(promise('2026-11-16T09:00:00-05:00')).toEqual({
      roastsOn: '2026-11-17',
      shipsOn: '2026-11-17',
      arrivesFrom: '2026-11-19',
      arrivesBy: '2026-11-20',
    });
  });

  it('is roasted the same day before the cut-off hour, and misses the day from that hour on', () => {
    expect(promise('2026-11-17T09:59:59-05:00').roastsOn).toBe('2026-11-17');
    expect(promise('2026-11-17T10:00:00-05:00').roastsOn).toBe('2026-11-19');
  });

  it('skips weekends on the way', () => {
    expect(promise('2026-11-19T09:00:00-05:00')).toMatchObject({
      roastsOn: '2026-11-19',
      arrivesFrom: '2026-11-23',
      arrivesBy: '2026-11-24',
    });
  });

  it('neither roasts nor delivers on a holiday', () => {
    expect(promise('2026-11-25T09:00:00-05:00')).toMatchObject({
      roastsOn: '2026-12-01',
      arrivesBy: '2026-12-04',
    });
    // Roasted on Tuesday; Thursday is the holiday, so the second day is Friday and the third Monday.
    expect(promise('2026-11-24T09:00:00-05:00')).toMatchObject({
      roastsOn: '2026-11-24',
      arrivesFrom: '2026-11-27',
      arrivesBy: '2026-11-30',
    });
  });

  it('may be roasted on a Saturday, and leaves on Monday', () => {
    expect(promise('2026-11-21T09:00:00-05:00', { roastDays: [6] })).toMatchObject({
      roastsOn: '2026-11-21',
      shipsOn: '2026-11-23',
      arrivesFrom: '2026-11-25',
    });
  });

  it('refuses a shop that never roasts instead of looking for ever', () => {
    expect(() => promise('2026-11-16T09:00:00-05:00', { roastDays: [] })).toThrow(RangeError);
  });
});

describe('not roasted to order', () => {
  const green = { needsRoasting: false };

  it('ships without waiting for a roast day', () => {
    expect(promise('2026-11-16T09:00:00-05:00', green)).toEqual({
      roastsOn: null,
      shipsOn: '2026-11-16',
      arrivesFrom: '2026-11-18',
      arrivesBy: '2026-11-19',
    });
  });

  it('ships on the next business day after the cut-off, a weekend or a holiday', () => {
    expect(promise('2026-11-16T10:00:00-05:00', green).shipsOn).toBe('2026-11-17');
    expect(promise('2026-11-20T15:00:00-05:00', green).shipsOn).toBe('2026-11-23');
    expect(promise('2026-11-21T08:00:00-05:00', green).shipsOn).toBe('2026-11-23');
    expect(promise('2026-11-26T08:00:00-05:00', green).shipsOn).toBe('2026-11-27');
  });
});

describe('the clock is the shop’s', () => {
  it('reads day and cut-off in the shop’s time zone, not in that of the server or the visitor', () => {
    // 23:30 UTC on Monday is Tuesday 08:30 in Tokyo, and Monday 18:30 in New York.
    const at = '2026-11-16T23:30:00Z';
    expect(promise(at, { timeZone: 'Asia/Tokyo' }).roastsOn).toBe('2026-11-17');
    expect(promise(at, { timeZone: 'America/New_York', roastDays: [1, 3] }).roastsOn).toBe('2026-11-18');
    // 00:30 UTC on Tuesday is 19:30 on Monday in New York: Monday is missed, Tuesday is not.
    expect(promise('2026-11-17T00:30:00Z').roastsOn).toBe('2026-11-17');
    // 14:59 and 15:00 UTC stand on both sides of ten o'clock in New York in winter.
    expect(promise('2026-11-17T14:59:00Z').roastsOn).toBe('2026-11-17');
    expect(promise('2026-11-17T15:00:00Z').roastsOn).toBe('2026-11-19');
  });

  it('moves the cut-off with daylight saving time', () => {
    // Ten o'clock in New York is 14:00 UTC until 1 November 2026 and 15:00 UTC from then on.
    expect(promise('2026-10-29T14:00:00Z').roastsOn).toBe('2026-11-03');
    expect(promise('2026-11-05T14:00:00Z').roastsOn).toBe('2026-11-05');
  });

  it('neither loses nor repeats a calendar day when the clocks change', () => {
    const daily = { roastDays: [7], holidays: [], minBusinessDays: 1, maxBusinessDays: 1 };
    // Sunday 1 November has 25 hours, Sunday 8 March 23.
    expect(promise('2026-11-01T00:30:00-04:00', daily)).toMatchObject({
      roastsOn: '2026-11-01',
      shipsOn: '2026-11-02',
      arrivesBy: '2026-11-03',
    });
    expect(promise('2026-03-08T00:30:00-05:00', daily)).toMatchObject({
      roastsOn: '2026-03-08',
      shipsOn: '2026-03-09',
      arrivesBy: '2026-03-10',
    });
  });

  it('never misses a day with a cut-off of 24 and always with one of 0', () => {
    expect(promise('2026-11-17T23:59:59-05:00', { cutOffHour: 24 }).roastsOn).toBe('2026-11-17');
    expect(promise('2026-11-17T00:00:00-05:00', { cutOffHour: 0 }).roastsOn).toBe('2026-11-19');
  });
});

it('crosses the year', () => {
  expect(promise('2026-12-31T12:00:00-05:00', { holidays: ['2027-01-01'] })).toMatchObject({
    roastsOn: '2027-01-05',
    arrivesBy: '2027-01-08',
  });
});
