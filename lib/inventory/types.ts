import type { Grams, LotId, OrderId, VariantId } from '@/lib/kernel/units';

export type StockState = 'in-stock' | 'low' | 'sold-out';

/** Units of one size that could be bought now if nothing else were taken from its lot. */
export type VariantAvailability = { variantId: VariantId; lotId: LotId; units: number; state: StockState };

/** What one line takes from its lot: `quantity` units of `draw` grams each. */
export type StockLine = {
  lotId: LotId;
  variantId: VariantId;
  /** How a person knows the coffee and the size, for the message when it does not fit. */
  name: string;
  sizeLabel: string;
  quantity: number;
  draw: Grams;
};

/**
 * Why not one unit of a size can be had although its lot is not gone: the lot's last grams make `smaller` bags only, or
 * the buyer's `own` other lines take them.
 */
export type NoneBecause = 'smaller' | 'own';

export type LotNeed = { lotId: LotId; g: Grams };

/** Grams that an order holds while its customer pays; `since` is an ISO instant. */
export type OpenPromise = { orderId: OrderId; number: string; g: Grams; since: string };

/** What a move by hand did to the grams on hand. */
export type Moved = { lotCode: string; from: Grams; to: Grams };
