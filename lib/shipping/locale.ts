import 'server-only';
import type { Db } from '@/db/client';
import { shopSettings } from '@/db/schema';
import { setLocale } from '@/lib/kernel/locale';

/** Writes from now on as the shop's settings say. @returns whether this process wrote differently before */
export async function refreshLocale(db: Db): Promise<boolean> {
  const [shop] = await db.select({ locale: shopSettings.locale }).from(shopSettings).limit(1);
  return setLocale(shop?.locale ?? 'en');
}
