import { currentLocale, type Locale, writingOf } from './locale';
import type { Grams, Metres, Minor, UnitPriceBase } from './units';

// The only formatter in the shop: the same on server and browser, so the page does not change when it hydrates. Dates
// are put together here and not by Intl, whose patterns differ between the versions that a server and a browser have.

/** Decimals per ISO 4217 currency. Stripe's minor units follow the same table. */
export const CURRENCY_DECIMALS = {
  USD: 2,
  EUR: 2,
  GBP: 2,
  CAD: 2,
  AUD: 2,
  CHF: 2,
  SEK: 2,
  NOK: 2,
  DKK: 2,
  PLN: 2,
  MXN: 2,
  PEN: 2,
  BRL: 2,
  JPY: 0,
  KRW: 0,
  CLP: 0,
} as const;
export type Currency = keyof typeof CURRENCY_DECIMALS;
export const isCurrency = (code: string): code is Currency => code in CURRENCY_DECIMALS;

/** @throws TypeError for a currency the table does not know: guessing two decimals charges yen a hundredfold. */
export function currencyDecimals(currency: string): number {
  if (!isCurrency(currency)) throw new TypeError(`no decimals known for currency ${currency}`);
  return CURRENCY_DECIMALS[currency];
}

/** 1450 USD → "$14.50", in Canada "US$14.50"; 1450 JPY → "¥1,450". */
export function money(amount: Minor | number, currency: string, locale: Locale = currentLocale()): string {
  const decimals = currencyDecimals(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount / 10 ** decimals);
}

/** The bare decimal for structured data and feeds: 1450 USD → "14.50". */
export function decimalPrice(amount: Minor | number, currency: string): string {
  const decimals = currencyDecimals(currency);
  return (amount / 10 ** decimals).toFixed(decimals);
}

export const BASE_LABEL: Record<UnitPriceBase, string> = { kg: 'kg', lb: 'lb', '100g': '100 g' };

export const whole = (n: number): string => new Intl.NumberFormat(currentLocale()).format(n);

/** 250 → "250 g", 1000 → "1 kg", 1240000 → "1,240 kg". */
export function weight(g: Grams | number): string {
  if (g < 1000) return `${whole(g)} g`;
  return `${new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: g < 10_000 ? 1 : 0 }).format(g / 1000)} kg`;
}

/** To the gram: 298 → "298 g", 690000 → "690 kg", 410250 → "410.25 kg", -1500 → "−1.5 kg". */
export function exactWeight(g: Grams | number): string {
  const size = Math.abs(g);
  const sign = g < 0 ? '−' : '';
  if (size < 1000) return `${sign}${size} g`;
  return `${sign}${new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 3 }).format(size / 1000)} kg`;
}

/** "1,750–1,900 m", or one height when both are the same. */
export const altitude = (min: Metres | number, max: Metres | number): string =>
  min === max ? `${whole(min)} m` : `${whole(min)}–${whole(max)} m`;

export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${whole(n)} ${agree(n, one, many)}`;

/** The words that go with a count, without the count: agree(1, 'was', 'were') → "was". */
export const agree = (n: number, one: string, many: string): string => (n === 1 ? one : many);

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** 1–12 → "January". @throws RangeError otherwise. */
export function monthName(month: number): string {
  const name = MONTH_NAMES[month - 1];
  if (!name) throw new RangeError(`not a month: ${month}`);
  return name;
}

/** The day, the month and the year in the order of the shop's locale, a comma where Americans put one. */
function dayMonthYear(day: number, month: string, year: string | number, locale: Locale): string {
  return writingOf(locale).dates === 'day-first' ? `${day} ${month} ${year}` : `${month} ${day}, ${year}`;
}

const dayMonth = (day: number, month: string, locale: Locale): string =>
  writingOf(locale).dates === 'day-first' ? `${day} ${month}` : `${month} ${day}`;

const shortMonth = (month: number): string => monthName(month).slice(0, 3);

/** A calendar fact in its own precision: "2024" → "2024", "2024-09" → "September 2024", "2024-09-03" → "3 September 2024". */
export function partialDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (!month) return year;
  const name = monthName(Number(month));
  return day ? dayMonthYear(Number(day), name, year, currentLocale()) : `${name} ${year}`;
}

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
/** ISO weekday 1–7 → "Monday". @throws RangeError otherwise. */
export function weekdayName(weekday: number): string {
  const name = WEEKDAY_NAMES[weekday - 1];
  if (!name) throw new RangeError(`not a day of the week: ${weekday}`);
  return name;
}

/** "2026-11-24" → "Tuesday 24 November", "Tuesday, November 24". A calendar day has no time zone. */
export function weekdayDate(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return onWeekday(day, dayMonth(date ?? 0, monthName(month ?? 0), currentLocale()));
}

/** "2026-11-24" → "Tuesday 24 November 2026", "Tuesday, November 24, 2026". */
export const fullDate = (day: string): string => onWeekday(day, partialDate(day));

function onWeekday(day: string, date: string): string {
  const weekday = weekdayName(new Date(`${day}T12:00:00Z`).getUTCDay() || 7);
  return writingOf(currentLocale()).dates === 'day-first' ? `${weekday} ${date}` : `${weekday}, ${date}`;
}

/** "2026-11-24" → "24 Nov", "Nov 24". */
export function shortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return dayMonth(date ?? 0, shortMonth(month ?? 0), currentLocale());
}

/** An hour and a minute of the day: 14, 5 → "14:05", "2:05 PM". Midnight may be 0 or 24. */
export function clockTime(hour: number, minute = 0, locale: Locale = currentLocale()): string {
  const { halves } = writingOf(locale);
  const minutes = String(minute).padStart(2, '0');
  if (!halves) return `${String(hour).padStart(2, '0')}:${minutes}`;
  return `${hour % 12 || 12}:${minutes} ${halves[hour % 24 < 12 ? 0 : 1]}`;
}

/** An instant on the shop's clock: "22 Nov 2026, 19:40", "Nov 22, 2026, 7:40 PM". */
export function moment(iso: string, timeZone: string, locale: Locale = currentLocale()): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  }).formatToParts(new Date(iso));
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const date = dayMonthYear(of('day'), shortMonth(of('month')), of('year'), locale);
  return `${date}, ${clockTime(of('hour'), of('minute'), locale)}`;
}

/**
 * Months of a harvest as runs that may wrap the year: [11, 12, 1] → "November to January",
 * [4,5,6,10] → "April to June and October".
 */
export function monthRuns(months: readonly number[]): string {
  const set = new Set(months);
  if (set.size === 0) return '';
  if (set.size === 12) return 'all year';
  const runs: string[] = [];
  for (let m = 1; m <= 12; m++) {
    const before = m === 1 ? 12 : m - 1;
    if (!set.has(m) || set.has(before)) continue;
    let end = m;
    while (set.has((end % 12) + 1)) end = (end % 12) + 1;
    runs.push(end === m ? monthName(m) : `${monthName(m)} to ${monthName(end)}`);
  }
  return list(runs);
}

/** "US" → "United States". An unknown code is printed as it is. */
export const countryName = (code: string): string =>
  new Intl.DisplayNames([currentLocale()], { type: 'region' }).of(code) ?? code;
