import type { Metadata } from 'next';
import { StoryTeaser } from '@/components/story/story-teaser';
import { storyTeasers } from '@/lib/stories/queries';

export const metadata: Metadata = {
  title: 'Stories',
  description: 'Where the coffee and the chocolate come from, told from sources that are named.',
  alternates: { canonical: '/stories' },
};

export default async function StoriesRoute() {
  const stories = await storyTeasers();
  return (
    <main id="main" className="frame pt-9 md:pt-14">
      <h1 className="text-display">Stories</h1>
      <p className="mt-2 max-w-prose text-ink-2">
        {stories.length > 0
          ? 'Places and people behind the lots. Every claim names who makes it.'
          : 'No story is told yet.'}
      </p>
      <div className="mt-9 grid gap-6 lg:grid-cols-2">
        {stories.map((story) => (
          <StoryTeaser key={story.slug} story={story} headingLevel={2} />
        ))}
      </div>
    </main>
  );
}
