import { queryOptions } from '@tanstack/react-query';
import type { BulkEdit } from './types';

export const bulkKey = ['admin', 'bulk'] as const;

export const bulkEditsQuery = queryOptions({
  queryKey: [...bulkKey, 'edits'],
  queryFn: async ({ signal }): Promise<BulkEdit[]> => {
    const response = await fetch('/api/admin/bulk', { signal });
    if (!response.ok) throw new Error(`bulk: ${response.status}`);
    return response.json();
  },
});
