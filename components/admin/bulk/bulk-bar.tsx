'use client';

import { FormDialog } from '@/components/admin/form-dialog';
import type { BulkSubject } from '@/lib/admin/bulk/types';
import { plural } from '@/lib/kernel/format';
import { BulkForm } from './bulk-form';

const ONE: Record<BulkSubject, string> = { coffee: 'coffee', lot: 'lot', variant: 'size' };

/** For a table's `selection`: changes all ticked records at once, after showing every change. */
export function BulkBar({
  subject,
  ids,
  onDone,
}: {
  subject: BulkSubject;
  ids: readonly string[];
  /** The records are changed: the ticks can go. */
  onDone: () => void;
}) {
  const count = plural(ids.length, ONE[subject]);
  return (
    <>
      <FormDialog
        trigger={`Change ${count}`}
        title={`Change ${count} at once`}
        className="button button-main"
      >
        {(close) => (
          <BulkForm
            subject={subject}
            ids={ids}
            onDone={() => {
              close();
              onDone();
            }}
          />
        )}
      </FormDialog>
      <button type="button" className="button button-plain" onClick={onDone}>
        Untick all
      </button>
    </>
  );
}
