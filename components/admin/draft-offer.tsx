'use client';

import { agree, moment, plural } from '@/lib/kernel/format';
import type { RecordForm } from './use-record-form';

/** Changes of an earlier visit that never reached the shop, offered back. */
export function DraftOffer<V extends Record<string, unknown>>({
  form,
  timeZone,
}: {
  form: RecordForm<V>;
  timeZone: string;
}) {
  if (!form.offered) return null;
  const { at, count, take, drop } = form.offered;
  return (
    <div role="status" className="mb-4 border-l-4 border-revision bg-sheet p-3">
      <p className="font-semibold">
        {plural(count, 'change')} of {moment(at, timeZone)} {agree(count, 'was', 'were')} never saved.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <button type="button" className="button" onClick={take}>
          Put {agree(count, 'it', 'them')} back in
        </button>
        <button type="button" className="button button-plain" onClick={drop}>
          Forget {agree(count, 'it', 'them')}
        </button>
      </div>
    </div>
  );
}
