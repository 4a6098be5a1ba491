'use client';

import { leadTo, MEND } from '@/components/admin/catalog/mend-target';
import { CheckField } from '@/components/admin/check-field';
import type { RecordForm } from '@/components/admin/use-record-form';
import type { PublishStatus } from '@/lib/admin/publishing/types';

const WORDS: Record<PublishStatus, string> = {
  draft: 'A draft: only the staff can see it.',
  published: 'Published: everybody can see it.',
  archived: 'Archived: it has left the shop.',
};

/** What a record is to visitors, in words: publishing has its own panel. Here it is put away, and taken out again. */
export function PublicationStatus<V extends Record<string, unknown> & { status: PublishStatus }>({
  form,
  archivedHint,
}: {
  form: RecordForm<V>;
  /** What an archived record is kept for. */
  archivedHint: string;
}) {
  const { status } = form.values;
  const saved = form.base.status;
  const isArchived = status === 'archived';
  return (
    <div>
      <p>
        {WORDS[status]}{' '}
        {!isArchived && (
          <button type="button" className="link min-h-6" onClick={() => leadTo(MEND.coffee)}>
            {status === 'published' ? 'Take it off the shop' : 'Publish it'}
          </button>
        )}
      </p>
      <CheckField
        label="Archived"
        hint={archivedHint}
        checked={isArchived}
        revised={form.isRevised('status')}
        onChecked={(archived) =>
          form.set('status', archived ? 'archived' : saved === 'archived' ? 'draft' : saved)
        }
      />
    </div>
  );
}
