import { absolute, breadcrumbJsonLd } from '@/lib/catalog/json-ld';
import type { StoryPage } from './types';

export const storyJsonLd = (story: StoryPage, shop: string) => ({
  '@context': 'https://schema.org',
  '@graph': [
    {
      '@type': 'Article',
      headline: story.title,
      description: story.seoDescription,
      datePublished: story.publishedOn,
      dateModified: story.updatedOn,
      author: { '@type': 'Organization', name: shop },
      image: absolute(`/og/story/${story.slug}`),
      url: absolute(`/stories/${story.slug}`),
      mentions: story.coffees.map((slug) => ({ '@type': 'Product', url: absolute(`/coffee/${slug}`) })),
      contentLocation: story.places.map((p) => ({
        '@type': 'Place',
        name: p.name,
        geo: { '@type': 'GeoCoordinates', latitude: p.lat, longitude: p.lon },
      })),
      citation: story.sources.flatMap((s) => s.url ?? []),
    },
    breadcrumbJsonLd([
      { name: 'Stories', path: '/stories' },
      { name: story.title, path: `/stories/${story.slug}` },
    ]),
  ],
});
