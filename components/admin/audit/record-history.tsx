'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { auditQuery } from '@/lib/admin/audit/client';
import { NO_FILTER } from '@/lib/admin/audit/filter';
import { AuditEntries } from './audit-entries';

/** What was done to one record, newest first. For people who may see the audit log (`audit.view`). */
export function RecordHistory({
  subject,
  id,
  timeZone,
  currency,
}: {
  /** As in the audit log: `coffee`, `lot`, `order`. */
  subject: string;
  id: string;
  timeZone: string;
  currency: string;
}) {
  const log = useInfiniteQuery(auditQuery({ ...NO_FILTER, subject, id }));
  if (log.isError)
    return (
      <p role="alert" className="border-l-4 border-vermilion bg-sheet p-3">
        <span className="font-bold text-vermilion">The history did not load.</span>{' '}
        <button type="button" className="link" onClick={() => log.refetch()}>
          Try again
        </button>
      </p>
    );
  const entries = log.data?.pages.flatMap((page) => page.entries);
  return (
    <section aria-label="What was done to it" aria-busy={log.isPending}>
      {entries?.length === 0 ? (
        <p className="text-ink-2">Nothing was changed since the log began.</p>
      ) : (
        entries && <AuditEntries entries={entries} timeZone={timeZone} currency={currency} linked={false} />
      )}
      {log.hasNextPage && (
        <button
          type="button"
          className="button mt-3"
          disabled={log.isFetchingNextPage}
          onClick={() => log.fetchNextPage()}
        >
          Show older
        </button>
      )}
    </section>
  );
}
