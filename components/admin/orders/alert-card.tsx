'use client';

import Link from 'next/link';
import type { AlertView } from '@/lib/admin/orders/types';
import { moment } from '@/lib/kernel/format';
import { alertWords } from '@/lib/orders/alert-words';
import { DealWithForm } from './deal-with-form';

/** One thing that needs a person: what happened, what to do, and the way to say that it is done. */
export function AlertCard({
  alert,
  mayAct,
  timeZone,
  showOrder,
}: {
  alert: AlertView;
  mayAct: boolean;
  timeZone: string;
  showOrder: boolean;
}) {
  const words = alertWords(alert.kind, alert.detail);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-l-4 border-vermilion bg-sheet p-4">
      <div className="max-w-prose">
        <p className="font-semibold">
          {words.title}
          {showOrder && alert.order && (
            <>
              {': '}
              <Link className="link" href={`/admin/orders/${alert.order.number}`} prefetch={false}>
                <span translate="no">{alert.order.number}</span>
              </Link>
            </>
          )}
        </p>
        <p className="mt-1 break-words">{words.what}</p>
        <p className="mt-1">
          <span className="font-semibold">To do: </span>
          {words.todo}
        </p>
        <p className="mt-1 text-small text-ink-2">Since {moment(alert.at, timeZone)}</p>
      </div>
      {mayAct && <DealWithForm alert={alert} title={words.title} />}
    </li>
  );
}
