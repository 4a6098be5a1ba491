'use client';

import { useState } from 'react';
import { restockOrderLine } from '@/lib/admin/orders/actions';
import type { AdminLine } from '@/lib/admin/orders/types';
import { plural } from '@/lib/kernel/format';
import type { OrderId } from '@/lib/kernel/units';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { type PressKey, usePressKey } from '../use-press-key';
import { useOrderCommand } from './use-order-command';

/** Unopened bags of one line go back to their lot: a choice of its own, never part of a refund. */
export function RestockForm({ orderId, line }: { orderId: OrderId; line: AdminLine }) {
  const press = usePressKey();
  return (
    <FormDialog trigger="Back into stock" title="Back into stock" className="button button-plain -ml-2">
      {(close) => <Fields orderId={orderId} line={line} press={press} onDone={close} />}
    </FormDialog>
  );
}

function Fields({
  orderId,
  line,
  press,
  onDone,
}: {
  orderId: OrderId;
  line: AdminLine;
  press: PressKey;
  onDone: () => void;
}) {
  const [bags, setBags] = useState('');
  const [reason, setReason] = useState('');
  const kept = useKeptForm({
    form: `restock:${orderId}:${line.line}`,
    values: { bags, reason },
    restore: (was) => {
      setBags(was.bags);
      setReason(was.reason);
    },
    press,
  });
  const command = useOrderCommand(restockOrderLine, {
    kept,
    done: `Back in stock of lot ${line.lotCode}.`,
    onDone,
  });
  return (
    <CommandForm
      onSubmit={() =>
        command.run({
          orderId,
          line: line.line,
          quantity: bags === '' ? Number.NaN : Number(bags),
          reason,
          key: press.key,
        })
      }
    >
      <DraftOffer form={kept} />
      <Problem text={command.problem} />
      <p>
        <span className="font-semibold">
          {line.name}, {line.sizeLabel}
        </span>
        : {plural(line.toRestock, 'bag')} can come back to lot <span translate="no">{line.lotCode}</span>.
        Only unopened bags, and each only once. No money moves by this.
      </p>
      {line.toShip > 0 && <p>Bags that have not left yet are taken off the packing list first.</p>}
      <TextField
        label="Bags"
        type="number"
        inputMode="numeric"
        value={bags}
        onValue={setBags}
        errors={command.fields.quantity}
        required
      />
      <TextField
        label="Why it came back"
        hint="Stays in the ledger for good, with your name."
        value={reason}
        onValue={setReason}
        rows={2}
        maxLength={500}
        errors={command.fields.reason}
        required
      />
      <button type="submit" className="button button-main" disabled={command.pending}>
        Put back into stock
      </button>
    </CommandForm>
  );
}
