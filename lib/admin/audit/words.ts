import {
  exactWeight,
  list,
  moment,
  money,
  monthRuns,
  partialDate,
  plural,
  weekdayName,
  whole,
} from '@/lib/kernel/format';
import { isLocale, writingOf } from '@/lib/kernel/locale';
import { alertWords } from '@/lib/orders/alert-words';
import { doneText, planText } from './sentences';
import type { AuditEntry } from './types';

const AREAS: Readonly<Record<string, string>> = {
  staff: 'People',
  settings: 'Settings',
  shipping: 'Shipping',
  variant: 'Size',
  region: 'Origin',
  bulk: 'Several at once',
};

/** "shipping_service" → "Shipping service". */
export const areaText = (subject: string): string => AREAS[subject] ?? capital(spaced(subject));

/** "freeFrom" → "Free from", "producerId" → "Producer". */
export const fieldText = (field: string): string =>
  FIELDS[field] ?? capital(spaced(field.replace(/[a-z](G|Bp|Id|Ids)$/, (end) => end.charAt(0))));

const FIELDS: Readonly<Record<string, string>> = {
  sku: 'SKU',
  priceMinor: 'Price',
  minBusinessDays: 'Fastest, business days',
  maxBusinessDays: 'Slowest, business days',
  showWasPrice: 'Lowest price of 30 days shown',
  unitPriceBase: 'Unit price per',
  demo: 'Demo ribbon',
  stripeTax: 'Stripe Tax',
  cutOffHour: 'Cut-off hour',
  seoTitle: 'Title in search results',
  seoDescription: 'Description in search results',
  onHandG: 'On hand',
  greenG: 'Green in',
  green: 'Green in',
  roasted: 'Roasted out',
  agtronGround: 'Agtron, ground',
  roastedG: 'Roasted out',
  focusX: 'Focal point, across',
  focusY: 'Focal point, down',
  fulfilmentState: 'State',
  reviewReason: 'Reason to look at it',
  again: 'In place of',
  otherRegionIds: 'Other origins',
  requireSecondFactor: 'Second factor for everybody',
};

const STATES: Readonly<Record<string, string>> = {
  none: 'not paid',
  ready: 'to ship',
  held: 'on hold',
};

const MONEY: ReadonlySet<string> = new Set(['price', 'priceMinor', 'amount', 'freeFrom', 'refund']);
const WEIGHT: ReadonlySet<string> = new Set([
  'net',
  'gross',
  'draw',
  'onHand',
  'g',
  'green',
  'roasted',
  'upTo',
]);
const isWeight = (field: string) => WEIGHT.has(field) || /[a-z](G|_g)$/.test(field);
const LONGEST = 240;

/** A value as a person reads it, instants on the shop's clock; long texts and lists are cut. */
export function valueText(field: string, value: unknown, currency: string, timeZone = 'UTC'): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'number') return numberText(field, value, currency);
  if (typeof value === 'string') return stringText(field, value, timeZone);
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nothing';
    if (field === 'harvestMonths') return monthRuns(value as number[]);
    return cut(list(value.map((one) => valueText(field, one, currency, timeZone))));
  }
  if ('type' in (value as object) && (value as { type: unknown }).type === 'doc') return 'a text';
  return cut(
    Object.entries(value as object)
      .filter(([name, one]) => name !== 'id' && one !== null && one !== '')
      .map(([name, one]) => `${fieldText(name).toLowerCase()} ${valueText(name, one, currency, timeZone)}`)
      .join(', '),
  );
}

function numberText(field: string, value: number, currency: string): string {
  if (MONEY.has(field)) return money(value, currency);
  if (isWeight(field)) return exactWeight(value);
  if (field.endsWith('Bp')) return `${value / 100} %`;
  // Per mille of the picture's width and height.
  if (field === 'focusX' || field === 'focusY') return `${value / 10} %`;
  if (field === 'altitudeMin' || field === 'altitudeMax') return `${whole(value)} m`;
  return field === 'roastDays' ? weekdayName(value) : String(value);
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)/g;
const DAY = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;

function stringText(field: string, value: string, timeZone: string): string {
  if (DAY.test(value)) return partialDate(value);
  if (field === 'locale' && isLocale(value)) return writingOf(value).label;
  if (field === 'fulfilmentState') return STATES[value] ?? value;
  if (field === 'alert') return alertWords(value).title;
  return cut(onClock(value, timeZone));
}

/** Instants inside a text on the shop's clock. */
const onClock = (text: string, timeZone: string): string =>
  text.replace(INSTANT, (iso) => moment(iso, timeZone));

