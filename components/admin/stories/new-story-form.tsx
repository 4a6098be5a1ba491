'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { DraftOffer } from '@/components/admin/draft-offer';
import { Problem } from '@/components/admin/problem';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { useCommand } from '@/components/admin/use-command';
import { useKeptForm } from '@/components/admin/use-kept-form';
import { createStory } from '@/lib/admin/stories/actions';
import { STORIES_KEY } from '@/lib/admin/stories/client';
import { STORY_KINDS, type StoryKind } from '@/lib/stories/rules';

/** A draft begins with its title; everything else is written in its editor. */
export function NewStoryForm({
  about = '',
  onMade,
}: {
  /** The title that it begins with. */
  about?: string;
  onMade: (id: string) => void;
}) {
  const [title, setTitle] = useState(about);
  const [kind, setKind] = useState<StoryKind>('origin');
  const kept = useKeptForm({
    form: 'new-story',
    values: { title, kind },
    restore: (was) => {
      setTitle(was.title);
      setKind(was.kind);
    },
  });
  const create = useCommand(createStory, {
    kept,
    quiet: true,
    done: 'A draft is made.',
    refresh: [STORIES_KEY],
    onDone: ({ id }) => onMade(id),
  });
  return (
    <CommandForm onSubmit={() => create.run({ title, kind })} label="New story">
      <DraftOffer form={kept} />
      <Problem text={create.problem} />
      <TextField
        label="Title"
        required
        value={title}
        onValue={setTitle}
        maxLength={160}
        errors={create.fields.title}
      />
      <SelectField
        label="Kind"
        value={kind}
        onValue={(value) => setKind(value as StoryKind)}
        options={Object.entries(STORY_KINDS).map(([value, label]) => ({ value, label }))}
      />
      <button type="submit" className="button button-main" disabled={create.pending}>
        Create draft
      </button>
    </CommandForm>
  );
}
