import { sql } from 'drizzle-orm';
import type { Currency } from '@/lib/kernel/format';
import { connect } from '../client';
import { coffees, searchSynonyms, shopSettings } from '../schema';
import { LOCK } from './lock';
import { synonyms } from './synonyms';

/** What the owner fills in first: the admin shows until then what is still missing. */
const unsaid = { legalName: '', street: '', city: '', email: '' };

/**
 * Opens a shop without the demo's coffees: its settings with what has to stand in them, and the words that search knows.
 * @param currency of all prices, for good
 * @returns false, and changes nothing, when the shop has coffees or settings already: it is somebody's.
 */
export async function openEmpty(url: string, currency: Currency): Promise<boolean> {
  const isDollar = currency === 'USD';
  const { db, pool } = connect(url, 1);
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      if ((await tx.$count(coffees)) > 0 || (await tx.$count(shopSettings)) > 0) return false;
      await tx.insert(shopSettings).values({
        ...unsaid,
        name: 'My coffee shop',
        country: 'US',
        currency,
        timeZone: isDollar ? 'America/New_York' : 'UTC',
        unitPriceBase: isDollar ? 'lb' : 'kg',
        roastDays: [2, 4],
        cutOffHour: 10,
      });
      await tx.insert(searchSynonyms).values(synonyms);
      return true;
    });
  } finally {
    await pool.end();
  }
}
