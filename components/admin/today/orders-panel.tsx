import Link from 'next/link';
import { Panel } from '@/components/admin/panel';
import type { ToShip } from '@/lib/admin/today/types';
import { agree, moment, plural, weekdayDate, whole } from '@/lib/kernel/format';

/** What has to leave the house. */
export function OrdersPanel({ toShip, timeZone }: { toShip: ToShip; timeZone: string }) {
  const { count, oldest } = toShip;
  return (
    <Panel title="To ship">
      {count === 0 ? (
        <p className="text-ink-2">Nothing to ship. New orders stand here as soon as they are paid.</p>
      ) : (
        <>
          <p>
            <span className="font-display text-h2 tabular">{whole(count)}</span>{' '}
            {agree(count, 'order waits', 'orders wait')}
          </p>
          {oldest && (
            <p className="mt-1">
              Longest waiting:{' '}
              <Link href={`/admin/orders/${oldest.number}`} prefetch={false} className="link font-semibold">
                {oldest.number}
              </Link>
              {oldest.placedAt && <>, placed {moment(oldest.placedAt, timeZone)}</>}
              {oldest.roastsOn && <>, promised to be roasted {weekdayDate(oldest.roastsOn)}</>}
            </p>
          )}
          <p className="mt-3">
            <Link href="/admin/orders?state=to-ship" prefetch={false} className="button">
              Open {plural(count, 'order')}
            </Link>
          </p>
        </>
      )}
    </Panel>
  );
}
