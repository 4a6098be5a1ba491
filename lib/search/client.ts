import { queryOptions } from '@tanstack/react-query';
import type { Suggestion } from './types';

/** Suggestions for what is typed; a newer question aborts the older one. */
export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: async ({ signal }): Promise<Suggestion[]> => {
      const response = await fetch(`/api/search?${new URLSearchParams({ q: words })}`, { signal });
      if (!response.ok) throw new Error(`search: ${response.status}`);
      return response.json();
    },
    staleTime: 60_000,
    retry: false,
  });
