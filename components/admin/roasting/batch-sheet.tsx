'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { recordBatch } from '@/lib/admin/roasting/actions';
import { BATCHES_KEY } from '@/lib/admin/roasting/client';
import type { OpenLine, RoastableLot } from '@/lib/admin/roasting/types';
import { partialDate } from '@/lib/kernel/format';
import { CheckField } from '../check-field';
import { CommandForm } from '../command-form';
import { DraftOffer } from '../draft-offer';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { Sheet } from '../sheet';
import { useCommand } from '../use-command';
import { useKeptForm } from '../use-kept-form';
import type { PressKey } from '../use-press-key';
import { BatchFields, type RoastTyped } from './batch-fields';

const lineWords = ({ number, label, roastsOn, isHeld }: OpenLine): string =>
  [`${number}: ${label}`, roastsOn && `for ${partialDate(roastsOn)}`, isHeld && 'on hold']
    .filter(Boolean)
    .join(', ');
const keyOf = ({ orderId, line }: OpenLine) => `${orderId} ${line}`;

/** One load of the roaster, with the order lines that are packed from it. */
export function BatchSheet({
  asked,
  lots,
  lines,
  today,
  press,
  onClose,
}: {
  /** The row it was opened from; an empty lot when from nowhere. */
  asked: { lotId: string; day: string | null };
  lots: RoastableLot[];
  lines: OpenLine[];
  today: string;
  /** Kept by the page, so that a batch whose answer got lost is known when the sheet is opened again. */
  press: PressKey;
  onClose: () => void;
}) {
  const router = useRouter();
  const [lotId, setLotId] = useState(asked.lotId);
  const [roast, setRoast] = useState<RoastTyped>({
    roastedOn: asked.day && asked.day < today ? asked.day : today,
    green: '',
    roasted: '',
    agtron: '',
    note: '',
  });
  const [ticked, setTicked] = useState<readonly string[]>(() =>
    lines
      .filter((line) => line.lotId === asked.lotId && line.roastsOn === asked.day && !line.isHeld)
      .map(keyOf),
  );
  const kept = useKeptForm({
    form: 'batch',
    values: { lotId, roast, ticked },
    restore: (was) => {
      setLotId(was.lotId);
      setRoast(was.roast);
      setTicked(was.ticked);
    },
    press,
  });
  const record = useCommand(recordBatch, {
    kept,
    quiet: true,
    refresh: [BATCHES_KEY],
    done: ({ code }) => `Batch ${code} is recorded.`,
    onDone: () => {
      router.refresh();
      onClose();
    },
  });
  const ofLot = lines.filter((line) => line.lotId === lotId);
  const lot = lots.find(({ id }) => id === lotId);
  const submit = () =>
    record.run({
      key: press.key,
      lotId,
      ...roast,
      lines: ofLot
        .filter((line) => ticked.includes(keyOf(line)))
        .map(({ orderId, line }) => ({ orderId, line })),
    });
  return (
    <Sheet title="Record a roast batch" onClose={onClose} fresh>
      <CommandForm label="Record a roast batch" onSubmit={submit}>
        <DraftOffer form={kept} />
        <p className="text-small text-ink-2">
          A batch moves no stock: each sale took its green grams when it was paid.
        </p>
        <SelectField
          label="Lot"
          required
          value={lotId}
          onValue={setLotId}
          options={[
            { value: '', label: 'Choose a lot' },
            ...lots.map(({ id, lotCode, coffee }) => ({ value: id, label: `${lotCode}, ${coffee}` })),
          ]}
          errors={record.fields.lotId}
        />
        <BatchFields
          values={roast}
          onValues={setRoast}
          errors={record.fields}
          expected={lot?.lossBp ?? null}
        />
        {lotId && (
          <fieldset>
            <legend className="font-semibold">Packed from this batch</legend>
            {ofLot.length === 0 && <p className="text-ink-2">No order waits for this lot.</p>}
            {ofLot.map((line) => (
              <CheckField
                key={keyOf(line)}
                label={lineWords(line)}
                checked={ticked.includes(keyOf(line))}
                onChecked={(checked) =>
                  setTicked(
                    checked ? [...ticked, keyOf(line)] : ticked.filter((other) => other !== keyOf(line)),
                  )
                }
              />
            ))}
            <Problem text={record.fields.lines?.join(' ') ?? null} />
          </fieldset>
        )}
        <Problem text={record.problem} />
        <button type="submit" className="button button-main" disabled={record.pending}>
          Record the batch
        </button>
      </CommandForm>
    </Sheet>
  );
}
