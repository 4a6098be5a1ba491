import { queryOptions } from '@tanstack/react-query';
import type { PlannedRow, Publishing, PublishSubject } from './types';

async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as T;
}

export const publishingKey = ['admin', 'publishing'] as const;

export const publishingQuery = (subject: PublishSubject, id: string) =>
  queryOptions({
    queryKey: [...publishingKey, subject, id],
    queryFn: ({ signal }) => read<Publishing>(`/api/admin/publishing/${subject}/${id}`, signal),
    // A planned change happens without a click.
    refetchInterval: 20_000,
  });

export const plannedQuery = queryOptions({
  queryKey: [...publishingKey, 'planned'],
  queryFn: ({ signal }) => read<PlannedRow[]>('/api/admin/publishing', signal),
  refetchInterval: 20_000,
});
