'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CommandForm } from '@/components/admin/command-form';
import { Problem } from '@/components/admin/problem';
import { SelectField } from '@/components/admin/select-field';
import { useCommand } from '@/components/admin/use-command';
import { applyBulk, previewBulk } from '@/lib/admin/bulk/actions';
import { bulkKey } from '@/lib/admin/bulk/client';
import type { BulkCommand, BulkSubject } from '@/lib/admin/bulk/types';
import { CATALOG, choicesQuery } from '@/lib/admin/catalog/client';
import { plural } from '@/lib/kernel/format';
import { BulkPreviewTable } from './bulk-preview-table';
import { type Draft, DraftFields, FIRST, KINDS } from './draft-fields';

/** What to do, then every change it would make, then the button that makes them. */
export function BulkForm({
  subject,
  ids,
  onDone,
}: {
  subject: BulkSubject;
  ids: readonly string[];
  onDone: () => void;
}) {
  const { data: choices } = useQuery(choicesQuery());
  const [kind, setKind] = useState<BulkCommand['kind']>(KINDS[subject][0]?.value ?? 'status');
  const [drafts, setDrafts] = useState(FIRST);
  const preview = useCommand(previewBulk, { quiet: true });
  const apply = useCommand(applyBulk, {
    quiet: true,
    refresh: [CATALOG, bulkKey],
    done: ({ records }) => `${plural(records, 'record')} changed. It can be undone above the table.`,
    onDone,
  });
  const command: Draft = drafts[kind];
  // A preview stands for what was asked: another wish needs another one.
  const change = (next: Draft) => {
    setDrafts({ ...drafts, [kind]: next });
    preview.reset();
    apply.reset();
  };
  // The schema on the server says what is wrong with what was typed.
  const input = { ids: [...ids], command: command as BulkCommand };
  const shown = preview.data;
  const count = shown?.rows.filter((row) => row.outcome === 'change').length ?? 0;

  return (
    <div className="space-y-5">
      <CommandForm label="The change" onSubmit={() => preview.run(input)}>
        <Problem text={Object.keys(preview.fields).length > 0 ? null : preview.problem} />
        {KINDS[subject].length > 1 && (
          <SelectField
            label="What to change"
            value={kind}
            onValue={(value) => {
              setKind(value as BulkCommand['kind']);
              preview.reset();
              apply.reset();
            }}
            options={KINDS[subject]}
          />
        )}
        <DraftFields
          draft={command}
          onDraft={change}
          currency={choices?.currency ?? 'USD'}
          errors={(field) => preview.fields[`command.${field}`]}
        />
        <button type="submit" className={shown ? 'button' : 'button button-main'} disabled={preview.pending}>
          Show what would change
        </button>
      </CommandForm>
      {shown && (
        <div className="space-y-3 border-t border-line pt-4">
          <p role="status" className="font-semibold">
            {count === 0 ? 'Nothing would change.' : `${plural(count, 'record')} would change.`}
          </p>
          <BulkPreviewTable rows={shown.rows} />
          {shown.warnings.length > 0 && (
            <ul
              role="alert"
              className="space-y-1 border-l-4 border-ochre bg-sheet p-3 font-semibold text-ochre"
            >
              {shown.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          )}
          <Problem text={apply.problem} />
          {count > 0 && (
            <button
              type="button"
              className="button button-main"
              disabled={apply.pending || apply.failure !== null}
              onClick={() => apply.run({ ...input, seen: shown.seen })}
            >
              Change {plural(count, 'record')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
