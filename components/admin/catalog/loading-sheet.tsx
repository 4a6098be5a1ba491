'use client';

import { Sheet } from '../sheet';

/** The place of an editor while its record is read, or when it is not there. */
export function LoadingSheet({ error, onClose }: { error: Error | null; onClose: () => void }) {
  return (
    <Sheet title={error ? 'Not found' : 'One moment'} onClose={onClose}>
      {error ? (
        <p role="alert">
          This record did not load. It may be deleted; close this and look for it in the table.
        </p>
      ) : (
        <p role="status">Reading the record …</p>
      )}
    </Sheet>
  );
}
