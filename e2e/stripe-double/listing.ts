import type Stripe from 'stripe';
import { invalid, noSuch } from './errors';

interface Listed {
  id: string;
}

interface Page<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

const DEFAULT_LIMIT = 10;
const MAXIMUM_LIMIT = 100;

/** One page of `items`, which come newest first, as Stripe lists them. */
export function pageOf<T extends Listed>(items: T[], params: Stripe.PaginationParams, url: string): Page<T> {
  const { limit = DEFAULT_LIMIT, starting_after: after, ending_before: before } = params;
  if (limit < 1) throw invalid('This value must be greater than or equal to 1.', 'limit');
  if (limit > MAXIMUM_LIMIT)
    throw invalid(`This value must be less than or equal to ${MAXIMUM_LIMIT}.`, 'limit');
  if (after !== undefined && before !== undefined) {
    throw invalid('You may only specify one of these parameters: starting_after, ending_before.');
  }
  if (before !== undefined) {
    // The page next to the cursor, not the first one of the list.
    const newer = items.slice(0, positionOf(items, before, 'ending_before'));
    return { object: 'list', url, has_more: newer.length > limit, data: newer.slice(-limit) };
  }
  const rest = after === undefined ? items : items.slice(positionOf(items, after, 'starting_after') + 1);
  return { object: 'list', url, has_more: rest.length > limit, data: rest.slice(0, limit) };
}

function positionOf(items: Listed[], id: string, param: string): number {
  const position = items.findIndex((item) => item.id === id);
  if (position < 0) throw noSuch('object', id, param);
  return position;
}

type Range = Stripe.RangeQueryParam | number | undefined;

export function isCreatedWithin(created: number, range: Range): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return created === range;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return created > gt && created >= gte && created < lt && created <= lte;
}
