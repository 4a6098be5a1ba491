'use client';

import type { ReactNode } from 'react';
import { agree, plural } from '@/lib/kernel/format';
import { ConfirmButton } from './confirm-button';
import { Problem } from './problem';
import type { RecordForm } from './use-record-form';

/** The foot of an editor: how many changes, Discard, Save. */
export function RecordFooter<V extends Record<string, unknown>>({
  form,
  children,
}: {
  form: RecordForm<V>;
  /** Beside the count: what else the record needs. */
  children?: ReactNode;
}) {
  return (
    <div data-foot className="space-y-2">
      <Problem text={form.problem} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <p role="status" className={form.count > 0 ? 'font-semibold text-revision' : 'text-ink-2'}>
            {form.count > 0 ? `${plural(form.count, 'change')}, not saved yet` : 'Nothing changed'}
          </p>
          {children}
        </div>
        <div className="flex gap-2">
          {form.count > 0 && (
            <ConfirmButton
              className="button"
              title="Discard your changes?"
              text={`${plural(form.count, 'field')} ${agree(form.count, 'goes', 'go')} back to what is saved.`}
              confirm="Discard"
              onConfirm={form.discard}
            >
              Discard
            </ConfirmButton>
          )}
          <button
            type="button"
            className="button button-main"
            disabled={form.count === 0 || form.saving || form.conflict !== null}
            aria-keyshortcuts="Control+S Meta+S"
            onClick={form.save}
          >
            Save
          </button>
        </div>
      </div>
    </div>
  );
}
