'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Panel } from '@/components/admin/panel';
import { Tag } from '@/components/admin/tag';
import { importKey, runsQuery } from '@/lib/admin/csv/client';
import { KIND_WORDS } from '@/lib/admin/csv/rules';
import { moment, plural } from '@/lib/kernel/format';
import { ExportPanel } from './export-panel';
import { RunPanel, STATE_TAG } from './run-panel';
import { UploadPanel } from './upload-panel';

/** Files out, files in. A checked file stays in the address, so that it can be looked at again and sent to a colleague. */
export function ImportSheet({
  timeZone,
  mayImport,
  mayCount,
}: {
  timeZone: string;
  mayImport: boolean;
  mayCount: boolean;
}) {
  const id = useSearchParams().get('run');
  const queries = useQueryClient();
  const { data: runs = [] } = useQuery(runsQuery);
  const open = (run: string | null) => {
    window.history.pushState(null, '', run ? `?run=${encodeURIComponent(run)}` : window.location.pathname);
    void queries.invalidateQueries({ queryKey: importKey });
  };
  if (id)
    return (
      <RunPanel
        key={id}
        id={id}
        timeZone={timeZone}
        mayImport={mayImport}
        mayCount={mayCount}
        onClose={() => open(null)}
      />
    );
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <ExportPanel />
      <div className="space-y-6">
        {mayImport && (
          <UploadPanel title="Import coffees, lots or sizes" to="catalogue" onTaken={open}>
            <p>
              The shop sees from the columns what the file holds: <code translate="no">slug</code> for
              coffees, <code translate="no">lot_code</code> for lots, <code translate="no">sku</code> for
              sizes. A column that is not there stays as it is; an empty cell empties the field. Stock is
              never changed.
            </p>
            <p>First you see row by row what would change. Nothing happens before you say so.</p>
          </UploadPanel>
        )}
        {mayCount && (
          <UploadPanel title="Import a stock count" to="count" onTaken={open}>
            <p>
              Download the stock count list, write what you weighed into <code translate="no">counted_g</code>{' '}
              (or a column <code translate="no">counted_kg</code>). Where it is not what should be there,
              write why into <code translate="no">reason</code>. Rows without a weight are skipped.
            </p>
          </UploadPanel>
        )}
        {runs.length > 0 && (
          <Panel title="Latest files">
            <ul className="-my-2 divide-y divide-line">
              {runs.map((run) => (
                <li key={run.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
                  <span>
                    <button
                      type="button"
                      className="min-h-8 text-start font-semibold break-all text-water underline underline-offset-4"
                      onClick={() => open(run.id)}
                    >
                      {run.fileName}
                    </button>
                    <span className="block text-small text-ink-2">
                      {KIND_WORDS[run.kind].title}, {plural(run.total, 'row')}, {moment(run.at, timeZone)},{' '}
                      {run.by}
                    </span>
                  </span>
                  <Tag tone={STATE_TAG[run.state].tone}>{STATE_TAG[run.state].word}</Tag>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </div>
  );
}
