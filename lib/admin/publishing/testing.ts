import type { Db } from '@/db/client';
import { shopSettings, staff } from '@/db/schema';
import { demoSettings } from '@/db/seed/settings';

export const ADA = { id: 'stf_ada', name: 'Ada' };

/** A shop, whose clocks a plan goes by, and Ada who plans in it. */
export async function openShop(db: Db): Promise<void> {
  await db.insert(shopSettings).values(demoSettings);
  await db.insert(staff).values({ ...ADA, email: 'ada@example.com', role: 'editor', emailVerified: true });
}
