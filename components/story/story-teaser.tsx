import Link from 'next/link';
import type { StoryTeaser as Teaser } from '@/lib/catalog/types';
import { STORY_KINDS, type StoryKind } from '@/lib/stories/rules';

export function StoryTeaser({ story, headingLevel = 3 }: { story: Teaser; headingLevel?: 2 | 3 }) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article className="card gap-3 p-5 md:p-9">
      <p className="label text-ink-2">{STORY_KINDS[story.kind as StoryKind] ?? 'Story'}</p>
      <Heading className="text-h2">
        <Link href={`/stories/${story.slug}`} className="outline-none after:absolute after:inset-0">
          {story.title}
        </Link>
      </Heading>
      <p className="max-w-prose font-display text-lead">{story.lead}</p>
      <p className="mt-auto font-semibold text-water">Read the story</p>
    </article>
  );
}
