import 'server-only';
import { asc, inArray, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { shippingBands, shippingServices, shopSettings } from '@/db/schema';
import type { UnitPriceBase } from '@/lib/kernel/units';
import type { ShippingService, ShopSettings } from './types';

/** All services in the shop's order, or those that reach one country. */
export async function listShippingServices(db: Db, country?: string): Promise<ShippingService[]> {
  const services = await db
    .select({
      id: shippingServices.id,
      zone: shippingServices.zone,
      name: shippingServices.name,
      countries: shippingServices.countries,
      minBusinessDays: shippingServices.minBusinessDays,
      maxBusinessDays: shippingServices.maxBusinessDays,
      freeFrom: shippingServices.freeFrom,
    })
    .from(shippingServices)
    .where(country === undefined ? undefined : sql`${country} = any(${shippingServices.countries})`)
    .orderBy(asc(shippingServices.position), asc(shippingServices.id));
  if (services.length === 0) return [];
  const bands = await db
    .select()
    .from(shippingBands)
    .where(
      inArray(
        shippingBands.serviceId,
        services.map((service) => service.id),
      ),
    )
    .orderBy(asc(shippingBands.upTo));
  return services.map((service) => ({
    ...service,
    bands: bands.filter((band) => band.serviceId === service.id).map(({ upTo, price }) => ({ upTo, price })),
  }));
}

/** @throws Error when the shop was never set up: the one row is written by the seed, or by the owner. */
export async function getShopSettings(db: Db): Promise<ShopSettings> {
  const [row] = await db.select().from(shopSettings).limit(1);
  if (!row) throw new Error('shop_settings is empty: `npm run shop` fills a new database.');
  const { id: _id, updatedAt: _updatedAt, ...settings } = row;
  // A check constraint holds this column to the three bases.
  return { ...settings, unitPriceBase: settings.unitPriceBase as UnitPriceBase };
}
