import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ChainReport } from '@/lib/kernel/audit';
import { read } from '../read';
import { writeAuditFilter } from './filter';
import type { AuditFilter, AuditPage } from './types';

/** The log from its newest entry on, one page after the other. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', writeAuditFilter(filter)] as const,
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(writeAuditFilter(filter));
      if (pageParam !== null) params.set('before', String(pageParam));
      return read<AuditPage>(`/api/admin/audit?${params}`, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

/** Reads every entry there is: asked for by hand. */
export const fetchChain = (): Promise<ChainReport> => read<ChainReport>('/api/admin/audit/chain');
