import { LOW_UNITS, unitsThatFit } from '@/lib/inventory/rules';
import { plural, weight } from '@/lib/kernel/format';
import type { Grams } from '@/lib/kernel/units';
import type { TableShape } from '../table';
import type { LedgerKind, LotStage } from './types';

export const STOCK_SHAPE: TableShape = {
  sorts: ['code', 'coffee', 'onHand', 'promised', 'available', 'cover'],
  defaultSort: 'code',
  filters: { level: ['low'], stage: ['draft', 'upcoming', 'afloat', 'landed', 'archived'] },
};
export const LEDGER_PAGE_SIZE = 25;

export const STAGE_WORDS: Record<LotStage, string> = {
  // Not "Draft": that is what a coffee or a story is until it is published.
  draft: 'In preparation',
  upcoming: 'Upcoming',
  afloat: 'At sea',
  landed: 'Landed',
  archived: 'Archived',
};

/** The pace is that of the last 28 days, or of the lot's own days when it is younger; a week at least. */
export const PACE_DAYS = 28;
export const PACE_DAYS_MIN = 7;
/** A lot that will be gone within this time is low: about what it takes to get the next one sampled and moved. */
export const LOW_COVER_DAYS = 14;

/** Days over which a lot's pace is taken. @param age whole days since its first movement */
export const paceDays = (age: number): number => Math.min(PACE_DAYS, Math.max(PACE_DAYS_MIN, age));

/** Whole days that `available` lasts when `sold` grams went in `days`; null when nothing went. */
export function coverDays(available: Grams, sold: Grams, days: number): number | null {
  if (sold <= 0) return null;
  return Math.max(0, Math.floor((available * days) / sold));
}

/** `none` for a lot that has not landed or is archived: nobody waits for it. */
export type StockLevel = 'none' | 'ok' | 'low' | 'out';

/** @param smallest grams of the smallest bag on sale; null when no bag is on sale */
export function stockLevel(lot: {
  stage: LotStage;
  available: Grams;
  smallest: Grams | null;
  cover: number | null;
}): StockLevel {
  if (lot.stage !== 'landed') return 'none';
  const bags = lot.smallest === null ? null : unitsThatFit(lot.available, lot.smallest);
  if (lot.available <= 0 || bags === 0) return 'out';
  if (bags !== null && bags <= LOW_UNITS) return 'low';
  return lot.cover !== null && lot.cover < LOW_COVER_DAYS ? 'low' : 'ok';
}

/** "9 days", "over a year", "no sales". */
export function coverWords(days: number | null): string {
  if (days === null) return 'no sales';
  if (days > 365) return 'over a year';
  return plural(days, 'day');
}

export const KIND_WORDS: Record<LedgerKind, string> = {
  receive: 'Received',
  damage: 'Damaged',
  count: 'Counted',
  adjust: 'Corrected',
  restock: 'Came back',
  reserve: 'Promised to a checkout',
  release: 'Promise ended unpaid',
  commit: 'Sold',
  late_commit: 'Sold, paid late',
};

/** What a person can record, in the order of the form. */
export const MOVEMENTS = ['receive', 'damage', 'count', 'adjust', 'restock'] as const;
export type Movement = (typeof MOVEMENTS)[number];

export const MOVEMENT_WORDS: Record<Movement, { name: string; amount: string; hint: string }> = {
  receive: { name: 'Receive: coffee arrived', amount: 'How much arrived', hint: 'Net, without sacks.' },
  damage: { name: 'Damage: spoiled, spilt or lost', amount: 'How much is gone', hint: 'No minus needed.' },
  count: { name: 'Count: what the scale says', amount: 'How much is there', hint: '' },
  adjust: {
    name: 'Adjust: put a slip right',
    amount: 'Correct by',
    hint: 'With a minus to take out: -1.5 kg.',
  },
  restock: {
    name: 'Restock: an order came back unopened',
    amount: 'How much came back',
    hint: 'Green coffee and packed goods only; roasted coffee does not go back.',
  },
};

/** Grams on hand after a movement of `g` as typed. */
export const onHandAfter = (kind: Movement, onHand: Grams, g: Grams): number =>
  kind === 'count' ? g : kind === 'damage' ? onHand - g : onHand + g;

/** Whole grams that are left of green coffee after the roast. @param roastLossBp in hundredths of a per cent */
export const roastedFromGreen = (green: number, roastLossBp: number): number =>
  Math.floor((green * (10_000 - roastLossBp)) / 10_000);

/** What a lot's weight is, said before somebody enters that of roasted bags. */
export const greenWords = (roastLossBp: number): string =>
  `Green coffee, before roasting. 120 kg green is about ${weight(roastedFromGreen(120_000, roastLossBp))} roasted.`;

/** Who stands behind a ledger line that no person wrote. */
export const ACTOR_WORDS: Readonly<Record<string, string>> = { shop: 'The shop', seed: 'Opening stock' };
