'use client';

import type { AdminOrder } from '@/lib/admin/orders/types';
import { countryName, weekdayDate } from '@/lib/kernel/format';
import { Panel } from '../panel';

/** Who bought, where it goes, and what they were promised. */
export function CustomerPanel({ order }: { order: AdminOrder }) {
  return (
    <Panel title="Customer">
      <dl className="space-y-3">
        <Fact name="Name">{order.customerName ?? 'not known yet'}</Fact>
        <Fact name="E-mail">
          {order.email ? (
            <a
              className="link break-all"
              href={`mailto:${order.email}?subject=${encodeURIComponent(`Order ${order.number}`)}`}
            >
              {order.email}
            </a>
          ) : (
            'not known yet'
          )}
        </Fact>
        <Fact name="Ships to">
          {order.address.length > 0 ? (
            <address className="not-italic">
              {order.address.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </address>
          ) : (
            `${countryName(order.country)}; the address is typed on the payment page`
          )}
        </Fact>
        <Fact name="Delivery">{order.shippingService ?? 'chosen on the payment page'}</Fact>
        {(order.roastsOn || order.arrivesBy) && (
          <Fact name="Promised">
            {[
              order.roastsOn && `roasted ${weekdayDate(order.roastsOn)}`,
              order.arrivesBy && `with them by ${weekdayDate(order.arrivesBy)}`,
            ]
              .filter(Boolean)
              .join(', ')}
          </Fact>
        )}
        {order.campaign && <Fact name="Campaign">{order.campaign}</Fact>}
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="label text-ink-2">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
