import Link from 'next/link';
import { Panel } from '@/components/admin/panel';
import type { ToReview } from '@/lib/admin/today/types';
import { moment, plural } from '@/lib/kernel/format';

/** What a person has to decide, and what to do about each. */
export function ReviewPanel({ toReview, timeZone }: { toReview: ToReview; timeZone: string }) {
  const { count, orders, alertCount, alerts } = toReview;
  if (count + alertCount === 0)
    return (
      <Panel title="Needs you">
        <p className="text-ink-2">Nothing. No order is held, no payment is in doubt.</p>
      </Panel>
    );
  return (
    <Panel title="Needs you">
      <ul className="divide-y divide-line">
        {alerts.map(({ id, title, what, todo, order, at }) => (
          <li key={id} className="border-l-4 border-l-vermilion py-2 pl-3">
            <p className="font-semibold">
              {title}
              {order && <OrderLink number={order.number} />}
            </p>
            {what && <p className="mt-0.5 break-words">{what}</p>}
            <p className="mt-0.5 break-words">{todo}</p>
            <p className="mt-0.5 text-small text-ink-2">Since {moment(at, timeZone)}</p>
          </li>
        ))}
        {orders.map(({ id, number, reason }) => (
          <li key={id} className="border-l-4 border-l-ochre py-2 pl-3">
            <p className="font-semibold">
              Held back
              <OrderLink number={number} />
            </p>
            <p className="mt-0.5">{reason}</p>
          </li>
        ))}
      </ul>
      {(count > orders.length || alertCount > alerts.length) && (
        <p className="mt-3">
          <Link href="/admin/orders?state=review" prefetch={false} className="link">
            All {plural(count, 'order')} and {plural(alertCount, 'alert')}
          </Link>
        </p>
      )}
    </Panel>
  );
}

const OrderLink = ({ number }: { number: string }) => (
  <>
    {': '}
    <Link href={`/admin/orders/${number}`} prefetch={false} className="link">
      {number}
    </Link>
  </>
);
