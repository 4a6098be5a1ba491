'use client';

import { EVERYTHING_ELSE } from '@/lib/admin/catalog/fact-fields';
import type { FactRow } from '@/lib/admin/catalog/lot-input';
import { factLabel } from '@/lib/catalog/facts';
import { FoldSection } from '../fold-section';
import { type BoundRows, RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { blankFact } from './fact-notes';
import { FACT_STATUS, options } from './words';

/** Who says so, for any fact of the record: several rows for one fact show that sources disagree. */
export function FactRows({
  fields,
  ...rows
}: BoundRows<FactRow> & {
  /** What facts are about: key and words. */
  fields: readonly { value: string; label: string }[];
}) {
  return (
    <FoldSection title="Who says so" holds="Sources of facts">
      <RowsField
        {...rows}
        legend="Sources of facts"
        hint="One row for one fact and one source. The surest is printed first, of those the newest; the others stay beside it, so that everybody sees where sources disagree."
        add="Add a source"
        blank={() => blankFact(fields[0]?.value ?? EVERYTHING_ELSE)}
        nameOf={(row, at) =>
          `Source ${at + 1}: ${fields.find((f) => f.value === row.field)?.label ?? factLabel(row.field)}`
        }
      >
        {({ text, textOrNone, choice }, row) => (
          <div data-fact={row.field} className="space-y-3">
            <SelectField
              label="About"
              options={
                fields.some((field) => field.value === row.field)
                  ? fields
                  : [...fields, { value: row.field, label: factLabel(row.field) }]
              }
              {...choice('field')}
            />
            <TextField label="What they say" {...textOrNone('value')} />
            <TextField label="Who says so" name="source" required {...text('source')} />
            <TextField label="Web address" type="url" {...textOrNone('url')} />
            <TextField label="As of" hint="2026, 2026-09 or 2026-09-14" {...textOrNone('asOf')} />
            <SelectField label="How sure" options={options(FACT_STATUS)} {...choice('status')} />
          </div>
        )}
      </RowsField>
    </FoldSection>
  );
}
