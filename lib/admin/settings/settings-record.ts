import 'server-only';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { shopSettings } from '@/db/schema';
import type { UnitPriceBase } from '@/lib/kernel/units';
import type { RecordKind, Stored } from '../editing';
import type { SettingsValues } from './types';

/** The one row's name in the audit log and the history. */
export const SETTINGS_ID = 'shop';

const valuesOf = (row: typeof shopSettings.$inferSelect): Stored<SettingsValues> => {
  const { id: _id, updatedAt: _at, version, currency: _c, requireSecondFactor: _r, ...own } = row;
  // A check constraint holds this column to the three bases.
  return { version, values: { ...own, unitPriceBase: own.unitPriceBase as UnitPriceBase } };
};

export const settingsRecord: RecordKind<SettingsValues> = {
  subject: 'settings',
  label: ({ name }) => name,
  async read(tx: Tx, _id, lock = 'no key update') {
    const found = tx.select().from(shopSettings);
    const [row] = await (lock === 'none' ? found : found.for(lock));
    return row ? valuesOf(row) : null;
  },
  async write(tx, _id, fields, version) {
    await tx
      .update(shopSettings)
      .set({ ...fields, version })
      .where(eq(shopSettings.id, 1));
  },
};

/** @throws Error when the shop was never set up */
export async function getSettings(db: Db | Tx): Promise<Stored<SettingsValues>> {
  const [row] = await db.select().from(shopSettings);
  if (!row) throw new Error('shop_settings is empty: `npm run shop` fills a new database.');
  return valuesOf(row);
}
