'use client';

import { useQuery } from '@tanstack/react-query';
import { orderQuery } from '@/lib/admin/orders/client';
import { canWriteAgain } from '@/lib/admin/orders/rules';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { moment } from '@/lib/kernel/format';
import { PageHead } from '../page-head';
import { Tag } from '../tag';
import { AlertCard } from './alert-card';
import { CustomerPanel } from './customer-panel';
import { EndedLinkPanel } from './ended-link-panel';
import { HistoryPanel } from './history-panel';
import { LinesPanel } from './lines-panel';
import { MailsPanel } from './mails-panel';
import { ModeTag } from './mode-tag';
import { MoneyPanel } from './money-panel';
import { OrderActions } from './order-actions';
import { ParcelsPanel } from './parcels-panel';
import { PaymentLinkPanel } from './payment-link-panel';
import { StageTag } from './stage-tag';

/** What the person's role allows on this page. */
export type May = { fulfil: boolean; refund: boolean; restock: boolean };

const SOON_MS = 3_000;
const PENDING_MS = 10_000;

/** While something is on its way, the page looks again by itself. */
function lookAgain(order: AdminOrder | undefined): number | false {
  if (!order) return false;
  const onItsWay =
    order.mails.some(({ state }) => state === 'waiting') ||
    order.refunds.some(({ status }) => status === 'requested');
  if (onItsWay) return SOON_MS;
  return order.paymentState === 'pending' || order.paymentState === 'processing' ? PENDING_MS : false;
}

/** One order, whole. */
export function OrderRecord({ number, may }: { number: string; may: May }) {
  const { data: order } = useQuery({
    ...orderQuery(number),
    refetchInterval: (query) => lookAgain(query.state.data),
  });
  if (!order) return null;
  const { timeZone } = order;
  return (
    <>
      <PageHead
        title={`Order ${order.number}`}
        lead={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StageTag order={order} />
            <ModeTag mode={order.mode} />
            {order.channel === 'manual' && <Tag tone="quiet">by hand</Tag>}
            <span>
              {order.placedAt
                ? `Placed ${moment(order.placedAt, timeZone)}`
                : `Written ${moment(order.createdAt, timeZone)}, not placed`}
            </span>
          </span>
        }
      >
        <OrderActions order={order} may={may} />
      </PageHead>

      {(order.alerts.length > 0 || order.reviewReason) && (
        <section aria-label="Needs a look" className="mb-6">
          <ul className="space-y-3">
            {order.reviewReason && (
              <li className="border-l-4 border-ochre bg-sheet p-4">
                <p className="font-semibold">Held: nothing of it ships</p>
                <p className="mt-1 break-words">{order.reviewReason}</p>
                {may.fulfil && (
                  <p className="mt-1">
                    <span className="font-semibold">To do: </span>
                    when it is cleared up, press “Release”; else cancel the order.
                  </p>
                )}
              </li>
            )}
            {order.alerts.map((alert) => (
              <AlertCard
                key={alert.id}
                alert={alert}
                mayAct={may.fulfil}
                timeZone={timeZone}
                showOrder={false}
              />
            ))}
          </ul>
        </section>
      )}

      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
        <div className="min-w-0 space-y-6">
          {order.paymentLink && <PaymentLinkPanel link={order.paymentLink} timeZone={timeZone} />}
          {canWriteAgain(order) && <EndedLinkPanel order={order} mayWrite={may.fulfil} />}
          <LinesPanel order={order} mayRestock={may.restock} />
          <MoneyPanel order={order} />
          <ParcelsPanel order={order} />
          <MailsPanel order={order} mayResend={may.fulfil} />
        </div>
        <div className="min-w-0 space-y-6">
          <CustomerPanel order={order} />
          <HistoryPanel order={order} mayNote={may.fulfil} />
        </div>
      </div>
    </>
  );
}
