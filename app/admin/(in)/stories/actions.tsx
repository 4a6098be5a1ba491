'use server';

import type { ReactNode } from 'react';
import { StorySheet } from '@/components/story/story-sheet';
import { shopDb } from '@/db/pools';
import { previewInput, storyInput } from '@/lib/admin/stories/input';
import { getOpenStory } from '@/lib/admin/stories/queries';
import { catalogEntries, originPage, shopDay } from '@/lib/catalog/pages';
import { staffAction } from '@/lib/identity/staff-action';
import { DomainError } from '@/lib/kernel/errors';
import { storyPageOf } from '@/lib/stories/queries';
import { placesOf } from '@/lib/stories/rules';

/**
 * The page of a story as it would be with what its editor holds, drawn by the components that visitors get. What is not
 * usable yet is shown as it is saved.
 */
export const previewStory = staffAction(
  'catalog.view',
  previewInput,
  async ({ id, values: typed }): Promise<{ page: ReactNode }> => {
    const open = await getOpenStory(shopDb(), id);
    if (!open) throw new DomainError('not_found');
    const whole = { ...open.values, ...(typed as object), status: 'draft' };
    const parsed = storyInput.safeParse(whole);
    const wrong = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])) ?? []);
    const usable = Object.fromEntries(
      Object.entries(whole).filter(([field]) => field in open.values && !wrong.has(field)),
    );
    const values = parsed.data ?? storyInput.parse({ ...open.values, ...usable, status: 'draft' });
    const [today, entries, story] = await Promise.all([
      shopDay(),
      catalogEntries(),
      storyPageOf(shopDb(), {
        ...values,
        // What it is, not what the form was checked as: a draft may lack what a published story needs.
        status: open.values.status,
        publishedOn: values.publishedOn ?? (await shopDay()),
        provenance: 'shop',
        createdAt: new Date(),
        updatedAt: new Date(),
      }),
    ]);
    const origins = await Promise.all(placesOf(story).map(originPage));
    return { page: <StorySheet story={story} entries={entries} origins={origins} today={today} /> };
  },
);
