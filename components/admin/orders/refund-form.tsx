'use client';

import { useState } from 'react';
import { refundOrder } from '@/lib/admin/orders/actions';
import { parseAmount } from '@/lib/admin/orders/rules';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { decimalPrice, money } from '@/lib/kernel/format';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { type PressKey, usePressKey } from '../use-press-key';
import { useOrderCommand } from './use-order-command';

/** Gives money back, all that is left or a part. */
export function RefundForm({ order }: { order: AdminOrder }) {
  const press = usePressKey();
  return (
    <FormDialog trigger="Refund" title={`Refund order ${order.number}`}>
      {(close) => <Fields order={order} press={press} onDone={close} />}
    </FormDialog>
  );
}

function Fields({ order, press, onDone }: { order: AdminOrder; press: PressKey; onDone: () => void }) {
  const { currency } = order;
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const kept = useKeptForm({
    form: `refund:${order.id}`,
    values: { typed, reason },
    restore: (was) => {
      setTyped(was.typed);
      setReason(was.reason);
    },
    press,
  });
  const command = useOrderCommand(refundOrder, {
    kept,
    done: ({ amount, isNew }) =>
      isNew
        ? `${money(amount, currency)} is on its way back.`
        : `${money(amount, currency)} was on its way back already, by the press before. It goes back once.`,
    onDone,
  });
  const amount = parseAmount(typed, currency);
  const tooMuch = amount !== null && amount > order.refundable;
  return (
    <CommandForm
      onSubmit={() =>
        command.run({ orderId: order.id, amount: amount ?? Number.NaN, reason, key: press.key })
      }
    >
      <DraftOffer form={kept} />
      <Problem text={command.problem} />
      <p>
        {money(order.refundable, currency)} can still go back. The money takes five to ten days; bags do not
        come back into stock by this.
      </p>
      {order.disputeState === 'open' && (
        <p className="font-semibold text-vermilion">
          The payment is disputed: the bank may have taken the money already. Stripe refuses a refund
          meanwhile.
        </p>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <TextField
            label={`Amount in ${currency}`}
            value={typed}
            onValue={setTyped}
            inputMode="decimal"
            autoComplete="off"
            maxLength={16}
            errors={
              tooMuch
                ? [`Only ${money(order.refundable, currency)} is left to give back.`]
                : command.fields.amount
            }
            required
          />
        </div>
        <button
          type="button"
          className="button"
          onClick={() => setTyped(decimalPrice(order.refundable, currency))}
        >
          All that is left
        </button>
      </div>
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
      <button type="submit" className="button button-main" disabled={command.pending || tooMuch}>
        {amount ? `Give back ${money(amount, currency)}` : 'Give back'}
      </button>
    </CommandForm>
  );
}
