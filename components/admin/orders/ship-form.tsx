'use client';

import { useId, useState } from 'react';
import { shipParcel } from '@/lib/admin/orders/actions';
import { CARRIERS, trackingPage } from '@/lib/admin/orders/rules';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { plural } from '@/lib/kernel/format';
import { lineDetail } from '@/lib/orders/words';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Field } from '../field';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { type PressKey, usePressKey } from '../use-press-key';
import { useOrderCommand } from './use-order-command';

/** A parcel leaves: what is in it, who carries it, where it can be followed. */
export function ShipForm({ order }: { order: AdminOrder }) {
  const press = usePressKey();
  return (
    <FormDialog
      trigger="Ship a parcel"
      title={`Ship from order ${order.number}`}
      className="button button-main"
    >
      {(close) => <Fields order={order} press={press} onDone={close} />}
    </FormDialog>
  );
}

function Fields({ order, press, onDone }: { order: AdminOrder; press: PressKey; onDone: () => void }) {
  const id = useId();
  const open = order.lines.filter((line) => line.toShip > 0);
  const [bags, setBags] = useState<Record<number, string>>(() =>
    Object.fromEntries(open.map((line) => [line.line, String(line.toShip)])),
  );
  const [carrier, setCarrier] = useState('');
  const [tracking, setTracking] = useState('');
  /** Null until somebody types one: then it is theirs. */
  const [typedPage, setTypedPage] = useState<string | null>(null);
  const page = typedPage ?? trackingPage(carrier, tracking);
  const kept = useKeptForm({
    form: `parcel:${order.id}`,
    values: { bags, carrier, tracking, typedPage },
    restore: (was) => {
      setBags(was.bags);
      setCarrier(was.carrier);
      setTracking(was.tracking);
      setTypedPage(was.typedPage);
    },
    press,
  });
  const command = useOrderCommand(shipParcel, {
    kept,
    done: ({ isLast }) => (isLast ? 'The order is shipped.' : 'The parcel is noted; the rest still waits.'),
    onDone,
  });
  const packed = open.reduce((sum, line) => sum + (Number(bags[line.line]) || 0), 0);
  const waiting = open.reduce((sum, line) => sum + line.toShip, 0);

  return (
    <CommandForm
      onSubmit={() =>
        command.run({
          orderId: order.id,
          key: press.key,
          lines: open.map(({ line }) => ({ line, quantity: Number(bags[line] ?? 0) })),
          carrier,
          tracking,
          trackingUrl: page,
        })
      }
    >
      <DraftOffer form={kept} />
      <Problem text={command.fields.lines?.join(' ') ?? command.problem} />
      <fieldset className="space-y-3">
        <legend className="mb-2 font-semibold">In this parcel</legend>
        {open.map((line) => (
          <div key={line.line} className="flex items-center justify-between gap-4">
            <label htmlFor={`${id}-${line.line}`} className="min-w-0">
              <span className="block font-semibold">
                {line.name}, {line.sizeLabel}
              </span>
              <span className="block text-small text-ink-2">
                {lineDetail(line)}; {plural(line.toShip, 'bag')} to ship
              </span>
            </label>
            <input
              id={`${id}-${line.line}`}
              type="number"
              inputMode="numeric"
              className="input w-20 shrink-0"
              min={0}
              max={line.toShip}
              step={1}
              value={bags[line.line] ?? ''}
              onChange={(event) => setBags({ ...bags, [line.line]: event.target.value })}
            />
          </div>
        ))}
      </fieldset>
      <Field
        label="Carrier"
        hint="“Collected” when the customer takes it along."
        errors={command.fields.carrier}
        required
      >
        {(control) => (
          <>
            <input
              {...control}
              className="input"
              list={`${id}-carriers`}
              value={carrier}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setCarrier(event.target.value)}
            />
            <datalist id={`${id}-carriers`}>
              {CARRIERS.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <TextField
        label="Tracking number"
        value={tracking}
        onValue={setTracking}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        errors={command.fields.tracking}
      />
      <TextField
        label="Tracking page"
        hint="Filled in for USPS, UPS, FedEx and DHL."
        type="url"
        value={page}
        onValue={setTypedPage}
        maxLength={500}
        autoComplete="off"
        errors={command.fields.trackingUrl}
      />
      <p className="text-small text-ink-2">
        {packed < waiting
          ? `${plural(waiting - packed, 'bag')} will wait for another parcel. `
          : 'With this parcel the order is shipped. '}
        {order.email ? `A mail with the tracking goes to ${order.email}.` : 'There is no e-mail to write to.'}
      </p>
      <button type="submit" className="button button-main" disabled={command.pending}>
        Hand over {plural(packed, 'bag')}
      </button>
    </CommandForm>
  );
}
