import type { SalesDay, SalesLot } from '@/lib/orders/sales';

export type ToShip = {
  count: number;
  /** Longest waiting; `placedAt` is an ISO instant, `roastsOn` a calendar day. */
  oldest: { id: string; number: string; placedAt: string | null; roastsOn: string | null } | null;
};

/** What a person has to look at before the day goes on. */
export type ToReview = {
  count: number;
  orders: { id: string; number: string; reason: string }[];
  alertCount: number;
  alerts: {
    id: number;
    title: string;
    what: string;
    todo: string;
    order: { id: string; number: string } | null;
    at: string;
  }[];
};

export type Sales = {
  /** All days of the time, oldest first, those without a sale too. */
  days: SalesDay[];
  lots: SalesLot[];
};
