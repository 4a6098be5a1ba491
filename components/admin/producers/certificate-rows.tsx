'use client';

import { HOLDER, options } from '@/components/admin/catalog/words';
import { RowsField } from '@/components/admin/rows-field';
import { SelectField } from '@/components/admin/select-field';
import { TextField } from '@/components/admin/text-field';
import { type ProducerValues, SCHEMES } from '@/lib/admin/producers/input';

type Row = ProducerValues['certifications'][number];

/** Certificates of a producer. Whether a bag is certified is said at its lot. */
export function CertificateRows({
  rows,
  onRows,
  errors,
  revised,
}: {
  rows: readonly Row[];
  onRows: (rows: Row[]) => void;
  errors: (path: string) => readonly string[] | undefined;
  revised: boolean;
}) {
  return (
    <RowsField
      legend="Certificates"
      hint="Of the producer as a whole. Whether a bag is certified is said at its lot."
      rows={rows}
      onRows={onRows}
      revised={revised}
      errors={errors('certifications')}
      add="Add a certificate"
      blank={(): Row => ({
        scheme: 'Fair Trade USA',
        holder: 'producer',
        certificateNo: null,
        certifier: null,
        validFrom: null,
        validTo: null,
      })}
      nameOf={(row, at) => `Certificate ${at + 1}: ${row.scheme}`}
    >
      {(row, set, at) => {
        const text = (part: 'certificateNo' | 'certifier' | 'validFrom' | 'validTo') => ({
          value: row[part] ?? '',
          onValue: (value: string) => set({ [part]: value || null }),
          errors: errors(`certifications.${at}.${part}`),
        });
        return (
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              label="Scheme"
              value={row.scheme}
              onValue={(scheme) => set({ scheme: scheme as Row['scheme'] })}
              options={SCHEMES.map((scheme) => ({ value: scheme, label: scheme }))}
            />
            <SelectField
              label="Held by"
              value={row.holder}
              onValue={(holder) => set({ holder: holder as Row['holder'] })}
              options={options(HOLDER)}
            />
            <TextField label="Certificate number" {...text('certificateNo')} />
            <TextField label="Certifier" {...text('certifier')} />
            <TextField label="Valid from" hint="2026-01-31" {...text('validFrom')} />
            <TextField label="Valid to" hint="2026-12-31" {...text('validTo')} />
          </div>
        );
      }}
    </RowsField>
  );
}
