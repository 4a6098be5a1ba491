'use client';

import { useQuery } from '@tanstack/react-query';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { Panel } from '@/components/admin/panel';
import { Tag } from '@/components/admin/tag';
import { useCommand } from '@/components/admin/use-command';
import { undoBulk } from '@/lib/admin/bulk/actions';
import { bulkEditsQuery, bulkKey } from '@/lib/admin/bulk/client';
import type { BulkEdit } from '@/lib/admin/bulk/types';
import { CATALOG, choicesQuery } from '@/lib/admin/catalog/client';
import { list, moment, plural } from '@/lib/kernel/format';

const NAMED = 8;
const named = (labels: readonly string[]) =>
  labels.length > NAMED
    ? `${labels.slice(0, NAMED).join(', ')} and ${labels.length - NAMED} more`
    : list(labels);

/** Past bulk edits of the whole catalogue, each with its way back. Nothing when there were none. */
export function BulkEdits({ mayEdit }: { mayEdit: boolean }) {
  const { data: edits = [] } = useQuery(bulkEditsQuery);
  const { data: choices } = useQuery(choicesQuery());
  const undo = useCommand(undoBulk, {
    refresh: [CATALOG, bulkKey],
    done: ({ restored, left }) =>
      `${plural(restored, 'record')} put back.${left.length > 0 ? ` Left as ${left.length === 1 ? 'it is' : 'they are'}: ${named(left)}.` : ''}`,
  });
  if (edits.length === 0) return null;
  const timeZone = choices?.timeZone ?? 'UTC';
  return (
    <div className="mt-8">
      <Panel title="Bulk edits">
        <ul className="-my-2 divide-y divide-line">
          {edits.map((edit) => (
            <li key={edit.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
              <span>
                <span className="font-semibold">{edit.summary}</span>
                <span className="block text-small text-ink-2">
                  {plural(edit.records, 'record')}, {moment(edit.at, timeZone)}, {edit.by}
                  {edit.undoneAt && `; undone ${moment(edit.undoneAt, timeZone)} by ${edit.undoneBy}`}
                </span>
              </span>
              {edit.undoneAt ? (
                <Tag tone="quiet">undone</Tag>
              ) : edit.changedSince.length === edit.records ? (
                <span className="text-small text-ink-2">All were changed since: nothing to undo</span>
              ) : (
                mayEdit && (
                  <ConfirmButton
                    className="button"
                    title={`Undo “${edit.summary}”?`}
                    text={whatHappens(edit)}
                    confirm="Undo it"
                    disabled={undo.pending}
                    onConfirm={() => undo.run({ id: edit.id })}
                  >
                    Undo<span className="sr-only"> {edit.summary}</span>
                  </ConfirmButton>
                )
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function whatHappens({ records, changedSince }: BulkEdit): string {
  const back = `${plural(records - changedSince.length, 'record')} go back to what they were before.`;
  if (changedSince.length === 0) return back;
  return `${back} ${named(changedSince)} ${changedSince.length === 1 ? 'was' : 'were'} changed since and stay${changedSince.length === 1 ? 's' : ''} as ${changedSince.length === 1 ? 'it is' : 'they are'}.`;
}
