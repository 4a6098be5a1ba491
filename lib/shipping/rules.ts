import { type Grams, grams, type Minor, minor } from '@/lib/kernel/units';
import type { FreeShippingGap, OfferedRate, Parcel, ShippingQuote, ShippingService } from './types';

/** The usual limit of parcel carriers, gross. Anything heavier is freight. */
export const PARCEL_LIMIT: Grams = grams(31_500);
/** Stripe's hosted page shows no more than five shipping options. */
const MOST_RATES = 5;

/** What the customer may choose from for this parcel, or why there is nothing to choose from. */
export function quoteShipping(services: readonly ShippingService[], parcel: Parcel): ShippingQuote {
  const serving = servicesTo(services, parcel.country);
  if (serving.length === 0) return { kind: 'unserved' };
  const [first, ...others] = serving.flatMap((service) => {
    const amount = priceOf(service, parcel);
    return amount === null ? [] : [offer(service, amount)];
  });
  if (!first) return { kind: 'too_heavy', max: heaviestParcel(serving) };
  return { kind: 'rates', rates: [first, ...others.slice(0, MOST_RATES - 1)] };
}

/** Null when no service that takes this parcel ever ships free. */
export function freeShippingGap(
  services: readonly ShippingService[],
  parcel: Parcel,
): FreeShippingGap | null {
  const thresholds = servicesTo(services, parcel.country).flatMap((service) =>
    service.freeFrom !== null && priceOf(service, parcel) !== null ? [service.freeFrom] : [],
  );
  if (thresholds.length === 0) return null;
  const threshold = minor(Math.min(...thresholds));
  return { threshold, missing: minor(Math.max(0, threshold - parcel.subtotal)) };
}

/** Countries that any service reaches, sorted by code. */
export const servedCountries = (services: readonly ShippingService[]): string[] =>
  [...new Set(services.flatMap((service) => service.countries))].sort();

const servicesTo = (services: readonly ShippingService[], country: string) =>
  services.filter((service) => service.countries.includes(country));

/** Null when the parcel is too heavy for this service. */
function priceOf(service: ShippingService, parcel: Parcel): Minor | null {
  if (parcel.gross > PARCEL_LIMIT) return null;
  const band = service.bands.find(({ upTo }) => parcel.gross <= upTo);
  if (!band) return null;
  return service.freeFrom !== null && parcel.subtotal >= service.freeFrom ? minor(0) : band.price;
}

function heaviestParcel(services: readonly ShippingService[]): Grams {
  const heaviest = Math.max(0, ...services.map((service) => service.bands.at(-1)?.upTo ?? 0));
  return grams(Math.min(PARCEL_LIMIT, heaviest));
}

const offer = (service: ShippingService, amount: Minor): OfferedRate => ({
  serviceId: service.id,
  name: service.name,
  amount,
  minBusinessDays: service.minBusinessDays,
  maxBusinessDays: service.maxBusinessDays,
});
