'use client';

import { useState } from 'react';
import { cancelPaidOrder, cancelUnpaidOrder } from '@/lib/admin/orders/actions';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { money } from '@/lib/kernel/format';
import type { OrderId } from '@/lib/kernel/units';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { type PressKey, usePressKey } from '../use-press-key';
import { RadioChoice } from './radio-choice';
import { useOrderCommand } from './use-order-command';

const CANCEL = { trigger: 'Cancel order', title: 'Cancel this order', className: 'button button-danger' };

/** Ends the payment page; Stripe's answer frees the bags. */
export function CancelUnpaidForm({ orderId }: { orderId: OrderId }) {
  return <FormDialog {...CANCEL}>{(close) => <UnpaidFields orderId={orderId} onDone={close} />}</FormDialog>;
}

function UnpaidFields({ orderId, onDone }: { orderId: OrderId; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const kept = useKeptForm({
    form: `cancel:${orderId}`,
    values: { reason },
    restore: (was) => setReason(was.reason),
  });
  const command = useOrderCommand(cancelUnpaidOrder, {
    kept,
    done: ({ state }) =>
      state === 'expired'
        ? 'Cancelled: the payment page is closed and the bags are free.'
        : 'The customer was faster: this order is being paid. Look at it again.',
    onDone,
  });
  return (
    <CommandForm onSubmit={() => command.run({ orderId, reason })}>
      <DraftOffer form={kept} />
      <Problem text={command.problem} />
      <p>
        Nobody has paid yet. The payment page is closed at Stripe first; then the bags are free for others. If
        the customer pays in this very moment, the order stays and you can cancel it with a refund.
      </p>
      <TextField
        label="Why"
        value={reason}
        onValue={setReason}
        rows={2}
        maxLength={500}
        errors={command.fields.reason}
      />
      <button type="submit" className="button button-main" disabled={command.pending}>
        Close the payment page
      </button>
    </CommandForm>
  );
}

/** Before anything has left. Whether the money goes back has to be chosen. */
export function CancelPaidForm({ order }: { order: AdminOrder }) {
  const press = usePressKey();
  return (
    <FormDialog {...CANCEL}>
      {(close) => <PaidFields order={order} press={press} onDone={close} />}
    </FormDialog>
  );
}

function PaidFields({ order, press, onDone }: { order: AdminOrder; press: PressKey; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const [refund, setRefund] = useState<'all' | 'nothing' | ''>(order.refundable > 0 ? '' : 'nothing');
  const kept = useKeptForm({
    form: `cancel:${order.id}`,
    values: { reason, refund },
    restore: (was) => {
      setReason(was.reason);
      setRefund(was.refund);
    },
    press,
  });
  const command = useOrderCommand(cancelPaidOrder, {
    kept,
    done: ({ refunded }) =>
      refunded
        ? `Cancelled; ${money(refunded, order.currency)} goes back.`
        : 'Cancelled; no money goes back by this.',
    onDone,
  });
  const left = money(order.refundable, order.currency);
  return (
    <CommandForm
      onSubmit={() =>
        command.run({ orderId: order.id, reason, refund: refund as 'all' | 'nothing', key: press.key })
      }
    >
      <DraftOffer form={kept} />
      <Problem text={command.problem} />
      <p>Nothing of this order will ship. The customer gets a mail that it is cancelled.</p>
      {order.refundable > 0 && (
        <RadioChoice
          legend="Does the money go back?"
          value={refund}
          onValue={setRefund}
          options={[
            { value: 'all', label: `Yes, give back ${left} now` },
            { value: 'nothing', label: 'No, not by this; I refund later or another way' },
          ]}
          errors={command.fields.refund}
        />
      )}
      <p className="text-small text-ink-2">
        The bags stay out of stock until you put them back: “Back into stock” beside each line.
      </p>
      <TextField
        label="Why"
        hint="For the shop’s own eyes."
        value={reason}
        onValue={setReason}
        rows={2}
        maxLength={500}
        errors={command.fields.reason}
        required
      />
      <button type="submit" className="button button-main" disabled={command.pending}>
        Cancel the order
      </button>
    </CommandForm>
  );
}
