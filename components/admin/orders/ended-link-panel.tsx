'use client';

import Link from 'next/link';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { Panel } from '../panel';

/** In place of the payment page when nobody paid in time: the way to a new order with the same coffees. */
export function EndedLinkPanel({ order, mayWrite }: { order: AdminOrder; mayWrite: boolean }) {
  const again = order.history.find(({ kind }) => kind === 'written_again')?.detail.number;
  return (
    <Panel title="Payment page">
      <p>The payment page is over without a payment, and the bags are free again.</p>
      {typeof again === 'string' && (
        <p className="mt-2">
          Written again as{' '}
          <Link className="link" href={`/admin/orders/${again}`} prefetch={false} translate="no">
            {again}
          </Link>
          .
        </p>
      )}
      {mayWrite && (
        <p className="mt-3">
          <Link className="button" href={`/admin/orders/new?again=${order.number}`} prefetch={false}>
            Write it again
          </Link>
        </p>
      )}
    </Panel>
  );
}
