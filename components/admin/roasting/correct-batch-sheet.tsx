'use client';

import { useState } from 'react';
import { correctBatch } from '@/lib/admin/roasting/actions';
import { BATCHES_KEY } from '@/lib/admin/roasting/client';
import type { BatchRow } from '@/lib/admin/roasting/types';
import { list } from '@/lib/kernel/format';
import { AllChanges } from '../audit/all-changes';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Problem } from '../problem';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';
import { BatchFields, type RoastTyped } from './batch-fields';
import { VoidBatchForm } from './void-batch-form';

/** A recorded batch, to put right what was typed wrongly, or to say that it never happened. */
export function CorrectBatchSheet({ batch, onClose }: { batch: BatchRow; onClose: () => void }) {
  const [roast, setRoast] = useState<RoastTyped>({
    roastedOn: batch.roastedOn,
    green: String(batch.green / 1000),
    roasted: String(batch.roasted / 1000),
    agtron: batch.agtron === null ? '' : String(batch.agtron),
    note: batch.note,
  });
  const [reason, setReason] = useState('');
  const { id, version, code } = batch;
  const kept = useKeptForm({
    form: `batch-mend:${id}:${version}`,
    values: { roast, reason },
    restore: (was) => {
      setRoast(was.roast);
      setReason(was.reason);
    },
  });
  const command = useCommand(correctBatch, {
    kept,
    quiet: true,
    refresh: [BATCHES_KEY],
    done: `Batch ${code} is corrected.`,
    onDone: onClose,
  });
  const orders = [...new Set(batch.lines.map(({ number }) => number))];
  return (
    <Sheet title={`Batch ${code}`} onClose={onClose}>
      <p className="mb-4">
        <span translate="no">
          {batch.lotCode}, {batch.coffee}
        </span>
        . Recorded by {batch.actor}.{orders.length > 0 && ` Packed for ${list(orders)}.`}
      </p>
      {batch.voidedFor === null ? (
        <>
          <CommandForm
            label={`Correct batch ${code}`}
            onSubmit={() => command.run({ ...roast, id, version, reason })}
          >
            <DraftOffer form={kept} />
            <BatchFields values={roast} onValues={setRoast} errors={command.fields} expected={null} />
            <TextField
              label="What was wrong"
              hint="Stays in the audit log, with the figures before and after."
              required
              value={reason}
              onValue={setReason}
              errors={command.fields.reason}
              maxLength={500}
              rows={2}
            />
            <Problem text={command.problem} />
            <button type="submit" className="button button-main" disabled={command.pending}>
              Correct the batch
            </button>
          </CommandForm>
          <section aria-label="Void" className="mt-8 border-t border-line pt-4">
            <p className="mb-2 text-small text-ink-2">
              Wrong lot, wrong orders, or never roasted? Void it, and record it again if it was roasted. The
              code stays taken: it may stand on bags.
            </p>
            <VoidBatchForm batch={batch} onDone={onClose} />
          </section>
        </>
      ) : (
        <p className="border-l-4 border-ochre ps-3">Void: {batch.voidedFor}</p>
      )}
      <AllChanges subject="roast_batch" id={batch.id} />
    </Sheet>
  );
}
