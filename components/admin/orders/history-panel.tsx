'use client';

import { useState } from 'react';
import { addOrderNote } from '@/lib/admin/orders/actions';
import type { AdminOrder } from '@/lib/admin/orders/types';
import { historyText } from '@/lib/admin/orders/words';
import { moment } from '@/lib/kernel/format';
import type { OrderId } from '@/lib/kernel/units';
import { AllChanges } from '../audit/all-changes';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Panel } from '../panel';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { useOrderCommand } from './use-order-command';

/** What happened, newest first, with the shop's own notes among it. */
export function HistoryPanel({ order, mayNote }: { order: AdminOrder; mayNote: boolean }) {
  const naming = {
    currency: order.currency,
    lineName: (line: number) => {
      const found = order.lines.find((one) => one.line === line);
      return found ? `${found.name}, ${found.sizeLabel}` : `line ${line}`;
    },
  };
  return (
    <Panel title="Notes and history">
      {mayNote && <NoteForm orderId={order.id} />}
      <ol className="divide-y divide-line">
        {order.history.map((event) => (
          <li key={event.id} className="py-2">
            <p className="break-words whitespace-pre-line">{historyText(event.kind, event.detail, naming)}</p>
            <p className="text-small text-ink-2">
              {moment(event.at, order.timeZone)}, {event.by}
            </p>
          </li>
        ))}
      </ol>
      <AllChanges subject="order" id={order.id} />
    </Panel>
  );
}

function NoteForm({ orderId }: { orderId: OrderId }) {
  const [text, setText] = useState('');
  const kept = useKeptForm({
    form: `note:${orderId}`,
    values: { text },
    restore: (was) => setText(was.text),
  });
  const command = useOrderCommand(addOrderNote, { kept, done: 'Noted.', onDone: () => setText('') });
  return (
    <CommandForm
      label="Add a note"
      className="mb-4 space-y-3 border-b border-line pb-4"
      onSubmit={() => command.run({ orderId, text })}
    >
      <DraftOffer form={kept} />
      <Problem text={command.fields.text ? null : command.problem} />
      <TextField
        label="Note"
        hint="For the shop’s people; the customer never sees it."
        value={text}
        onValue={setText}
        rows={2}
        maxLength={2000}
        errors={command.fields.text}
      />
      <button type="submit" className="button" disabled={command.pending}>
        Add the note
      </button>
    </CommandForm>
  );
}
