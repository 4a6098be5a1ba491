'use client';

import type { ReactNode } from 'react';
import { type CertificateRow, partialDateOrNone, SCHEMES } from '@/lib/admin/catalog/fields';
import { endText, isSameCertificate, toRenew } from '@/lib/catalog/certificates';
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

/** Those that have ended or will soon. A date that is just typed is none yet, and no day is none before today is read. */
export const endingRows = <Row extends CertificateRow>(rows: readonly Row[], today: string | undefined) =>
  today
    ? toRenew(
        rows.filter((row) => partialDateOrNone.safeParse(row.validTo).success),
        today,
      )
    : [];

/** Certificates of a producer or of a lot; `more` are the fields that only the one of them has. */
export function CertificateRows<Row extends CertificateRow>({
  more,
  today,
  ...rows
}: BoundRows<Row> & {
  hint: string;
  blank: () => Row;
  more?: (bound: BoundRow<Row>) => ReactNode;
  /** A calendar day in the shop's time zone; unknown while it is read. */
  today: string | undefined;
}) {
  const ends = endingRows(rows.rows, today);
  return (
    <RowsField
      {...rows}
      legend="Certificates"
      add="Add a certificate"
      nameOf={(row, at) => `Certificate ${at + 1}: ${row.scheme}`}
    >
      {(bound, row) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <EndOf row={row} ends={ends} />
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

function EndOf({ row, ends }: { row: CertificateRow; ends: ReturnType<typeof endingRows> }) {
  const end = ends.find((one) => one.validTo === row.validTo && isSameCertificate(one, row));
  if (!end) return null;
  return (
    <p className="sm:col-span-2">
      <strong>{endText(end)}.</strong>{' '}
      {end.standing === 'ended'
        ? 'Its badge is gone from the shop.'
        : 'After that its badge leaves the shop.'}{' '}
      Once it is renewed, enter the new number and dates.
    </p>
  );
}
