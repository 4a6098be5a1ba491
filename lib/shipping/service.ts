import 'server-only';
import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { shippingBands, shippingServices } from '@/db/schema';
import { newId } from '@/lib/kernel/ids';
import { grams, minor } from '@/lib/kernel/units';
import type { ShippingService } from './types';

/** What an owner decides about a way of shipping. */
export type ServiceTerms = Omit<ShippingService, 'id'>;

/** Locks the service. */
export async function lockService(
  tx: Tx,
  id: string,
): Promise<{ version: number; terms: ServiceTerms } | null> {
  const [row] = await tx.select().from(shippingServices).where(eq(shippingServices.id, id)).for('update');
  if (!row) return null;
  const bands = await tx
    .select({ upTo: shippingBands.upTo, price: shippingBands.price })
    .from(shippingBands)
    .where(eq(shippingBands.serviceId, id))
    .orderBy(asc(shippingBands.upTo));
  const { id: _id, position: _position, version, ...terms } = row;
  return { version, terms: { ...terms, bands } };
}

/** Replaces the terms; carts and checkouts ask again at once, orders keep what they were offered. */
export async function writeService(tx: Tx, id: string, terms: ServiceTerms, version: number): Promise<void> {
  const { bands, countries, ...own } = terms;
  await tx
    .update(shippingServices)
    .set({ ...own, countries: [...countries], version })
    .where(eq(shippingServices.id, id));
  await writeBands(tx, id, bands);
}

/** A new way of shipping, after all others. */
export async function addService(tx: Tx, terms: ServiceTerms): Promise<string> {
  const { bands, countries, ...own } = terms;
  const id = newId<string>('shp');
  await tx.insert(shippingServices).values({
    ...own,
    id,
    countries: [...countries],
    position: sql`(select coalesce(max(position), 0) + 1 from ${shippingServices})`,
  });
  await writeBands(tx, id, bands);
  return id;
}

export async function removeService(tx: Tx, id: string): Promise<void> {
  await tx.delete(shippingServices).where(eq(shippingServices.id, id));
}

/** Changes places with the service before or after it: the first one that serves a country is the one it is quoted. */
export async function moveService(tx: Tx, id: string, by: -1 | 1): Promise<boolean> {
  const ids = (
    await tx
      .select({ id: shippingServices.id })
      .from(shippingServices)
      .orderBy(asc(shippingServices.position), asc(shippingServices.id))
      .for('update')
  ).map((row) => row.id);
  const at = ids.indexOf(id);
  const other = ids[at + by];
  if (at < 0 || other === undefined) return false;
  const ordered = ids.with(at, other).with(at + by, id);
  for (const [position, each] of ordered.entries())
    await tx.update(shippingServices).set({ position }).where(eq(shippingServices.id, each));
  return true;
}

async function writeBands(tx: Tx, serviceId: string, bands: ServiceTerms['bands']): Promise<void> {
  await tx.delete(shippingBands).where(eq(shippingBands.serviceId, serviceId));
  if (bands.length > 0)
    await tx
      .insert(shippingBands)
      .values(bands.map(({ upTo, price }) => ({ serviceId, upTo: grams(upTo), price: minor(price) })));
}
