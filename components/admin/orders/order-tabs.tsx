'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { overviewQuery } from '@/lib/admin/orders/client';
import { ORDER_TABS, ORDERS_SHAPE } from '@/lib/admin/orders/rules';
import { readTableState, writeTableState } from '@/lib/admin/table';
import { whole } from '@/lib/kernel/format';
import { useMore } from '../use-more';

/** Counted are the tabs that are worked off; the others only grow. */
const COUNTED = new Set(['review', 'to-ship', 'part', 'held', 'awaiting']);

/** Orders by state. A search stays when the tab changes. */
export function OrderTabs() {
  const state = readTableState(new URLSearchParams(useSearchParams()), ORDERS_SHAPE);
  const { data } = useQuery(overviewQuery);
  const shown = state.filters.state ?? '';
  const { box, more } = useMore<HTMLUListElement>();
  return (
    <nav aria-label="Orders by state" className="mb-4 border-b border-ink">
      <ul ref={box} className="table-scroll flex" data-more={more || undefined}>
        {ORDER_TABS.map(({ value, label }) => {
          const query = writeTableState(
            { ...state, page: 1, filters: value ? { state: value } : {} },
            ORDERS_SHAPE,
          );
          const count = COUNTED.has(value) ? (data?.counts[value] ?? 0) : null;
          return (
            <li key={value} className="shrink-0">
              <Link
                href={query ? `?${query}` : '/admin/orders'}
                replace
                scroll={false}
                prefetch={false}
                aria-current={shown === value ? 'page' : undefined}
                className={`flex min-h-11 items-center gap-1.5 px-3 hover:bg-wash ${shown === value ? 'bg-ink font-semibold text-paper hover:bg-ink' : ''}`}
              >
                {label}
                {count !== null && <span className="tabular text-small">{whole(count)}</span>}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
