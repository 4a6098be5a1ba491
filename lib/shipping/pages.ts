import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shopDb } from '@/db/pools';
import { isBuild } from '@/lib/kernel/build';
import { tags } from '@/lib/kernel/cache-tags';
import { env } from '@/lib/kernel/env';
import { getShopSettings, listShippingServices } from './queries';
import type { ShippingService, ShopSettings } from './types';

/** For public pages: cached until the owner changes a setting. Null and empty while building. */
export async function shopSettingsPage(): Promise<ShopSettings | null> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.settings);
  return isBuild ? null : getShopSettings(shopDb());
}

export async function shippingServicesPage(): Promise<ShippingService[]> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.settings);
  return isBuild ? [] : listShippingServices(shopDb());
}

/** Whether Stripe adds taxes on top of the prices: by the owner's switch or by the server's setting. */
export async function isTaxAddedPage(): Promise<boolean> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.settings);
  if (isBuild) return false;
  return (env().STRIPE_TAX ?? false) || (await getShopSettings(shopDb()))?.stripeTax === true;
}
