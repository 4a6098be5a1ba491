import { queryOptions } from '@tanstack/react-query';
import { read } from '../read';
import type { BulkEdit } from './types';

export const bulkKey = ['admin', 'bulk'] as const;

export const bulkEditsQuery = queryOptions({
  queryKey: [...bulkKey, 'edits'],
  queryFn: ({ signal }) => read<BulkEdit[]>('/api/admin/bulk', signal),
});
