import 'server-only';
import { asc } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { shippingServices } from '@/db/schema';
import { getShopSettings, listShippingServices } from '@/lib/shipping/queries';
import { textOf } from './service-text';
import type { ServiceRow } from './types';

/** Every way of shipping in the shop's order, as its form shows it. */
export async function listServiceRows(db: Db | Tx): Promise<ServiceRow[]> {
  const { currency } = await getShopSettings(db);
  const versions = await db
    .select({ id: shippingServices.id, version: shippingServices.version })
    .from(shippingServices)
    .orderBy(asc(shippingServices.id));
  const services = await listShippingServices(db);
  return services.map(({ id, ...terms }) => ({
    id,
    version: versions.find((row) => row.id === id)?.version ?? 1,
    values: textOf(terms, currency),
  }));
}

export async function getServiceRow(db: Db | Tx, id: string): Promise<ServiceRow | null> {
  return (await listServiceRows(db)).find((row) => row.id === id) ?? null;
}
