'use client';

import { batchLossBp, isUnusualLoss, percent } from '@/lib/admin/roasting/rules';
import { readWeight } from '@/lib/admin/stock/weight';
import { TextField } from '../text-field';

/** A roast as it is typed. */
export type RoastTyped = { roastedOn: string; green: string; roasted: string; agtron: string; note: string };

/** What was weighed and seen of one load, to record or to correct. */
export function BatchFields({
  values,
  onValues,
  errors,
  expected,
}: {
  values: RoastTyped;
  onValues: (values: RoastTyped) => void;
  errors: Readonly<Record<string, string[] | undefined>>;
  /** Roast loss of the lot's plan in basis points; null while no lot is chosen. */
  expected: number | null;
}) {
  const bind = (field: keyof RoastTyped) => ({
    value: values[field],
    onValue: (typed: string) => onValues({ ...values, [field]: typed }),
    errors: errors[field],
  });
  return (
    <>
      <TextField label="Roasted on" type="date" required {...bind('roastedOn')} />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label="Green in"
          required
          hint="Kilograms, or with a g."
          {...bind('green')}
          autoComplete="off"
          maxLength={40}
        />
        <TextField
          label="Roasted out"
          required
          hint="After cooling."
          {...bind('roasted')}
          autoComplete="off"
          maxLength={40}
        />
      </div>
      <Loss green={values.green} roasted={values.roasted} expected={expected} />
      <TextField
        label="Agtron, ground"
        hint="20 to 100; higher is lighter."
        inputMode="numeric"
        {...bind('agtron')}
        autoComplete="off"
        maxLength={3}
      />
      <TextField label="Note" rows={2} {...bind('note')} />
    </>
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
