import type { Form, Process } from '@/lib/catalog/types';
import type { StockState } from '@/lib/inventory/types';
import type { ActionFailure } from '@/lib/kernel/errors';
import type { Thumb } from '@/lib/kernel/thumb';
import type { CartId, CoffeeId, Grams, Metres, Minor, UnitPriceBase, VariantId } from '@/lib/kernel/units';
import type { DeliveryPromise, FreeShippingGap } from '@/lib/shipping/types';

/** `none` for whatever is not ground: green coffee, chocolate, sets. */
export const GRINDS = [
  'none',
  'whole-bean',
  'espresso',
  'moka',
  'aeropress',
  'filter',
  'batch',
  'french-press',
  'cold-brew',
] as const;
export type Grind = (typeof GRINDS)[number];

/** Names a line within its cart: `var_01jd…:whole-bean`. */
export type LineKey = `${string}:${Grind}`;

/**
 * What stands between a line and the till.
 * `price_changed` only has to be seen; with any other the line cannot be ordered as it is.
 */
export type LineProblem =
  | { kind: 'unavailable' }
  | { kind: 'freight' }
  | { kind: 'sold_out' }
  /** `units`: what the lot still gives, beside the other lines that draw on it. */
  | { kind: 'not_enough'; units: number }
  | { kind: 'price_changed'; oldPrice: Minor };

export type CartLine = {
  key: LineKey;
  variantId: VariantId;
  grind: Grind;
  quantity: number;
  /** The most of it this cart may hold now: what its lot gives beside the other lines, at most 24. */
  available: number;
  coffeeSlug: string;
  coffeeName: string;
  sizeLabel: string;
  form: Form;
  lotCode: string;
  /** Of one unit, now. */
  unitPrice: Minor;
  /** `unitPrice` per one `unitPriceBase`. */
  basePrice: Minor;
  unitPriceBase: UnitPriceBase;
  /** What its map sheet is drawn from, beside the coffee's slug. */
  sheet: {
    altitudeMin: Metres | null;
    altitudeMax: Metres | null;
    process: Process | null;
    processModifiers: readonly string[];
  };
  /** The coffee's photo, which takes the sheet's place. */
  thumb: Thumb | null;
  problem: LineProblem | null;
};

/** What a page knows of a size before it is in the cart: enough to show the line until the server answers. */
export type LineDraft = Omit<CartLine, 'key' | 'quantity' | 'available' | 'problem'>;

/** A visitor's cart as it may be shown to them. It carries no id: that is a secret and stays in the cookie. */
export type CartView = {
  /** In the order in which they were added. */
  lines: readonly CartLine[];
  /** Units, not lines. */
  count: number;
  subtotal: Minor;
  currency: string;
  /** Packed, of everything. */
  gross: Grams;
  /** ISO 3166-1 alpha-2: chosen by the visitor, else the shop's own. */
  country: string;
  /** Null when nothing ships free to this country. */
  freeShippingGap: FreeShippingGap | null;
  /** What the cheapest way of sending it costs; null for an empty cart and one that cannot be shipped. */
  shippingFrom: Minor | null;
  /** When the first shipping service would bring it; null for an empty cart and one that cannot be shipped. */
  delivery: DeliveryPromise | null;
  shippingProblem: { kind: 'unserved' } | { kind: 'too_heavy'; max: Grams } | null;
  /** Names what is bought at which prices, so that a checkout notices any change; `''` when empty. */
  hash: string;
  /** What the last command could not do as asked. Nothing was lost: the cart shows what was done instead. */
  notice: CartNotice | null;
};

export type CartNotice = Pick<ActionFailure, 'code' | 'detail'>;

/** A cart with the secret that finds it. Server only. */
export type StoredCart = { id: CartId; view: CartView };

/** One size of a coffee, live. */
export type VariantStock = {
  variantId: VariantId;
  units: number;
  state: StockState;
  /** Calendar days for one unit ordered now, sent to the shop's own country; null when it cannot be sent there. */
  roastsOn: string | null;
  shipsOn: string | null;
  arrivesBy: string | null;
  /** What sending one unit costs there. */
  shipping: Minor | null;
  /** Goods worth this much ship free there; null: nothing does. */
  freeShippingFrom: Minor | null;
};

export type CoffeeStock = {
  coffeeId: CoffeeId;
  country: string;
  currency: string;
  variants: readonly VariantStock[];
};
