'use client';

import { AFFECTIVE, type CuppingRow } from '@/lib/admin/catalog/lot-input';
import { cvaScore } from '@/lib/catalog/rules';
import { CVA_AXES } from '@/lib/catalog/types';
import { NumberField } from '../number-field';
import { type BoundRows, RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { CUPPING_METHOD, options, SCORE_STATUS } from './words';

const BLANK: CuppingRow = {
  method: 'CVA',
  cupper: null,
  cuppedOn: null,
  sampleRoastAgtron: null,
  fragrance: null,
  aroma: null,
  flavor: null,
  aftertaste: null,
  acidity: null,
  sweetness: null,
  mouthfeel: null,
  affective: null,
  nonUniformCups: 0,
  defectiveCups: 0,
  score: null,
  scoreStatus: 'derived',
};
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What the CVA form adds up to so far; null while an answer is missing or out of range. */
function formScore(row: CuppingRow): number | null {
  const answers: readonly unknown[] = row.affective ?? [];
  const complete =
    answers.length === 8 &&
    answers.every((n) => typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= 9);
  return complete ? cvaScore(answers as number[], row.nonUniformCups || 0, row.defectiveCups || 0) : null;
}

/** Cuppings of a lot. A CVA form makes its score itself; a score from elsewhere names its cupper and its day. */
export function CuppingRows(rows: BoundRows<CuppingRow>) {
  return (
    <RowsField
      {...rows}
      legend="Cuppings"
      hint="The first one is printed on the product page."
      add="Add a cupping"
      blank={() => ({ ...BLANK })}
      nameOf={(row, at) => `Cupping ${at + 1}: ${CUPPING_METHOD[row.method]}`}
      ordered
    >
      {({ set, errors, textOrNone, number, choice }, row) => {
        const answers: readonly (number | null)[] = row.affective ?? [];
        const score = row.method === 'CVA' && row.affective ? formScore(row) : row.score;
        const answer = (i: number, value: number | string | null) => {
          const next: (number | string | null)[] = AFFECTIVE.map((_, j) =>
            j === i ? value : (answers[j] ?? null),
          );
          set({ affective: next.every((n) => n === null) ? null : (next as number[]) });
        };
        return (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <SelectField label="Form" options={options(CUPPING_METHOD)} {...choice('method')} />
              <SelectField label="The score is" options={options(SCORE_STATUS)} {...choice('scoreStatus')} />
              <TextField label="Cupped by" {...textOrNone('cupper')} />
              <TextField label="Cupped on" hint="2026-09-14, 2026-09 or 2026" {...textOrNone('cuppedOn')} />
              <NumberField label="Sample roast" hint="Agtron, 20 to 100" {...number('sampleRoastAgtron')} />
            </div>
            <fieldset>
              <legend className="font-semibold">How strong, 0 to 15</legend>
              <p className="text-small text-ink-2">All seven, and the product page draws the cupping rose.</p>
              <div className="mt-1 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
                {CVA_AXES.map((axis) => (
                  <NumberField key={axis} label={capital(axis)} {...number(axis)} />
                ))}
              </div>
            </fieldset>
            {row.method === 'CVA' && (
              <fieldset>
                <legend className="font-semibold">How good, 1 to 9</legend>
                <div className="mt-1 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
                  {AFFECTIVE.map((question, i) => (
                    <NumberField
                      key={question}
                      label={`${question} quality`}
                      value={answers[i] ?? null}
                      onValue={(value) => answer(i, value)}
                      errors={errors(`affective.${i}`)}
                    />
                  ))}
                </div>
                <div className="mt-3 grid gap-3 sm:grid-cols-2">
                  <NumberField
                    label="Cups unlike the others"
                    hint="Of five; two points each"
                    {...number('nonUniformCups')}
                  />
                  <NumberField
                    label="Defective cups"
                    hint="Of five; four points each"
                    {...number('defectiveCups')}
                  />
                </div>
              </fieldset>
            )}
            {errors('affective') && (
              <p role="alert" className="text-small font-semibold text-vermilion">
                {errors('affective')?.join(' ')}
              </p>
            )}
            {row.method === 'CVA' && row.affective ? (
              <p role="status" className="font-semibold">
                {score === null
                  ? 'The score follows once all eight are answered.'
                  : `Score: ${score.toFixed(2)} of 100`}
              </p>
            ) : (
              <NumberField label="Score" hint="0 to 100, at most two decimals" {...number('score')} />
            )}
          </>
        );
      }}
    </RowsField>
  );
}
