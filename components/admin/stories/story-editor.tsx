'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { leadTo, MEND, MendTarget } from '@/components/admin/catalog/mend-target';
import { STATUS } from '@/components/admin/catalog/words';
import { ConflictPanel } from '@/components/admin/conflict-panel';
import { DraftOffer } from '@/components/admin/draft-offer';
import { VersionHistory } from '@/components/admin/editor/version-history';
import { PageHead } from '@/components/admin/page-head';
import { PublishPanel } from '@/components/admin/publishing/publish-panel';
import { RecordFooter } from '@/components/admin/record-footer';
import { Tag } from '@/components/admin/tag';
import { type Saved, useRecordForm } from '@/components/admin/use-record-form';
import { choicesQuery } from '@/lib/admin/catalog/client';
import { checkWith } from '@/lib/admin/catalog/fields';
import { publishingKey } from '@/lib/admin/publishing/client';
import { saveStory } from '@/lib/admin/stories/actions';
import { readStory, STORIES_KEY, TARGETS_KEY } from '@/lib/admin/stories/client';
import { type StoryValues, storyInput } from '@/lib/admin/stories/input';
import type { OpenStory } from '@/lib/admin/stories/types';
import type { ActionResult } from '@/lib/kernel/errors';
import { StoryFields } from './story-fields';
import { StoryPreview } from './story-preview';
import { STATUS_TONE, sayStory, storyLabel } from './words';

const check = checkWith(storyInput);

/** A story with room to write: its text and everything about it, the page as visitors will read it beside it. */
export function StoryEditor({
  id,
  story,
  mayEdit,
  timeZone,
  preview,
}: {
  id: string;
  story: OpenStory;
  mayEdit: boolean;
  timeZone: string;
  preview: (input: { id: string; values: unknown }) => Promise<ActionResult<{ page: ReactNode }>>;
}) {
  const router = useRouter();
  const [saved, setSaved] = useState<Saved<StoryValues>>(story);
  const { data: choices } = useQuery(choicesQuery());
  const form = useRecordForm<StoryValues>({
    key: `story:${id}`,
    saved: story,
    command: (input) => saveStory({ id, ...input, note: '' }),
    load: () => readStory(id),
    refresh: [STORIES_KEY, TARGETS_KEY, publishingKey],
    check,
    onSaved: setSaved,
  });
  const { status, slug } = saved.values;
  const say = sayStory(choices);
  return (
    <>
      <PageHead title={form.values.title || 'A story without a title'}>
        <Tag tone={STATUS_TONE[status]}>{STATUS[status]}</Tag>
        {status === 'published' && (
          <a href={`/stories/${slug}`} target="_blank" rel="noopener" className="button">
            Open in the shop<span className="sr-only"> (new window)</span>
          </a>
        )}
        <Link href="/admin/stories" prefetch={false} className="button">
          All stories
        </Link>
      </PageHead>
      <div className="grid gap-6 xl:grid-cols-2">
        <div className="min-w-0">
          {mayEdit && <DraftOffer form={form} timeZone={timeZone} />}
          <ConflictPanel form={form} labelOf={storyLabel} show={say} />
          <form
            method="post"
            noValidate
            aria-label="Edit the story"
            onBlur={form.look}
            onSubmit={(event) => {
              event.preventDefault();
              form.save();
            }}
          >
            <fieldset disabled={!mayEdit} className="min-w-0 space-y-6">
              <StoryFields
                form={form}
                choices={choices}
                version={saved.version}
                formerAddresses={story.formerAddresses}
                mayEdit={mayEdit}
              />
            </fieldset>
          </form>
          <div className="mt-6 space-y-6">
            <MendTarget id={MEND.coffee}>
              <PublishPanel
                subject="story"
                id={id}
                status={status}
                timeZone={timeZone}
                isNext={form.count === 0}
                onChanged={() => {
                  // With changes in the form, saving says that there is a newer version and shows both.
                  if (form.count === 0) router.refresh();
                }}
              />
            </MendTarget>
            <VersionHistory
              of="stories"
              id={id}
              form={form}
              labelOf={storyLabel}
              say={say}
              timeZone={timeZone}
              mayEdit={mayEdit}
            />
          </div>
          <div className="sticky bottom-0 z-10 -mx-1 mt-6 border border-ink bg-sheet px-4 py-3">
            {mayEdit ? (
              <RecordFooter form={form}>
                {status === 'draft' && form.count === 0 && (
                  <button type="button" className="link min-h-6" onClick={() => leadTo(MEND.coffee)}>
                    Not published yet: publish it
                  </button>
                )}
              </RecordFooter>
            ) : (
              <p className="text-ink-2">Your role can look at this, and change nothing.</p>
            )}
          </div>
        </div>
        <StoryPreview id={id} values={form.values} load={preview} />
      </div>
    </>
  );
}
