import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { absolute } from '@/lib/catalog/json-ld';

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: {
      userAgent: '*',
      disallow: ['/api/', '/cart', '/checkout', '/orders', '/search', '/coffee/find'],
    },
    sitemap: absolute('/sitemap.xml'),
  };
}
