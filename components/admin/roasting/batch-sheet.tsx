'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { recordBatch } from '@/lib/admin/roasting/actions';
import { BATCHES_KEY } from '@/lib/admin/roasting/client';
import { batchLossBp, isUnusualLoss, percent } from '@/lib/admin/roasting/rules';
import type { OpenLine, RoastableLot } from '@/lib/admin/roasting/types';
import { readWeight } from '@/lib/admin/stock/weight';
import { partialDate } from '@/lib/kernel/format';
import { CheckField } from '../check-field';
import { CommandForm } from '../command-form';
import { Problem } from '../problem';
import { SelectField } from '../select-field';
import { Sheet } from '../sheet';
import { TextField } from '../text-field';
import { useCommand } from '../use-command';

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
  onClose,
}: {
  /** The row it was opened from; an empty lot when from nowhere. */
  asked: { lotId: string; day: string | null };
  lots: RoastableLot[];
  lines: OpenLine[];
  today: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const [lotId, setLotId] = useState(asked.lotId);
  const [roastedOn, setRoastedOn] = useState(asked.day && asked.day < today ? asked.day : today);
  const [green, setGreen] = useState('');
  const [roasted, setRoasted] = useState('');
  const [agtron, setAgtron] = useState('');
  const [note, setNote] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>(() =>
    lines
      .filter((line) => line.lotId === asked.lotId && line.roastsOn === asked.day && !line.isHeld)
      .map(keyOf),
  );
  const record = useCommand(recordBatch, {
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
      lotId,
      roastedOn,
      green,
      roasted,
      agtron,
      note,
      lines: ofLot
        .filter((line) => ticked.includes(keyOf(line)))
        .map(({ orderId, line }) => ({ orderId, line })),
    });
  return (
    <Sheet title="Record a roast batch" onClose={onClose}>
      <CommandForm label="Record a roast batch" onSubmit={submit}>
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
        <TextField
          label="Roasted on"
          type="date"
          required
          value={roastedOn}
          onValue={setRoastedOn}
          errors={record.fields.roastedOn}
        />
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField
            label="Green in"
            required
            hint="Kilograms, or with a g."
            value={green}
            onValue={setGreen}
            errors={record.fields.green}
            autoComplete="off"
            maxLength={40}
          />
          <TextField
            label="Roasted out"
            required
            hint="After cooling."
            value={roasted}
            onValue={setRoasted}
            errors={record.fields.roasted}
            autoComplete="off"
            maxLength={40}
          />
        </div>
        <Loss {...{ green, roasted }} expected={lot?.lossBp ?? null} />
        <TextField
          label="Agtron, ground"
          hint="20 to 100; higher is lighter."
          inputMode="numeric"
          value={agtron}
          onValue={setAgtron}
          errors={record.fields.agtron}
          autoComplete="off"
          maxLength={3}
        />
        <TextField label="Note" rows={2} value={note} onValue={setNote} errors={record.fields.note} />
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

/** The batch's own loss while it is typed: a misread scale shows here. */
function Loss({ green, roasted, expected }: { green: string; roasted: string; expected: number | null }) {
  const [into, out] = [readWeight(green, 'kg'), readWeight(roasted, 'kg')];
  const isRead = 'g' in into && 'g' in out && into.g > 0 && out.g > 0 && out.g < into.g;
  const loss = isRead ? batchLossBp(into.g, out.g) : null;
  return (
    <p className="tabular min-h-6 text-small" aria-live="polite">
      {loss !== null && (
        <>
          Roast loss <strong>{percent(loss)}</strong>
          {expected !== null && `, the lot is planned with ${percent(expected)}`}.
          {isUnusualLoss(loss) && (
            <strong className="text-ochre"> Unusual: check both weights before you record it.</strong>
          )}
        </>
      )}
    </p>
  );
}
