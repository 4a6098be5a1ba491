import type { Grams, LotId } from '@/lib/kernel/units';
import type { ForSale } from '../catalog/for-sale';
import type { StockLevel } from './rules';

export type LotStage = 'draft' | 'upcoming' | 'afloat' | 'landed' | 'archived';

/** One lot as the stock table shows it. */
export type StockRow = {
  id: LotId;
  lotCode: string;
  coffee: string;
  stage: LotStage;
  onHand: Grams;
  /** To open checkouts. */
  promised: Grams;
  available: Grams;
  /** Whole days that what is available lasts at the latest pace; null when nothing was sold. */
  coverDays: number | null;
  level: StockLevel;
};

/** Everything about one lot's grams, for its sheet. */
export type LotStock = StockRow & {
  /** Grams that paid orders took in the last weeks, and how many days these were. */
  sold: Grams;
  soldDays: number;
  /** Taken by paid orders, off the books, but still in the house; of cancelled and refunded orders too. */
  notLeft: Grams;
  /** Lost in the roast, in hundredths of a per cent; null for what is not sold by the bean: chocolate and sets. */
  roastLossBp: number | null;
  promises: { number: string; g: Grams; since: string }[];
  /** Whether customers can buy of it, and what is missing. */
  sale: ForSale;
};

export type LedgerKind =
  | 'receive'
  | 'adjust'
  | 'restock'
  | 'damage'
  | 'count'
  | 'reserve'
  | 'release'
  | 'commit'
  | 'late_commit';

export type LedgerRow = {
  id: number;
  kind: LedgerKind;
  onHandChange: Grams;
  promisedChange: Grams;
  /** After this line. */
  onHand: Grams;
  promised: Grams;
  reason: string;
  actor: string;
  orderNumber: string | null;
  /** ISO instant. */
  at: string;
};
export type LedgerPage = { rows: LedgerRow[]; total: number };
