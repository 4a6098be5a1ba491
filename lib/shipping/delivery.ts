import { dayIn, hourIn } from '@/lib/kernel/clock';
import type { DeliveryPromise } from './types';

type Question = {
  now: Date;
  timeZone: string;
  cutOffHour: number;
  /** ISO weekdays, 1 is Monday; at least one. */
  roastDays: readonly number[];
  holidays: readonly string[];
  needsRoasting: boolean;
  /** Business days between handing over and arriving. */
  minBusinessDays: number;
  maxBusinessDays: number;
};

/**
 * When an order placed now is roasted, shipped and delivered. An order at or after the cut-off hour, shop time, misses
 * the day. Roasted coffee ships on its roast day; whatever is not roasted to order ships on the next business day that
 * was not missed. Weekends and holidays ship and deliver nothing; a shop may roast on a Saturday.
 */
export function deliveryPromise(asked: Question): DeliveryPromise {
  const holidays = new Set(asked.holidays);
  const isBusinessDay = (day: string) => isoWeekday(day) <= 5 && !holidays.has(day);
  const isRoastDay = (day: string) => asked.roastDays.includes(isoWeekday(day)) && !holidays.has(day);

  const today = dayIn(asked.timeZone, asked.now);
  const missed = hourIn(asked.timeZone, asked.now) >= asked.cutOffHour;
  const start = missed ? nextDay(today) : today;
  const roastsOn = asked.needsRoasting ? firstDay(start, isRoastDay) : null;
  const shipsOn = firstDay(roastsOn ?? start, isBusinessDay);
  return {
    roastsOn,
    shipsOn,
    arrivesFrom: afterBusinessDays(shipsOn, asked.minBusinessDays, isBusinessDay),
    arrivesBy: afterBusinessDays(shipsOn, asked.maxBusinessDays, isBusinessDay),
  };
}

type DayTest = (day: string) => boolean;

function afterBusinessDays(day: string, count: number, isBusinessDay: DayTest): string {
  let at = day;
  for (let left = count; left > 0; left--) at = firstDay(nextDay(at), isBusinessDay);
  return at;
}

/** The first day from `day` on that passes. @throws RangeError when none does for a year: no roast day is set. */
function firstDay(day: string, passes: DayTest): string {
  let at = day;
  for (let tries = 0; tries < 366; tries++, at = nextDay(at)) if (passes(at)) return at;
  throw new RangeError(`no suitable day within a year of ${day}`);
}

// A calendar day has no time zone; noon UTC keeps the arithmetic away from every change of clocks.
const atNoon = (day: string) => new Date(`${day}T12:00:00Z`);
const isoWeekday = (day: string) => atNoon(day).getUTCDay() || 7;

function nextDay(day: string): string {
  const at = atNoon(day);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}
