import type { PublishAct, PublishStatus } from './types';

export const LINK_DAYS = [1, 7, 30] as const;
export const LINK_DAYS_MAX = 30;
/** What somebody plans two years ahead is a slip of the keyboard. */
export const PLAN_AHEAD_DAYS = 730;

export const statusAfter = (act: PublishAct): PublishStatus => (act === 'publish' ? 'published' : 'draft');

/**
 * Why a planned change is not carried out on a record that is not as the plan takes it to be: a draft is published, a
 * published one is taken off. Null when it is.
 */
export function overtakenBy(act: PublishAct, status: PublishStatus): string | null {
  if (status === (act === 'publish' ? 'draft' : 'published')) return null;
  const words = { draft: 'is a draft', published: 'is published already', archived: 'is archived' }[status];
  return `It ${words}, so this was not done.`;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const get = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  );
  return local - Math.floor(at / 1000) * 1000;
}

export type Instant =
  | { kind: 'once'; at: Date }
  /** The clocks go back over it: the first of the two is meant. */
  | { kind: 'twice'; at: Date }
  /** The clocks go forward over it: nobody's clock ever shows it. */
  | { kind: 'never' }
  | { kind: 'no-date' };

/** `2026-03-08T09:30` on the clocks of a zone → the instant it is. */
export function instantIn(timeZone: string, local: string): Instant {
  const [, year, month, day, hour, minute, second = '0'] = LOCAL.exec(local) ?? [];
  const numbers = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [y, mo, d, h, mi, s] = numbers;
  const wanted = Date.UTC(y, mo - 1, d, h, mi, s);
  const read = new Date(wanted);
  const isReal =
    read.getUTCMonth() === mo - 1 && read.getUTCDate() === d && read.getUTCHours() === h && mi < 60 && s < 60;
  if (!isReal) return { kind: 'no-date' };
  // The zone's offsets on both sides of a change of its clocks.
  const aDay = 24 * 3600 * 1000;
  const offsets = new Set([offsetAt(timeZone, wanted - aDay), offsetAt(timeZone, wanted + aDay)]);
  const found = [...offsets]
    .map((offset) => wanted - offset)
    .filter((at) => at + offsetAt(timeZone, at) === wanted)
    .sort((a, b) => a - b);
  const [first] = found;
  if (first === undefined) return { kind: 'never' };
  return { kind: found.length > 1 ? 'twice' : 'once', at: new Date(first) };
}

/** An instant as a `datetime-local` field shows it, on the clocks of a zone. */
export function localIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetAt(timeZone, at.getTime())).toISOString().slice(0, 16);
}
