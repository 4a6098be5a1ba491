'use client';

import Link from 'next/link';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { moment } from '@/lib/kernel/format';
import { Panel } from '../panel';

/** Each parcel that left, what was in it, and its slip to print again. */
export function ParcelsPanel({ order }: { order: AdminOrder }) {
  if (order.parcels.length === 0) return null;
  return (
    <Panel title="Parcels">
      <ul className="divide-y divide-line">
        {order.parcels.map((parcel) => (
          <li key={parcel.id} className="py-2 first:pt-0">
            <p>
              <span className="font-semibold">{parcel.carrier}</span>{' '}
              {parcel.tracking &&
                (parcel.trackingUrl ? (
                  <a className="link break-all" href={parcel.trackingUrl} rel="noreferrer" target="_blank">
                    {parcel.tracking}
                    <span className="sr-only"> (opens a new window)</span>
                  </a>
                ) : (
                  <span className="break-all">{parcel.tracking}</span>
                ))}
            </p>
            <ul className="text-small">
              {parcel.lines.map((line) => (
                <li key={line.name}>
                  {line.quantity} × {line.name}
                </li>
              ))}
            </ul>
            <p className="flex flex-wrap items-center justify-between gap-x-4 text-small text-ink-2">
              {moment(parcel.at, order.timeZone)}, {parcel.by}
              <Link
                className="link inline-flex min-h-11 items-center"
                href={`/admin/orders/${order.number}/packing-slip?parcel=${parcel.id}`}
                prefetch={false}
                aria-label={`Packing slip of ${[parcel.carrier, parcel.tracking].filter(Boolean).join(' ')}`}
              >
                Packing slip
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
