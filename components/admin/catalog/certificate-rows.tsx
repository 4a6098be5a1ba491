'use client';

import type { ReactNode } from 'react';
import { type CertificateRow, SCHEMES } from '@/lib/admin/catalog/fields';
import type { BoundRow } from '../bind';
import { type BoundRows, RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { asOptions, HOLDER, options } from './words';

export const BLANK_CERTIFICATE: CertificateRow = {
  scheme: 'Fair Trade USA',
  holder: 'producer',
  certificateNo: null,
  certifier: null,
  validFrom: null,
  validTo: null,
};

/** Certificates of a producer or of a lot; `more` are the fields that only the one of them has. */
export function CertificateRows<Row extends CertificateRow>({
  more,
  ...rows
}: BoundRows<Row> & { hint: string; blank: () => Row; more?: (bound: BoundRow<Row>) => ReactNode }) {
  return (
    <RowsField
      {...rows}
      legend="Certificates"
      add="Add a certificate"
      nameOf={(row, at) => `Certificate ${at + 1}: ${row.scheme}`}
    >
      {(bound) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField label="Scheme" options={asOptions(SCHEMES)} {...bound.choice('scheme')} />
          <SelectField label="Held by" options={options(HOLDER)} {...bound.choice('holder')} />
          <TextField label="Certificate number" {...bound.textOrNone('certificateNo')} />
          <TextField label="Certifier" {...bound.textOrNone('certifier')} />
          <TextField label="Valid from" hint="2026-01-31" {...bound.textOrNone('validFrom')} />
          <TextField label="Valid to" hint="2026-12-31" {...bound.textOrNone('validTo')} />
          {more?.(bound)}
        </div>
      )}
    </RowsField>
  );
}
