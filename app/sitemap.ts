import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { absolute } from '@/lib/catalog/json-ld';
import { catalogEntries, originPaths, producerSlugs } from '@/lib/catalog/pages';
import { storyTeasers } from '@/lib/stories/queries';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const [coffees, origins, producers, stories] = await Promise.all([
    catalogEntries(),
    originPaths(),
    producerSlugs(),
    storyTeasers(),
  ]);
  const paths = [
    '/',
    '/coffee',
    '/origins',
    '/stories',
    '/shipping',
    '/privacy',
    '/imprint',
    ...coffees.map((c) => `/coffee/${c.slug}`),
    ...origins.map((path) => `/origins/${path}`),
    ...producers.map((slug) => `/producers/${slug}`),
    ...stories.map((s) => `/stories/${s.slug}`),
  ];
  return paths.map((path) => ({ url: absolute(path) }));
}
