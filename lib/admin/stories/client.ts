import { queryOptions } from '@tanstack/react-query';
import type { RefKind } from '@/lib/kernel/story-doc';
import { read } from '../read';
import { type TablePage, type TableState, writeTableState } from '../table';
import { type FoundTargets, type OpenStory, STORY_TABLE, type StoryRow, type Target } from './types';

/** Everything about stories, to make it old after a change. */
export const STORIES_KEY = ['admin', 'stories'] as const;
export const TARGETS_KEY = ['admin', 'link-targets'] as const;

export function storiesQuery(state: TableState) {
  const query = writeTableState(state, STORY_TABLE);
  return {
    queryKey: [...STORIES_KEY, 'table', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      read<TablePage<StoryRow>>(`/api/admin/stories?${query}`, signal),
  };
}

export const readStory = (id: string) => read<OpenStory>(`/api/admin/stories/${encodeURIComponent(id)}`);

/** What a link or card can point at, by words. */
export const targetsQuery = (q: string, kinds: readonly RefKind[]) =>
  queryOptions({
    queryKey: [...TARGETS_KEY, 'search', kinds.join(), q],
    queryFn: ({ signal }) =>
      read<FoundTargets>(
        `/api/admin/stories/links?${new URLSearchParams({ q, kinds: kinds.join() })}`,
        signal,
      ),
  });

/** The names of what a text points at. */
export const targetsByIdQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: [...TARGETS_KEY, 'ids', [...ids].sort().join()],
    queryFn: ({ signal }) =>
      read<Target[]>(`/api/admin/stories/links?${new URLSearchParams({ ids: ids.join() })}`, signal),
  });
