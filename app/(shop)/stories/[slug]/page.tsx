import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { Missing } from '@/components/layout/missing';
import { StorySheet } from '@/components/story/story-sheet';
import { JsonLd } from '@/components/ui/json-ld';
import { catalogEntries, originPage, renamedTo, shopDay } from '@/lib/catalog/pages';
import { sheetOfStory } from '@/lib/catalog/rules';
import { BUILD_SLUG } from '@/lib/kernel/build';
import { storyJsonLd } from '@/lib/stories/json-ld';
import { storyPage } from '@/lib/stories/queries';
import { placesOf } from '@/lib/stories/rules';
import { shopName } from '../../../ribbon';

export const ensureStatic = 'navigation';

export const generateStaticParams = () => [{ slug: BUILD_SLUG }];

export async function generateMetadata({ params }: PageProps<'/stories/[slug]'>): Promise<Metadata> {
  const story = await storyPage((await params).slug);
  if (!story) return { title: 'Not found' };
  const hasPicture = story.photo ?? sheetOfStory(story, await catalogEntries());
  return {
    title: { absolute: story.seoTitle },
    description: story.seoDescription,
    alternates: { canonical: `/stories/${story.slug}` },
    openGraph: {
      type: 'article',
      title: story.seoTitle,
      description: story.seoDescription,
      publishedTime: story.publishedOn,
      ...(hasPicture && {
        images: [{ url: `/og/story/${story.slug}`, width: 1200, height: 630 }],
      }),
    },
  };
}

export default async function StoryRoute({ params }: PageProps<'/stories/[slug]'>) {
  const { slug } = await params;
  const story = await storyPage(slug);
  if (!story) {
    const now = await renamedTo('story', slug);
    if (now && now !== slug) permanentRedirect(`/stories/${now}`);
    return <Missing what="No story of ours has this address." />;
  }
  const [today, entries, ...origins] = await Promise.all([
    shopDay(),
    catalogEntries(),
    ...placesOf(story).map(originPage),
  ]);
  return (
    <>
      <JsonLd data={storyJsonLd(story, await shopName())} />
      <StorySheet story={story} entries={entries} origins={origins} today={today} />
    </>
  );
}
