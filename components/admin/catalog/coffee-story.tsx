'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { CATALOG } from '@/lib/admin/catalog/client';
import type { CoffeeDetail } from '@/lib/admin/catalog/types';
import { saveStory } from '@/lib/admin/stories/actions';
import type { StoryDoc } from '@/lib/kernel/story-doc';
import { LEAD_MAX } from '@/lib/stories/rules';
import { FormDialog } from '../form-dialog';
import { NewStoryForm } from '../stories/new-story-form';

/** From a coffee to what the shop tells of it: the story there is, or a new one that begins with its summary and its lot card. */
export function CoffeeStory({
  coffee: { id, values, story },
}: {
  coffee: Pick<CoffeeDetail, 'id' | 'values' | 'story'>;
}) {
  const router = useRouter();
  const queries = useQueryClient();
  if (story)
    return (
      <span>
        Its story:{' '}
        <Link className="link" href={`/admin/stories/${story.id}`}>
          {story.title}
        </Link>
      </span>
    );
  const begin = async (storyId: string) => {
    const body: StoryDoc = {
      type: 'doc',
      content: [{ type: 'lotCard', attrs: { slug: values.slug, id } }],
    };
    // Refused or not answered, the story is an empty draft: the card is put in by hand.
    const lead = values.summary.slice(0, LEAD_MAX);
    await saveStory({ id: storyId, version: 1, changes: { body, ...(lead && { lead }) } }).catch(() => null);
    void queries.invalidateQueries({ queryKey: [...CATALOG] });
    router.push(`/admin/stories/${storyId}`);
  };
  return (
    <FormDialog trigger="Write its story" title={`A story of ${values.name}`} className="button">
      {(done) => (
        <NewStoryForm
          about={values.name}
          onMade={(storyId) => {
            done();
            void begin(storyId);
          }}
        />
      )}
    </FormDialog>
  );
}
