'use client';

import type { FactRow } from '@/lib/admin/catalog/lot-input';
import { inPrintOrder } from '@/lib/catalog/facts';
import { plural } from '@/lib/kernel/format';

/** Who says so, beside the field: the source that the public page prints first, or the offer to add one. */
export function FactNote({
  label,
  said,
  onOpen,
  onAdd,
}: {
  /** Of the fact. */
  label: string;
  said: readonly FactRow[];
  onOpen: () => void;
  onAdd: () => void;
}) {
  const [first] = inPrintOrder(said);
  const about = <span className="sr-only"> for {label}</span>;
  return (
    <p className="mt-1 text-small text-ink-2">
      {first ? (
        <>
          Source{about}:{' '}
          <button type="button" className="link min-h-6 text-left" onClick={onOpen}>
            {first.source || 'not named yet'}
            {first.asOf && ` (${first.asOf})`}
            {said.length > 1 && ` and ${plural(said.length - 1, 'other')}`}
          </button>
        </>
      ) : (
        <button type="button" className="link min-h-6 text-left" onClick={onAdd}>
          Add source{about}
        </button>
      )}
    </p>
  );
}
