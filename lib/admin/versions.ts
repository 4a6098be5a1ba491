import { queryOptions } from '@tanstack/react-query';
import type { VersionRow } from './editing';
import { read } from './read';

/** Records with a history, as their addresses call them. */
export type Versioned = 'coffees' | 'lots' | 'variants' | 'stories' | 'producers' | 'regions' | 'photos';

/** A record's versions, newest first. `version` is what is saved now: a list that was read before it is old. */
export const versionsQuery = (of: Versioned, id: string, version: number) =>
  queryOptions({
    queryKey: ['admin', of, 'versions', id, version],
    queryFn: ({ signal }) =>
      read<VersionRow[]>(`/api/admin/${of}/${encodeURIComponent(id)}/versions`, signal),
  });
