import type { Grams, LotId, OrderId } from '@/lib/kernel/units';
import type { PaymentMode } from '@/lib/orders/types';

/** A line, or what is left of it, of a paid order that has not left the house. */
export type WaitingLine = {
  orderId: OrderId;
  line: number;
  number: string;
  mode: PaymentMode;
  /** A person has to look at the order first: nothing of it is roasted or packed. */
  isHeld: boolean;
  /** `2026-11-24`, as promised at checkout; null when nothing was promised. */
  roastsOn: string | null;
  lotId: LotId;
  lotCode: string;
  name: string;
  sku: string;
  sizeLabel: string;
  form: 'green' | 'roasted' | 'chocolate' | 'set';
  /** "ground for filter, V60"; null when there is nothing to say. */
  grindLabel: string | null;
  /** Units that have not left yet. */
  quantity: number;
  /** Of one unit, as sold. */
  net: Grams;
  /** The lot's roast loss in basis points. */
  lossBp: number;
  /** Codes of the batches it was packed from. */
  batches: string[];
};

export type PlanLot = {
  lotId: LotId;
  lotCode: string;
  coffee: string;
  lossBp: number;
  /** Roasted grams that are still to make, and the green to load for them. */
  roasted: Grams;
  green: Grams;
  /** Roasted grams that are in a batch already. */
  done: Grams;
  /** Roasted grams of orders on hold, in none of the sums. */
  held: Grams;
  bags: { label: string; quantity: number }[];
  orders: string[];
};

export type PlanDay = {
  /** Null for orders that were promised no day. */
  day: string | null;
  when: 'late' | 'today' | 'ahead' | 'unknown';
  lots: PlanLot[];
  roasted: Grams;
  green: Grams;
};

/** A line that a batch can be tied to. */
export type OpenLine = {
  orderId: OrderId;
  line: number;
  lotId: LotId;
  number: string;
  roastsOn: string | null;
  isHeld: boolean;
  /** "3 × 250 g, whole beans". */
  label: string;
};

export type RoastableLot = { id: LotId; lotCode: string; coffee: string; lossBp: number };

export type BatchRow = {
  id: string;
  code: string;
  roastedOn: string;
  lotCode: string;
  coffee: string;
  green: Grams;
  roasted: Grams;
  /** Basis points. */
  lossBp: number;
  agtron: number | null;
  note: string;
  actor: string;
  /** Why it never happened; null for a batch that did. */
  voidedFor: string | null;
  version: number;
  lines: { number: string; label: string }[];
};

export type PickLot = {
  lotCode: string;
  name: string;
  items: {
    sku: string;
    label: string;
    quantity: number;
    batches: string[];
    orders: { number: string; mode: PaymentMode; line: number; quantity: number }[];
  }[];
};

/** The paper for one parcel. No prices: the parcel may be a present. */
export type PackingSlip = {
  number: string;
  mode: PaymentMode;
  /** Why it must not be packed now, in words; null when it may, and for a parcel that has left. */
  stop: string | null;
  placedAt: string | null;
  roastsOn: string | null;
  shippingService: string | null;
  /** As written on a parcel; empty when the customer has not given it yet. */
  address: string[];
  /** The parcel that left; null when the slip says what would go now. `n` counts the order's parcels from 1. */
  parcel: { id: string; n: number; carrier: string; tracking: string; at: string } | null;
  /** All parcels of the order that left, oldest first. */
  parcels: { id: string; carrier: string; at: string }[];
  /** Lines with something in this parcel or in earlier ones. */
  lines: SlipLine[];
};

export type SlipLine = {
  line: number;
  sku: string;
  name: string;
  label: string;
  lotCode: string;
  batches: { code: string; roastedOn: string }[];
  /** In this parcel. */
  units: number;
  /** In earlier parcels. */
  earlier: number;
};
