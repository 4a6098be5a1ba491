'use client';

import { useState } from 'react';
import { dealWithAlert } from '@/lib/admin/orders/actions';
import type { AlertView } from '@/lib/admin/orders/types';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useKeptForm } from '../use-kept-form';
import { useOrderCommand } from './use-order-command';

/** Marks an alert as dealt with, with what was done. */
export function DealWithForm({ alert, title }: { alert: AlertView; title: string }) {
  return (
    <FormDialog trigger="Dealt with" title={title}>
      {(close) => <Fields id={alert.id} onDone={close} />}
    </FormDialog>
  );
}

function Fields({ id, onDone }: { id: number; onDone: () => void }) {
  const [note, setNote] = useState('');
  const kept = useKeptForm({
    form: `alert:${id}`,
    values: { note },
    restore: (was) => setNote(was.note),
  });
  const command = useOrderCommand(dealWithAlert, { kept, done: 'Marked as dealt with.', onDone });
  return (
    <CommandForm onSubmit={() => command.run({ id, note })}>
      <DraftOffer form={kept} />
      <Problem text={command.problem} />
      <TextField
        label="What you did"
        hint="Stays in the audit log, and in the order’s history."
        value={note}
        onValue={setNote}
        rows={3}
        maxLength={500}
        errors={command.fields.note}
        required
      />
      <button type="submit" className="button button-main" disabled={command.pending}>
        Mark as dealt with
      </button>
    </CommandForm>
  );
}
