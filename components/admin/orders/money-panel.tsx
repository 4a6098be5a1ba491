'use client';

import type { AdminOrder } from '@/lib/admin/orders/types';
import { REFUND_SOURCE, REFUND_STATUS } from '@/lib/admin/orders/words';
import { moment, money } from '@/lib/kernel/format';
import { Panel } from '../panel';
import { Tag } from '../tag';

/** What was taken and what went back, as Stripe has it. */
export function MoneyPanel({ order }: { order: AdminOrder }) {
  const { currency, timeZone } = order;
  return (
    <Panel title="Payments and refunds">
      {order.payments.length === 0 && <p>Nothing was paid yet.</p>}
      <ul className="divide-y divide-line">
        {order.payments.map((payment) => (
          <li
            key={payment.sessionId}
            className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2 first:pt-0"
          >
            <span className="min-w-0">
              <span className="font-semibold">Paid</span> {moment(payment.at, timeZone)}
              <span className="block break-all text-small text-ink-2" translate="no">
                {payment.paymentIntent ?? payment.sessionId}
              </span>
            </span>
            <span className="tabular font-semibold">{money(payment.amount, payment.currency)}</span>
          </li>
        ))}
        {order.refunds.map((refund) => {
          const status = REFUND_STATUS[refund.status];
          return (
            <li key={refund.id} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-2">
              <span className="min-w-0">
                <span className="font-semibold">Refund</span> {moment(refund.at, timeZone)}{' '}
                <Tag tone={status.tone}>{status.text}</Tag>
                <span className="block break-words text-small text-ink-2">
                  {REFUND_SOURCE[refund.source]}
                  {refund.reason && `: ${refund.reason}`}
                  {refund.stripeRefundId && (
                    <span className="block break-all" translate="no">
                      {refund.stripeRefundId}
                    </span>
                  )}
                </span>
              </span>
              <span className="tabular font-semibold">−{money(refund.amount, currency)}</span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
