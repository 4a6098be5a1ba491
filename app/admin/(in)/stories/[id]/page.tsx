import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotAllowed } from '@/components/admin/not-allowed';
import { StoryEditor } from '@/components/admin/stories/story-editor';
import { shopDb } from '@/db/pools';
import { getOpenStory } from '@/lib/admin/stories/queries';
import { roleMay } from '@/lib/identity/rules';
import { staffPage } from '@/lib/identity/session';
import { getShopSettings } from '@/lib/shipping/queries';
import { previewStory } from '../actions';

export const metadata: Metadata = { title: 'Story' };

export default async function StoryRoute({ params }: PageProps<'/admin/stories/[id]'>) {
  const person = await staffPage('catalog.view');
  if (!person.may) return <NotAllowed role={person.role} />;
  const { id } = await params;
  const story = await getOpenStory(shopDb(), id);
  if (!story) notFound();
  const { timeZone } = await getShopSettings(shopDb());
  return (
    <StoryEditor
      // Published by the panel, it is another version: the editor begins anew.
      key={`${id} ${story.version}`}
      id={id}
      story={story}
      mayEdit={roleMay(person.role, 'stories.edit')}
      timeZone={timeZone}
      preview={previewStory}
    />
  );
}
