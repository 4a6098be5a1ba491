import { stageOf } from '@/lib/admin/orders/rules';
import type { OrderStanding } from '@/lib/admin/orders/types';
import { Tag } from '../tag';

/** Where an order stands, with what went back and what is disputed beside it. */
export function StageTag({ order }: { order: OrderStanding }) {
  const stage = stageOf(order);
  return (
    <span className="inline-flex gap-1">
      <Tag tone={stage.tone}>{stage.text}</Tag>
      {order.paymentState === 'partially_refunded' && <Tag tone="quiet">Part refunded</Tag>}
      {order.paymentState === 'refunded' && stage.text !== 'Refunded' && <Tag tone="quiet">Refunded</Tag>}
      {order.disputeState === 'open' && <Tag tone="problem">Disputed</Tag>}
    </span>
  );
}
