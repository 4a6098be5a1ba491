import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shopDb } from '@/db/pools';
import { isBuild } from '@/lib/kernel/build';
import { tags } from '@/lib/kernel/cache-tags';
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
