import type { OfferedRate } from '@/db/schema/orders';
import type { Locale } from '@/lib/kernel/locale';
import type { Grams, Minor, UnitPriceBase } from '@/lib/kernel/units';

export type { OfferedRate };

/** Price of one parcel up to and including this gross weight. */
export type ShippingBand = { upTo: Grams; price: Minor };

export type ShippingService = {
  id: string;
  zone: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  countries: readonly string[];
  minBusinessDays: number;
  maxBusinessDays: number;
  /** Goods worth this much ship free with this service; null: never. */
  freeFrom: Minor | null;
  /** Lightest first. */
  bands: readonly ShippingBand[];
};

/** What the parcel is: where it goes, what it weighs packed, what the goods in it cost. */
export type Parcel = { country: string; gross: Grams; subtotal: Minor };

export type ShippingQuote =
  /** One to five choices, in the shop's order. */
  | { kind: 'rates'; rates: [OfferedRate, ...OfferedRate[]] }
  | { kind: 'unserved' }
  /** `max`: the heaviest parcel that this country can get. */
  | { kind: 'too_heavy'; max: Grams };

/** How far a cart is from free shipping; `missing` is 0 once reached. */
export type FreeShippingGap = { threshold: Minor; missing: Minor };

/** Calendar days in the shop's time zone, `2026-11-24`. */
export type DeliveryPromise = {
  /** Null when nothing in the parcel is roasted to order. */
  roastsOn: string | null;
  shipsOn: string;
  arrivesFrom: string;
  arrivesBy: string;
};

/** What a shop owner decided about the whole shop. */
export type ShopSettings = {
  name: string;
  legalName: string;
  street: string;
  city: string;
  /** ISO 3166-1 alpha-2: where the shop is, and where a visitor is taken to be until they say otherwise. */
  country: string;
  email: string;
  currency: string;
  locale: Locale;
  timeZone: string;
  unitPriceBase: UnitPriceBase;
  /** ISO weekdays, 1 is Monday. */
  roastDays: readonly number[];
  /** An order placed at this hour or later, shop time, misses the day. */
  cutOffHour: number;
  /** Days on which nobody roasts, packs or delivers: `2026-12-25`. */
  holidays: readonly string[];
  /** The catalogue is invented, and every page says so. */
  demo: boolean;
  /** Empty when there is none, like the three below. */
  phone: string;
  taxNumber: string;
  /** The owner's own text in place of the shop's: paragraphs with an empty line between them. */
  privacyText: string;
  returnsText: string;
  /** A reduced price shows the lowest one of the last 30 days beside it. */
  showWasPrice: boolean;
  /** Stripe Tax adds taxes on top, as with the setting STRIPE_TAX. */
  stripeTax: boolean;
  requireSecondFactor: boolean;
  version: number;
};
