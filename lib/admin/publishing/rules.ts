import type { Permission } from '@/lib/identity/rules';
import type { PublishAct, PublishSubject, Standing } from './types';

export const LINK_DAYS = [1, 7, 30] as const;
export const LINK_DAYS_MAX = 30;
/** What somebody plans two years ahead is a slip of the keyboard. */
export const PLAN_AHEAD_DAYS = 730;

export const SUBJECTS = ['coffee', 'lot', 'story', 'producer'] as const satisfies readonly PublishSubject[];

/** Who may edit coffees and who may write about them are two questions. */
export const permissionFor = (subject: PublishSubject): Permission =>
  subject === 'coffee' || subject === 'lot' ? 'catalog.edit' : 'stories.edit';

/** A lot has landed, and afterwards is a past crop: its orders and cups stay on its coffee's page. */
export function standingAfter(subject: PublishSubject, act: PublishAct): Standing {
  if (subject === 'lot') return act === 'publish' ? 'landed' : 'archived';
  return act === 'publish' ? 'published' : 'draft';
}

/** Where a record has to stand for a plan to be carried out: a lot may have been announced before it lands. */
const FROM: Record<PublishAct, readonly Standing[]> = {
  publish: ['draft', 'upcoming', 'afloat'],
  unpublish: ['published', 'landed'],
};
const STANDING_WORDS: Record<Standing, string> = {
  draft: 'is a draft',
  upcoming: 'has not landed yet',
  afloat: 'is still at sea',
  landed: 'has landed already',
  published: 'is published already',
  archived: 'is archived',
};

/** Why a planned change is not carried out on a record that is not as the plan takes it to be. Null when it is. */
export const overtakenBy = (act: PublishAct, standing: Standing): string | null =>
  FROM[act].includes(standing) ? null : `It ${STANDING_WORDS[standing]}, so this was not done.`;

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
