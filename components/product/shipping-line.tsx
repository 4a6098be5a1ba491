import { countryName, money } from '@/lib/kernel/format';
import type { ShippingService } from '@/lib/shipping/types';

/** Cost, free threshold and returns, under the button: where people look for them. */
export function ShippingLine({
  services,
  country,
  currency,
}: {
  services: readonly ShippingService[];
  country: string;
  currency: string;
}) {
  const own = services.filter((s) => s.countries.includes(country));
  const cheapest = Math.min(...own.flatMap((s) => s.bands.slice(0, 1).map((b) => b.price as number)));
  const free = own.find((s) => s.freeFrom !== null)?.freeFrom;
  return (
    <p className="mt-2 text-small text-ink-2 [[data-freight]~&]:hidden">
      {Number.isFinite(cheapest) &&
        `Shipping in the ${countryName(country)} from ${money(cheapest, currency)}`}
      {free != null && `, free from ${money(free, currency)}`}
      {Number.isFinite(cheapest) && '. '}
      <a href="/shipping" className="link">
        Shipping & returns
      </a>
    </p>
  );
}
