'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { writeOrder } from '@/lib/admin/orders/actions';
import { newKey } from '@/lib/admin/orders/key';
import type { ManualDraft, Sellable } from '@/lib/admin/orders/types';
import { fittingGrind } from '@/lib/cart/rules';
import type { Grind } from '@/lib/cart/types';
import { CheckField } from '../check-field';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Panel } from '../panel';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { usePressKey } from '../use-press-key';
import { type ManualLine, ManualLines } from './manual-lines';
import { SellableSearch } from './sellable-search';
import { useOrderCommand } from './use-order-command';

/** An order for a customer who is on the phone or stands at the stall. */
export function ManualOrder({
  countries,
  country: shopCountry,
  currency,
  paymentsOff,
  draft = null,
}: {
  countries: readonly { value: string; label: string }[];
  country: string;
  currency: string;
  /** Why no payment page can be opened; null when it can. */
  paymentsOff: string | null;
  /** The order that this one is written in place of. */
  draft?: ManualDraft | null;
}) {
  const router = useRouter();
  const press = usePressKey();
  const [lines, setLines] = useState<readonly ManualLine[]>(() =>
    (draft?.lines ?? []).map((line) => ({ ...line, id: newKey(), quantity: String(line.quantity) })),
  );
  const [name, setName] = useState(draft?.name ?? '');
  const [email, setEmail] = useState(draft?.email ?? '');
  const [country, setCountry] = useState(
    countries.some(({ value }) => value === draft?.country) ? (draft?.country ?? '') : shopCountry,
  );
  const [note, setNote] = useState(draft?.note ?? '');
  const [sendMail, setSendMail] = useState(true);
  const kept = useKeptForm({
    form: `manual-order:${draft?.orderId ?? 'new'}`,
    values: { lines, name, email, country, note, sendMail },
    restore: (was) => {
      setLines(was.lines);
      setName(was.name);
      setEmail(was.email);
      setCountry(was.country);
      setNote(was.note);
      setSendMail(was.sendMail);
    },
    press,
    // The second order under a key takes the place of the first, which is another customer's.
    isKeyOfText: true,
    // It names a customer.
    days: 1,
  });
  const command = useOrderCommand(writeOrder, {
    kept,
    done: 'The order is written and its bags are reserved.',
    onDone: ({ number }) => router.push(`/admin/orders/${number}`),
  });

  const add = (item: Sellable) => {
    const grind = fittingGrind(item.form, 'whole-bean');
    const known = lines.find((line) => line.item.variantId === item.variantId && line.grind === grind);
    setLines(
      known
        ? lines.map((line) =>
            line === known ? { ...line, quantity: String((Number(line.quantity) || 0) + 1) } : line,
          )
        : [...lines, { id: newKey(), item, grind, quantity: '1' }],
    );
  };

  const submit = () =>
    command.run({
      key: press.key,
      ...(draft && { again: draft.orderId }),
      lines: merged(lines),
      name,
      email,
      country,
      note,
      sendMail: sendMail && email !== '',
    });

  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
      <div className="min-w-0 space-y-6">
        <DraftOffer form={kept} />
        <Panel title="Coffees">
          <SellableSearch onChoose={add} />
        </Panel>
        <Panel title="In this order">
          {draft && draft.gone.length > 0 && (
            <p role="status" className="mb-3 border-l-4 border-ochre ps-3">
              Not for sale any more, left out: {draft.gone.join('; ')}.
            </p>
          )}
          <ManualLines lines={lines} onLines={setLines} currency={currency} errors={command.fields.lines} />
        </Panel>
      </div>
      <Panel title="Customer">
        <CommandForm onSubmit={submit}>
          {paymentsOff && <Problem text={paymentsOff} />}
          <Problem
            text={command.failure?.code === 'invalid_input' && command.fields.lines ? null : command.problem}
          />
          <TextField
            label="Name"
            value={name}
            onValue={setName}
            maxLength={120}
            autoComplete="off"
            errors={command.fields.name}
          />
          <TextField
            label="E-mail"
            hint="Empty when the customer stands before you and pays by the QR code."
            type="email"
            value={email}
            onValue={setEmail}
            maxLength={200}
            autoComplete="off"
            errors={command.fields.email}
          />
          <SelectField
            label="Country"
            hint="Address and delivery are chosen on the payment page."
            value={country}
            onValue={setCountry}
            options={countries}
            errors={command.fields.country}
          />
          <TextField
            label="Note"
            hint="For the shop’s people."
            value={note}
            onValue={setNote}
            rows={2}
            maxLength={500}
            errors={command.fields.note}
          />
          <CheckField
            label="Send the payment link by mail"
            checked={sendMail && email !== ''}
            disabled={email === ''}
            onChecked={setSendMail}
          />
          <button
            type="submit"
            className="button button-main w-full"
            disabled={command.pending || paymentsOff !== null}
          >
            Reserve and open the payment page
          </button>
        </CommandForm>
      </Panel>
    </div>
  );
}

/** The same size in the same grind is one line of an order. */
function merged(lines: readonly ManualLine[]) {
  const found = new Map<string, { variantId: Sellable['variantId']; grind: Grind; quantity: number }>();
  for (const { item, grind, quantity } of lines) {
    const key = `${item.variantId}:${grind}`;
    const before = found.get(key)?.quantity ?? 0;
    found.set(key, { variantId: item.variantId, grind, quantity: before + Number(quantity) });
  }
  return [...found.values()];
}
