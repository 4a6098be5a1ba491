import 'server-only';
import { and, eq, inArray, or } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { coffees, variants } from '@/db/schema';
import { listAvailability } from '@/lib/inventory/queries';
import type { CoffeeId } from '@/lib/kernel/units';
import { deliveryPromise } from '@/lib/shipping/delivery';
import { freeShippingGap, quoteShipping } from '@/lib/shipping/rules';
import { readShop } from './queries';
import type { CoffeeStock } from './types';

/**
 * What changes too often for a static page: how many units are left, and when one of them would arrive in the shop's
 * own country. Null for a coffee that is not published.
 * @param coffee its slug or its id
 */
export async function getStock(db: Db, coffee: string): Promise<CoffeeStock | null> {
  if (!/^[\w-]+$/.test(coffee)) return null; // PostgreSQL refuses a NUL.
  const [found] = await db
    .select({ id: coffees.id })
    .from(coffees)
    .where(
      and(or(eq(coffees.slug, coffee), eq(coffees.id, coffee as CoffeeId)), eq(coffees.status, 'published')),
    );
  if (!found) return null;
  const available = await listAvailability(db, found.id);
  const sizes = await db
    .select({ id: variants.id, form: variants.form, gross: variants.gross, price: variants.price })
    .from(variants)
    .where(
      inArray(
        variants.id,
        available.map((each) => each.variantId),
      ),
    );
  const { settings, services, now: at } = await readShop(db);
  const { country, currency } = settings;
  return {
    coffeeId: found.id,
    country,
    currency,
    variants: available.flatMap(({ variantId, units, state }) => {
      const size = sizes.find(({ id }) => id === variantId);
      if (!size) return [];
      const parcel = { country, gross: size.gross, subtotal: size.price };
      const quote = quoteShipping(services, parcel);
      const [rate] = quote.kind === 'rates' ? quote.rates : [];
      const promise =
        rate && deliveryPromise({ ...settings, ...rate, now: at, needsRoasting: size.form === 'roasted' });
      return {
        variantId,
        units,
        state,
        roastsOn: promise?.roastsOn ?? null,
        shipsOn: promise?.shipsOn ?? null,
        arrivesBy: promise?.arrivesBy ?? null,
        shipping: rate?.amount ?? null,
        freeShippingFrom: freeShippingGap(services, parcel)?.threshold ?? null,
      };
    }),
  };
}
