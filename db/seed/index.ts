import { sql } from 'drizzle-orm';
import { connect, type Tx } from '../client';
import { coffees, searchSynonyms, shippingBands, shippingServices, shopSettings } from '../schema';
import { insertCoffees } from './coffees';
import { LOCK } from './lock';
import { insertLots } from './lots';
import { insertProducers, insertRegions } from './origins';
import { demoSettings } from './settings';
import { shippingSeed } from './shipping';
import { insertStories } from './story-rows';
import { synonyms } from './synonyms';

/**
 * Fills an empty shop with the demo catalogue, all of it or nothing. Several processes may start together: one seeds,
 * the others wait and find it done.
 * @returns false, and changes nothing, when the shop has coffees or settings already: it is somebody's.
 */
export async function seedDemo(url: string): Promise<boolean> {
  const { db, pool } = connect(url, 1);
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      const isEmpty = (await tx.$count(coffees)) === 0 && (await tx.$count(shopSettings)) === 0;
      if (!isEmpty) return false;
      await seedInto(tx);
      return true;
    });
  } finally {
    await pool.end();
  }
}

/** Writes the demo catalogue into a migrated database that holds nothing yet. */
export async function seedInto(tx: Tx): Promise<void> {
  const regionIds = await insertRegions(tx);
  const producerIds = await insertProducers(tx, regionIds);
  const coffeeIds = await insertCoffees(tx, regionIds, producerIds);
  await insertLots(tx, coffeeIds);
  await insertStories(tx, coffeeIds, regionIds);
  await insertShop(tx);
}

async function insertShop(tx: Tx): Promise<void> {
  await tx.insert(shopSettings).values(demoSettings);
  await tx
    .insert(shippingServices)
    .values(shippingSeed.map(({ bands: _bands, ...service }, position) => ({ ...service, position })));
  await tx
    .insert(shippingBands)
    .values(shippingSeed.flatMap(({ id, bands }) => bands.map((band) => ({ serviceId: id, ...band }))));
  await tx.insert(searchSynonyms).values(synonyms);
}
