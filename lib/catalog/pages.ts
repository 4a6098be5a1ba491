import 'server-only';
import { cacheLife, cacheTag } from 'next/cache';
import { shopDb } from '@/db/pools';
import { isBuild } from '@/lib/kernel/build';

import { tags } from '@/lib/kernel/cache-tags';
import { isSlugPath } from '@/lib/kernel/slug';
import { getCoffeePage } from './coffee-page';
import { getOriginPage, listOriginPaths } from './origins';
import { getProducer, listProducerSlugs } from './producers';
import { currentSlug, listCatalog, shopToday } from './queries';
import type { CatalogEntry, CoffeePage, OriginPage, ProducerPage } from './types';

/**
 * The catalogue as public pages read it: cached until an edit says otherwise, a day at most (freshness moves with
 * the calendar). While building there is no database: pages are drawn empty then and again on their first request.
 */

export async function catalogEntries(): Promise<CatalogEntry[]> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog, tags.stories, tags.settings);
  return isBuild ? [] : listCatalog(shopDb());
}

export async function coffeePage(slug: string): Promise<CoffeePage | null> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog, tags.stories, tags.settings);
  return isBuild || !isSlugPath(slug) ? null : getCoffeePage(shopDb(), slug);
}

/** The current path of a renamed page, or null when it never existed. */
export async function renamedTo(
  kind: 'coffee' | 'producer' | 'story' | 'origin',
  slug: string,
): Promise<string | null> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog, tags.stories);
  return isBuild || !isSlugPath(slug) ? null : currentSlug(shopDb(), kind, slug);
}

export async function originPage(path: string): Promise<OriginPage | null> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog, tags.stories, tags.settings);
  return isBuild || !isSlugPath(path) ? null : getOriginPage(shopDb(), path);
}

export async function originPaths(): Promise<string[]> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog);
  return isBuild ? [] : listOriginPaths(shopDb());
}

export async function producerPage(slug: string): Promise<ProducerPage | null> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog, tags.stories, tags.settings);
  return isBuild || !isSlugPath(slug) ? null : getProducer(shopDb(), slug);
}

export async function producerSlugs(): Promise<string[]> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.catalog);
  return isBuild ? [] : listProducerSlugs(shopDb());
}

/** Today in the shop's time zone, as far as a cached page needs to know: months and seasons, not hours. */
export async function shopDay(): Promise<string> {
  'use cache';
  cacheLife('days');
  cacheTag(tags.settings);
  if (isBuild) return '2026-01-01';
  return shopToday(shopDb());
}
