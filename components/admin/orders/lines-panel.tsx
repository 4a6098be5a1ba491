'use client';

import type { AdminLine, AdminOrder } from '@/lib/admin/orders/types';
import { money, weight } from '@/lib/kernel/format';
import { isPaid } from '@/lib/orders/rules';
import { lineDetail } from '@/lib/orders/words';
import { Panel } from '../panel';
import { RestockForm } from './restock-form';

/** What was bought, what has left, and what it came to. */
export function LinesPanel({ order, mayRestock }: { order: AdminOrder; mayRestock: boolean }) {
  const paid = isPaid(order.paymentState);
  return (
    <Panel title="Lines" aside={<span className="text-small">{weight(order.grossWeight)} packed</span>}>
      <ul className="divide-y divide-line">
        {order.lines.map((line) => (
          <li
            key={line.line}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0"
          >
            <div className="min-w-0 flex-1 basis-44">
              <p className="font-semibold">
                {line.quantity} × {line.name}, {line.sizeLabel}
              </p>
              <p className="text-small text-ink-2">
                {lineDetail(line)} · <span translate="no">{line.sku}</span>
                {line.batches.length > 0 && ` · batch ${line.batches.join(', ')}`}
              </p>
              {paid && <p className="mt-1 text-small">{standing(line)}</p>}
              {paid && mayRestock && line.toRestock > 0 && <RestockForm orderId={order.id} line={line} />}
            </div>
            <div className="tabular text-end">
              <p className="font-semibold">{money(line.total, order.currency)}</p>
              <p className="text-small text-ink-2">{money(line.price, order.currency)} each</p>
            </div>
          </li>
        ))}
      </ul>
      <dl className="tabular border-t border-ink pt-3">
        {order.sums.map((row) => (
          <div
            key={row.label}
            className={`flex justify-between gap-4 py-0.5 ${row.isTotal ? 'font-semibold' : ''}`}
          >
            <dt>{row.label}</dt>
            <dd>{money(row.amount, order.currency)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** "2 shipped, 1 to ship, 1 back in stock" */
function standing(line: AdminLine): string {
  return (
    [
      line.shipped > 0 && `${line.shipped} shipped`,
      line.toShip > 0 && `${line.toShip} to ship`,
      line.restocked > 0 && `${line.restocked} back in stock`,
    ]
      .filter(Boolean)
      .join(', ') || 'nothing left to ship'
  );
}
