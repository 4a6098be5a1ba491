'use client';

import type { FactRow } from '@/lib/admin/catalog/lot-input';
import { FoldSection } from '../fold-section';
import { type BoundRows, RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
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
        hint="One row for one fact and one source. The newest one is printed; the others stay beside it, so that everybody sees where sources disagree."
        add="Add a source"
        blank={(): FactRow => ({
          field: fields[0]?.value ?? '*',
          value: null,
          source: '',
          url: null,
          asOf: null,
          status: 'stated',
        })}
        nameOf={(row, at) =>
          `Source ${at + 1}: ${fields.find((f) => f.value === row.field)?.label ?? row.field}`
        }
      >
        {({ text, textOrNone, choice }, row) => (
          <>
            <SelectField
              label="About"
              options={
                fields.some((field) => field.value === row.field)
                  ? fields
                  : [...fields, { value: row.field, label: row.field }]
              }
              {...choice('field')}
            />
            <TextField label="What they say" {...textOrNone('value')} />
            <TextField label="Who says so" required {...text('source')} />
            <TextField label="Web address" type="url" {...textOrNone('url')} />
            <TextField label="As of" hint="2026, 2026-09 or 2026-09-14" {...textOrNone('asOf')} />
            <SelectField label="How sure" options={options(FACT_STATUS)} {...choice('status')} />
          </>
        )}
      </RowsField>
    </FoldSection>
  );
}
