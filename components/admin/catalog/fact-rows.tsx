'use client';

import type { FactRow } from '@/lib/admin/catalog/lot-input';
import { FormSection } from '../form-section';
import { RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { FACT_STATUS, options } from './words';

/** Who says so, for any fact of the record: several rows for one fact show that sources disagree. */
export function FactRows({
  rows,
  onRows,
  fields,
  errors,
  revised,
}: {
  rows: readonly FactRow[];
  onRows: (rows: FactRow[]) => void;
  /** What facts are about: key and words. */
  fields: readonly { value: string; label: string }[];
  errors: (path: string) => readonly string[] | undefined;
  revised: boolean;
}) {
  return (
    <FormSection
      title="Who says so"
      lead="One row for one fact and one source. The newest one is printed; the others stay beside it, so that everybody sees where sources disagree."
    >
      <RowsField
        legend="Sources of facts"
        rows={rows}
        onRows={onRows}
        revised={revised}
        errors={errors('facts')}
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
        {(row, set, at) => {
          const wrong = (part: string) => errors(`facts.${at}.${part}`);
          return (
            <>
              <SelectField
                label="About"
                value={row.field}
                onValue={(field) => set({ field })}
                options={
                  fields.some((field) => field.value === row.field)
                    ? fields
                    : [...fields, { value: row.field, label: row.field }]
                }
                errors={wrong('field')}
              />
              <TextField
                label="What they say"
                value={row.value ?? ''}
                onValue={(value) => set({ value: value || null })}
                errors={wrong('value')}
              />
              <TextField
                label="Who says so"
                required
                value={row.source}
                onValue={(source) => set({ source })}
                errors={wrong('source')}
              />
              <TextField
                label="Web address"
                type="url"
                value={row.url ?? ''}
                onValue={(url) => set({ url: url || null })}
                errors={wrong('url')}
              />
              <TextField
                label="As of"
                hint="2026, 2026-09 or 2026-09-14"
                value={row.asOf ?? ''}
                onValue={(asOf) => set({ asOf: asOf || null })}
                errors={wrong('asOf')}
              />
              <SelectField
                label="How sure"
                value={row.status}
                onValue={(status) => set({ status: status as FactRow['status'] })}
                options={options(FACT_STATUS)}
                errors={wrong('status')}
              />
            </>
          );
        }}
      </RowsField>
    </FormSection>
  );
}
