'use client';

import Link from 'next/link';
import { deliverOrder, packOrder } from '@/lib/admin/orders/actions';
import { movesOf } from '@/lib/admin/orders/rules';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { CancelPaidForm, CancelUnpaidForm } from './cancel-forms';
import type { May } from './order-record';
import { CloseShippingForm, HoldForm, ReleaseForm } from './reason-forms';
import { RefundForm } from './refund-form';
import { ShipForm } from './ship-form';
import { useOrderCommand } from './use-order-command';

/** What may be done with the order now, by its state and the person's role; nothing else is drawn. */
export function OrderActions({ order, may }: { order: AdminOrder; may: May }) {
  const toShip = order.lines.reduce((bags, line) => bags + line.toShip, 0);
  const moves = movesOf({ ...order, toShip });
  // When all has left, the paper asked for is that of the last parcel.
  const parcel = toShip === 0 ? order.parcels.at(-1) : undefined;
  const pack = useOrderCommand(packOrder, { done: 'Marked as packed.', quiet: false });
  const deliver = useOrderCommand(deliverOrder, { done: 'Marked as delivered.', quiet: false });
  const { id: orderId } = order;
  return (
    <>
      {may.fulfil && moves.ship && <ShipForm order={order} />}
      {may.fulfil && moves.pack && (
        <button
          type="button"
          className="button"
          disabled={pack.pending}
          onClick={() => pack.run({ orderId })}
        >
          Mark as packed
        </button>
      )}
      {may.fulfil && moves.deliver && (
        <button
          type="button"
          className="button"
          disabled={deliver.pending}
          onClick={() => deliver.run({ orderId })}
        >
          Mark as delivered
        </button>
      )}
      {may.fulfil && moves.release && <ReleaseForm order={order} />}
      {may.fulfil && moves.hold && <HoldForm orderId={orderId} />}
      {may.fulfil && moves.endShipping && <CloseShippingForm orderId={orderId} />}
      {may.refund && moves.refund && <RefundForm order={order} />}
      {may.fulfil && moves.cancel === 'unpaid' && <CancelUnpaidForm orderId={orderId} />}
      {may.fulfil && moves.cancel === 'paid' && <CancelPaidForm order={order} />}
      {order.placedAt && (
        <Link
          href={`/admin/orders/${order.number}/packing-slip${parcel ? `?parcel=${parcel.id}` : ''}`}
          prefetch={false}
          className="button button-plain"
        >
          Packing slip
        </Link>
      )}
    </>
  );
}
