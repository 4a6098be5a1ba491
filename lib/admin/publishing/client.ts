import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import type { PlannedRow, Publishing, PublishSubject } from './types';

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
