/** `paid` absorbs whatever is older; late money after `expired` or `failed` is legal. */
export const PAYMENT_TRANSITIONS = {
  pending: ['processing', 'paid', 'expired'],
  processing: ['paid', 'failed'],
  expired: ['paid'],
  failed: ['paid'],
  // A refund that fails at the bank gives its amount back: the way is open in both directions.
  paid: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded', 'paid'],
  refunded: ['partially_refunded', 'paid'],
} as const satisfies Record<string, readonly string[]>;
export type PaymentState = keyof typeof PAYMENT_TRANSITIONS;

export const FULFILMENT_TRANSITIONS = {
  none: ['ready', 'held', 'cancelled'],
  ready: ['packed', 'held', 'cancelled'],
  held: ['ready', 'cancelled'],
  packed: ['shipped', 'held', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;
export type FulfilmentState = keyof typeof FULFILMENT_TRANSITIONS;

export const DISPUTE_TRANSITIONS = {
  none: ['open', 'won', 'lost', 'prevented'],
  open: ['won', 'lost', 'prevented'],
  // Appeals reopen what was decided.
  won: ['open', 'lost'],
  lost: ['open', 'won'],
  prevented: ['open'],
} as const satisfies Record<string, readonly string[]>;
export type DisputeState = keyof typeof DISPUTE_TRANSITIONS;

export const ATTEMPT_TRANSITIONS = {
  creating: ['open', 'processing', 'paid', 'failed', 'expired', 'absent'],
  open: ['processing', 'paid', 'failed', 'expired'],
  processing: ['paid', 'failed'],
  paid: [],
  failed: ['paid'],
  expired: ['processing', 'paid'],
  absent: ['processing', 'paid'],
} as const satisfies Record<string, readonly string[]>;
export type AttemptState = keyof typeof ATTEMPT_TRANSITIONS;

type Table = Record<string, readonly string[]>;
const may =
  <S extends string>(table: Table) =>
  (from: S, to: S): boolean =>
    table[from]?.includes(to) ?? false;

export const canMovePayment = may<PaymentState>(PAYMENT_TRANSITIONS);
export const canMoveFulfilment = may<FulfilmentState>(FULFILMENT_TRANSITIONS);
export const canMoveDispute = may<DisputeState>(DISPUTE_TRANSITIONS);
export const canMoveAttempt = may<AttemptState>(ATTEMPT_TRANSITIONS);

/** Money has been taken for it, whatever was given back since. */
export const isPaid = (state: PaymentState): boolean =>
  state === 'paid' || state === 'partially_refunded' || state === 'refunded';

/** Its grams are promised: waiting for the customer or for the bank. */
export const holdsStock = (state: PaymentState): boolean => state === 'pending' || state === 'processing';

/** An attempt whose session may still bring money, so that its order's grams must stay promised. */
export const isLiveAttempt = (state: AttemptState): boolean =>
  state === 'creating' || state === 'open' || state === 'processing';

/** Never goes down for an order, however events arrive. Refunds come and go inside the highest rank. */
export function paymentRank(state: PaymentState): number {
  if (state === 'pending') return 0;
  if (state === 'processing') return 1;
  return isPaid(state) ? 3 : 2;
}

/** The state that follows from what was taken and what was given back. */
export function refundedState(taken: number, refunded: number): 'paid' | 'partially_refunded' | 'refunded' {
  if (refunded <= 0) return 'paid';
  return refunded >= taken ? 'refunded' : 'partially_refunded';
}

/** Nothing leaves unpaid, held, or after all of its money went back. */
export const canShip = (order: { paymentState: PaymentState; fulfilmentState: FulfilmentState }): boolean =>
  (order.paymentState === 'paid' || order.paymentState === 'partially_refunded') &&
  (order.fulfilmentState === 'ready' || order.fulfilmentState === 'packed');

/**
 * Bags of a line that still have to leave. What went back into stock is not packed any more: it counts against what
 * waits first, and against what came back from the customer only when nothing waits.
 */
export const leftToShip = (bought: number, standing?: { shipped: number; restocked: number }): number =>
  Math.max(0, bought - (standing?.shipped ?? 0) - (standing?.restocked ?? 0));
