'use client';

import { CheckField } from '@/components/admin/check-field';
import type { PublishStatus } from '@/lib/admin/publishing/types';

const WORDS: Record<PublishStatus, string> = {
  draft: 'A draft: only the staff can see it.',
  published: 'Published: everybody can see it.',
  archived: 'Archived: it has left the shop.',
};

/** What a record is to visitors, in words: publishing has its own panel. Here it is put away, and taken out again. */
export function PublicationStatus({
  status,
  saved,
  revised,
  archivedHint,
  onStatus,
  onLead,
}: {
  status: PublishStatus;
  /** The status that is saved. */
  saved: PublishStatus;
  revised: boolean;
  /** What an archived record is kept for. */
  archivedHint: string;
  onStatus: (status: PublishStatus) => void;
  /** Leads to the panel. */
  onLead: () => void;
}) {
  const isArchived = status === 'archived';
  return (
    <div>
      <p>
        {WORDS[status]}{' '}
        {!isArchived && (
          <button type="button" className="link min-h-6" onClick={onLead}>
            {status === 'published' ? 'Take it off the shop' : 'Publish it'}
          </button>
        )}
      </p>
      <CheckField
        label="Archived"
        hint={archivedHint}
        checked={isArchived}
        revised={revised}
        onChecked={(archived) => onStatus(archived ? 'archived' : saved === 'archived' ? 'draft' : saved)}
      />
    </div>
  );
}
