'use client';

import { type ReactNode, useState } from 'react';
import { closeShipping, holdOrder, releaseOrder } from '@/lib/admin/orders/actions';
import type { AdminOrder } from '@/lib/admin/orders/types';
import type { ActionResult } from '@/lib/kernel/errors';
import type { OrderId } from '@/lib/kernel/units';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { useOrderCommand } from './use-order-command';

type Reasoned = (input: { orderId: OrderId; reason: string }) => Promise<ActionResult<unknown>>;

/** Keeps an order from shipping until somebody frees it. */
export function HoldForm({ orderId }: { orderId: OrderId }) {
  return (
    <FormDialog trigger="Hold" title="Hold this order">
      {(close) => (
        <ReasonFields
          form="hold"
          command={holdOrder}
          orderId={orderId}
          label="Why"
          hint="Shown on top of the order until it is released. The customer reads only that we check something."
          verb="Hold it"
          done="The order is held."
          required
          onDone={close}
        />
      )}
    </FormDialog>
  );
}

export function ReleaseForm({ order }: { order: AdminOrder }) {
  return (
    <FormDialog trigger="Release" title="Release this order" className="button button-main">
      {(close) => (
        <ReasonFields
          form="release"
          command={releaseOrder}
          orderId={order.id}
          label="Note"
          hint="What was cleared up; stays in the history."
          verb="Release for packing"
          done="The order can be packed again."
          onDone={close}
        >
          {order.reviewReason && <p className="break-words">Held because: {order.reviewReason}</p>}
          {order.disputeState === 'open' && (
            <p className="font-semibold text-vermilion">
              The dispute is still open: goods that leave now may be lost together with the money.
            </p>
          )}
        </ReasonFields>
      )}
    </FormDialog>
  );
}

export function CloseShippingForm({ orderId }: { orderId: OrderId }) {
  return (
    <FormDialog trigger="The rest will not ship" title="The rest will not ship">
      {(close) => (
        <ReasonFields
          form="close-shipping"
          command={closeShipping}
          orderId={orderId}
          label="Why"
          verb="Close the order as shipped"
          done="The order counts as shipped."
          required
          onDone={close}
        >
          <p>
            The order counts as shipped with what has left. Money and goods do not move by this: refund the
            rest and put bags back into stock on their own.
          </p>
        </ReasonFields>
      )}
    </FormDialog>
  );
}

function ReasonFields({
  form,
  command,
  orderId,
  label,
  hint,
  verb,
  done,
  required,
  onDone,
  children,
}: {
  form: string;
  command: Reasoned;
  orderId: OrderId;
  label: string;
  hint?: string;
  verb: string;
  done: string;
  required?: boolean;
  onDone: () => void;
  children?: ReactNode;
}) {
  const [reason, setReason] = useState('');
  const kept = useKeptForm({
    form: `${form}:${orderId}`,
    values: { reason },
    restore: (was) => setReason(was.reason),
  });
  const { run, pending, problem, fields } = useOrderCommand(command, { kept, done, onDone });
  return (
    <CommandForm onSubmit={() => run({ orderId, reason })}>
      <DraftOffer form={kept} />
      <Problem text={problem} />
      {children}
      <TextField
        label={label}
        hint={hint}
        value={reason}
        onValue={setReason}
        rows={3}
        maxLength={500}
        errors={fields.reason}
        {...(required && { required })}
      />
      <button type="submit" className="button button-main" disabled={pending}>
        {verb}
      </button>
    </CommandForm>
  );
}
