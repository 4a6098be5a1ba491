'use client';

import { useMutation } from '@tanstack/react-query';
import { fetchChain } from '@/lib/admin/audit/client';
import { plural, whole } from '@/lib/kernel/format';

/** Whether somebody changed the log behind the shop's back. It reads every entry, so it is asked for by hand. */
export function ChainState() {
  const check = useMutation({ mutationFn: fetchChain });
  const report = check.data;
  return (
    <section aria-label="Is the log whole?" className="mb-5 border border-ink bg-sheet p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose">
          Every entry carries a hash over itself and the entry before it. An entry that was changed, taken out
          or put in later breaks the chain.
        </p>
        <button type="button" className="button" disabled={check.isPending} onClick={() => check.mutate()}>
          Check the whole log
        </button>
      </div>
      <div role="status">
        {check.isError && (
          <p className="mt-3 font-semibold text-vermilion">The check did not run. Try again in a moment.</p>
        )}
        {report &&
          (report.broken ? (
            <p className="mt-3 border-l-4 border-vermilion pl-3">
              <strong className="text-vermilion">Broken at entry {whole(report.broken.seq)}:</strong>{' '}
              {report.broken.why}. Compare with a backup, and ask who can reach the database.
            </p>
          ) : (
            <p className="mt-3 border-l-4 border-canopy pl-3">
              <strong className="text-canopy">Whole, {plural(report.entries, 'entry', 'entries')}.</strong>{' '}
              Head of the chain:{' '}
              <code translate="no" className="break-all text-small">
                {report.head || 'none yet'}
              </code>
              . Keep it somewhere else: with it, even a log rewritten as a whole is found out.
            </p>
          ))}
      </div>
    </section>
  );
}
