'use client';

import { useQuery } from '@tanstack/react-query';
import { overviewQuery } from '@/lib/admin/orders/client';
import type { AlertView } from '@/lib/admin/orders/types';
import { agree, plural } from '@/lib/kernel/format';
import { AlertCard } from './alert-card';

/** So many are laid open; the list of orders must stay in sight. */
const OPEN = 3;

/** What needs a person before anything else; nothing when all is well. */
export function ReviewPanel({ mayAct, timeZone }: { mayAct: boolean; timeZone: string }) {
  const { data } = useQuery(overviewQuery);
  const { alerts = [], openAlerts = 0 } = data ?? {};
  if (alerts.length === 0) return null;
  const cards = (some: readonly AlertView[]) => (
    <ul className="space-y-3">
      {some.map((alert) => (
        <AlertCard key={alert.id} alert={alert} mayAct={mayAct} timeZone={timeZone} showOrder />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="needs-a-look">
      <h2 id="needs-a-look" className="mb-3 text-lead">
        {plural(openAlerts, 'thing')} {agree(openAlerts, 'needs', 'need')} a look
      </h2>
      {cards(alerts.slice(0, OPEN))}
      {alerts.length > OPEN && (
        <details className="mt-3">
          <summary className="flex min-h-11 items-center font-semibold">{openAlerts - OPEN} more</summary>
          {cards(alerts.slice(OPEN))}
          {openAlerts > alerts.length && (
            <p className="mt-3">
              Deal with some of these, and the other {openAlerts - alerts.length} follow.
            </p>
          )}
        </details>
      )}
    </section>
  );
}