export type ChangeText = { sentence: string } | { field: string; from: string | null; to: string };

/** The lines below an entry: "will go on sale on 3 Dec 2026, 09:00", or a field from what to what. */
export function changeTexts(
  entry: Pick<AuditEntry, 'action' | 'subject' | 'changes'>,
  currency: string,
  timeZone: string,
): ChangeText[] {
  const text = (field: string, value: unknown) => valueText(field, value, currency, timeZone);
  return Object.entries(entry.changes).flatMap(([field, { from, to }]): ChangeText[] => {
    // From nothing to nothing is no news.
    if (isNothing(from) && isNothing(to)) return [];
    const plan = planText(entry, field);
    if (plan) return [{ sentence: `${plan} on ${text(field, to ?? from)}` }];
    if (field === 'parcel' || field === 'restocked') return [{ sentence: goodsText(field, to) }];
    return [
      { field: fieldText(field), from: isNothing(from) ? null : text(field, from), to: text(field, to) },
    ];
  });
}

type Goods = { line: number; quantity: number; name?: string };

/** "in the parcel: 2 × Peru, 1 lb"; entries of older shops know the line's number only. */
function goodsText(field: 'parcel' | 'restocked', to: unknown): string {
  const goods = field === 'parcel' ? (to as { lines?: Goods[] } | null)?.lines : [to as Goods];
  const named = (goods ?? []).map(({ line, quantity, name }) =>
    name ? `${quantity} × ${name}` : `${plural(quantity, 'bag')} of line ${line}`,
  );
  return `${field === 'parcel' ? 'in the parcel' : 'back into stock'}: ${cut(list(named))}`;
}

/** What the record is called at the head of an entry. */
export const labelText = ({ action, label }: Pick<AuditEntry, 'action' | 'label'>): string =>
  // Older entries call an alert by its kind.
  action === 'alert.deal_with' && /^[a-z_]+$/.test(label) ? alertWords(label).title : label;

/** The note of an entry; a bare number or direction gets the words around it. */
export function noteText({ action, note }: Pick<AuditEntry, 'action' | 'note'>, timeZone: string): string {
  if (action === 'staff.sessions_ended' && /^\d+$/.test(note)) return plural(Number(note), 'browser');
  if (action === 'shipping.move' && /^(up|down)$/.test(note)) return `one place ${note}`;
  return onClock(note, timeZone);
}

/** Everything that an entry's line shows, as it stands there, and weights in grams too: for a search. */
export const shownTexts = (entry: AuditEntry, currency: string, timeZone: string): string[] => [
  `${moment(entry.at, timeZone)} № ${entry.seq}`,
  `${entry.actorName} ${doneText(entry)}${entry.label && `: ${labelText(entry)}`}`,
  ...changeTexts(entry, currency, timeZone).map((change) =>
    'sentence' in change
      ? change.sentence
      : `${change.field}${change.from === null ? ': ' : ` from ${change.from} to `}${change.to}`,
  ),
  ...Object.entries(entry.changes).flatMap(([field, { from, to }]) =>
    isWeight(field) ? [from, to].filter((g) => typeof g === 'number').map((g) => `${g} g`) : [],
  ),
  noteText(entry, timeZone),
];

const isNothing = (value: unknown) => value === null || value === undefined || value === '';

/** Where the record can be looked at; null when it has no page. */
export function recordHref({
  subject,
  subjectId,
  label,
}: Pick<AuditEntry, 'subject' | 'subjectId' | 'label'>): string | null {
  const id = encodeURIComponent(subjectId);
  switch (subject) {
    case 'coffee':
      return `/admin/coffees?open=${id}`;
    case 'lot':
      return `/admin/lots?open=${id}`;
    case 'variant':
      return `/admin/prices?open=${id}`;
    case 'producer':
      return `/admin/producers?open=${id}`;
    case 'region':
      return `/admin/origins?open=${id}`;
    case 'story':
      return `/admin/stories/${id}`;
    case 'order':
      // An order's page goes by its number, which is what it is called here.
      return /^[A-Z]+-[0-9A-Z-]+$/.test(label) ? `/admin/orders/${label}` : null;
    case 'settings':
      return '/admin/settings';
    case 'photo':
      return `/admin/photos?open=${id}`;
    case 'shipping':
      return `/admin/settings/shipping?open=${id}`;
    case 'staff':
      return '/admin/people';
    default:
      return null;
  }
}

const spaced = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.-]/g, ' ')
    .toLowerCase();
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);
