'use client';

import type { AdminOrder } from '@/lib/admin/orders/types';
import { moment } from '@/lib/kernel/format';
import { Panel } from '../panel';

/** Each parcel that left, and what was in it. */
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
            <p className="text-small text-ink-2">
              {moment(parcel.at, order.timeZone)}, {parcel.by}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
