'use client';

import { useState } from 'react';
import { voidBatch } from '@/lib/admin/roasting/actions';
import { BATCHES_KEY } from '@/lib/admin/roasting/client';
import type { BatchRow } from '@/lib/admin/roasting/types';
import { agree, list } from '@/lib/kernel/format';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { FormDialog } from '../form-dialog';
import { Problem } from '../problem';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';

/** Says that a batch never happened; its orders wait for a roast again. */
export function VoidBatchForm({ batch, onDone }: { batch: BatchRow; onDone: () => void }) {
  return (
    <FormDialog trigger="Void this batch" title={`Void batch ${batch.code}`} className="button button-danger">
      {() => <Fields batch={batch} onDone={onDone} />}
    </FormDialog>
  );
}

function Fields({ batch: { id, version, code, lines }, onDone }: { batch: BatchRow; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const kept = useKeptForm({
    form: `batch-void:${id}`,
    values: { reason },
    restore: (was) => setReason(was.reason),
  });
  const command = useCommand(voidBatch, {
    kept,
    quiet: true,
    refresh: [BATCHES_KEY],
    done: `Batch ${code} is void.`,
    onDone,
  });
  const orders = [...new Set(lines.map(({ number }) => number))];
  return (
    <CommandForm onSubmit={() => command.run({ id, version, reason })}>
      <DraftOffer form={kept} />
      <Problem text={command.problem} />
      <p>
        {orders.length > 0
          ? `${list(orders)} ${agree(orders.length, 'waits', 'wait')} for a roast again. No stock moves.`
          : 'No order was packed from it. No stock moves.'}
      </p>
      <TextField
        label="Why"
        required
        value={reason}
        onValue={setReason}
        errors={command.fields.reason}
        maxLength={500}
        rows={2}
      />
      <button type="submit" className="button button-main" disabled={command.pending}>
        Void the batch
      </button>
    </CommandForm>
  );
}
