'use client';

import { useSearchParams } from 'next/navigation';
import { ORDERS_SHAPE } from '@/lib/admin/orders/rules';
import { readTableState, writeTableState } from '@/lib/admin/table';

/** The present view as a CSV file. */
export function ExportLink() {
  const state = readTableState(new URLSearchParams(useSearchParams()), ORDERS_SHAPE);
  return (
    <a
      className="button"
      href={`/api/admin/orders/export?${writeTableState({ ...state, page: 1 }, ORDERS_SHAPE)}`}
      download
    >
      Export this view (CSV)
    </a>
  );
}
