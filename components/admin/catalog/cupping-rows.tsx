'use client';

import { AFFECTIVE, type CuppingRow } from '@/lib/admin/catalog/lot-input';
import { cvaScore } from '@/lib/catalog/rules';
import { CVA_AXES } from '@/lib/catalog/types';
import { NumberField } from '../number-field';
import { RowsField } from '../rows-field';
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
export function CuppingRows({
  rows,
  onRows,
  errors,
  revised,
}: {
  rows: readonly CuppingRow[];
  onRows: (rows: CuppingRow[]) => void;
  errors: (path: string) => readonly string[] | undefined;
  revised: boolean;
}) {
  return (
    <RowsField
      legend="Cuppings"
      hint="The first one is printed on the product page."
      rows={rows}
      onRows={onRows}
      revised={revised}
      errors={errors('cuppings')}
      add="Add a cupping"
      blank={() => ({ ...BLANK })}
      nameOf={(row, at) => `Cupping ${at + 1}: ${CUPPING_METHOD[row.method]}`}
      ordered
    >
      {(row, set, at) => {
        const wrong = (part: string) => errors(`cuppings.${at}.${part}`);
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
              <SelectField
                label="Form"
                value={row.method}
                onValue={(method) => set({ method: method as CuppingRow['method'] })}
                options={options(CUPPING_METHOD)}
              />
              <SelectField
                label="The score is"
                value={row.scoreStatus}
                onValue={(scoreStatus) => set({ scoreStatus: scoreStatus as CuppingRow['scoreStatus'] })}
                options={options(SCORE_STATUS)}
              />
              <TextField
                label="Cupped by"
                value={row.cupper ?? ''}
                onValue={(cupper) => set({ cupper: cupper || null })}
                errors={wrong('cupper')}
              />
              <TextField
                label="Cupped on"
                hint="2026-09-14, 2026-09 or 2026"
                value={row.cuppedOn ?? ''}
                onValue={(cuppedOn) => set({ cuppedOn: cuppedOn || null })}
                errors={wrong('cuppedOn')}
              />
              <NumberField
                label="Sample roast"
                hint="Agtron, 20 to 100"
                value={row.sampleRoastAgtron}
                onValue={(value) => set({ sampleRoastAgtron: value as number | null })}
                errors={wrong('sampleRoastAgtron')}
              />
            </div>
            <fieldset>
              <legend className="font-semibold">How strong, 0 to 15</legend>
              <p className="text-small text-ink-2">All seven, and the product page draws the cupping rose.</p>
              <div className="mt-1 grid grid-cols-2 items-end gap-3 sm:grid-cols-4">
                {CVA_AXES.map((axis) => (
                  <NumberField
                    key={axis}
                    label={capital(axis)}
                    value={row[axis]}
                    onValue={(value) => set({ [axis]: value as number | null })}
                    errors={wrong(axis)}
                  />
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
                      errors={wrong(`affective.${i}`)}
                    />
                  ))}
                </div>
                <div className="mt-3 grid gap-3 sm:grid-cols-2">
                  <NumberField
                    label="Cups unlike the others"
                    hint="Of five; two points each"
                    value={row.nonUniformCups}
                    onValue={(value) => set({ nonUniformCups: value as number })}
                    errors={wrong('nonUniformCups')}
                  />
                  <NumberField
                    label="Defective cups"
                    hint="Of five; four points each"
                    value={row.defectiveCups}
                    onValue={(value) => set({ defectiveCups: value as number })}
                    errors={wrong('defectiveCups')}
                  />
                </div>
              </fieldset>
            )}
            {wrong('affective') && (
              <p role="alert" className="text-small font-semibold text-vermilion">
                {wrong('affective')?.join(' ')}
              </p>
            )}
            {row.method === 'CVA' && row.affective ? (
              <p role="status" className="font-semibold">
                {score === null
                  ? 'The score follows once all eight are answered.'
                  : `Score: ${score.toFixed(2)} of 100`}
              </p>
            ) : (
              <NumberField
                label="Score"
                hint="0 to 100, at most two decimals"
                value={row.score}
                onValue={(value) => set({ score: value as number | null })}
                errors={wrong('score')}
              />
            )}
          </>
        );
      }}
    </RowsField>
  );
}
