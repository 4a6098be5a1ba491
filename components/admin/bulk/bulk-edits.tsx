'use client';

import { useQuery } from '@tanstack/react-query';
import { ConfirmButton } from '@/components/admin/confirm-button';
import { Tag } from '@/components/admin/tag';
import { useCommand } from '@/components/admin/use-command';
import { undoBulk } from '@/lib/admin/bulk/actions';
import { bulkEditsQuery, bulkKey } from '@/lib/admin/bulk/client';
import type { BulkEdit } from '@/lib/admin/bulk/types';
import { CATALOG, choicesQuery } from '@/lib/admin/catalog/client';
import { agree, list, moment, plural } from '@/lib/kernel/format';

const NAMED = 8;
const named = (labels: readonly string[]) =>
  labels.length > NAMED
    ? `${labels.slice(0, NAMED).join(', ')} and ${labels.length - NAMED} more`
    : list(labels);

/** Whoever slipped notices it the same day: until then the way back stands open above the table. */
const FRESH_MS = 24 * 3600 * 1000;

/**
 * Past bulk edits of the whole catalogue, each with its way back: today's newest in sight, the others folded up. Nothing
 * when there were none.
 */
export function BulkEdits({ mayEdit }: { mayEdit: boolean }) {
  const { data: edits = [] } = useQuery(bulkEditsQuery);
  const { data: choices } = useQuery(choicesQuery());
  const undo = useCommand(undoBulk, {
    refresh: [CATALOG, bulkKey],
    done: ({ restored, left }) =>
      `${plural(restored, 'record')} put back.${left.length > 0 ? ` Left as ${agree(left.length, 'it is', 'they are')}: ${named(left)}.` : ''}`,
  });
  const [newest, ...others] = edits;
  if (!newest) return null;
  const isFresh = Date.now() - Date.parse(newest.at) < FRESH_MS;
  const folded = isFresh ? others : edits;
  const line = (edit: BulkEdit) => (
    <li key={edit.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span>
        <span className="font-semibold">{edit.summary}</span>
        <span className="block text-small text-ink-2">
          {plural(edit.records, 'record')}, {moment(edit.at, choices?.timeZone ?? 'UTC')}, {edit.by}
          {edit.undoneAt &&
            `; undone ${moment(edit.undoneAt, choices?.timeZone ?? 'UTC')} by ${edit.undoneBy}`}
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
  );
  return (
    <section aria-label="Bulk edits" className="mb-5 border border-line bg-sheet px-3">
      {isFresh && <ul>{line(newest)}</ul>}
      {folded.length > 0 && (
        <details className={isFresh ? 'border-t border-line' : undefined}>
          <summary className="min-h-9 cursor-pointer py-1.5 text-small">
            {isFresh ? 'Earlier bulk edits' : 'Bulk edits'} ({folded.length})
          </summary>
          <ul className="divide-y divide-line border-t border-line">{folded.map(line)}</ul>
        </details>
      )}
    </section>
  );
}

function whatHappens({ records, changedSince }: BulkEdit): string {
  const left = changedSince.length;
  const undone = records - left;
  const back = `${plural(undone, 'record')} ${agree(undone, 'goes back to what it was', 'go back to what they were')} before.`;
  if (left === 0) return back;
  return `${back} ${named(changedSince)} ${agree(left, 'was changed since and stays as it is', 'were changed since and stay as they are')}.`;
}
