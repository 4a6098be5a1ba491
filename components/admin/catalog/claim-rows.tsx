'use client';

import { type CertificationRow, type DisclosureRow, SCHEMES } from '@/lib/admin/catalog/lot-input';
import { CURRENCY_DECIMALS, isCurrency } from '@/lib/kernel/format';
import { CheckField } from '../check-field';
import { MoneyField } from '../money-field';
import { NumberField } from '../number-field';
import { RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { COFFEE_STATE, HOLDER, LEVEL, options } from './words';

type Errors = (path: string) => readonly string[] | undefined;
const same = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));

/** Badges come from these rows alone, and go when a certificate has run out. */
export function CertificationRows({
  rows,
  onRows,
  errors,
  revised,
}: {
  rows: readonly CertificationRow[];
  onRows: (rows: CertificationRow[]) => void;
  errors: Errors;
  revised: boolean;
}) {
  return (
    <RowsField
      legend="Certificates"
      hint="The only source of badges. A badge goes by itself when its certificate runs out."
      rows={rows}
      onRows={onRows}
      revised={revised}
      errors={errors('certifications')}
      add="Add a certificate"
      blank={(): CertificationRow => ({
        scheme: 'Fair Trade USA',
        holder: 'producer',
        certificateNo: null,
        certifier: null,
        validFrom: null,
        validTo: null,
        coversThisSku: false,
      })}
      nameOf={(row, at) => `Certificate ${at + 1}: ${row.scheme}`}
    >
      {(row, set, at) => {
        const wrong = (part: string) => errors(`certifications.${at}.${part}`);
        return (
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              label="Scheme"
              value={row.scheme}
              onValue={(scheme) => set({ scheme: scheme as CertificationRow['scheme'] })}
              options={same(SCHEMES)}
            />
            <SelectField
              label="Held by"
              value={row.holder}
              onValue={(holder) => set({ holder: holder as CertificationRow['holder'] })}
              options={options(HOLDER)}
            />
            <TextField
              label="Certificate number"
              value={row.certificateNo ?? ''}
              onValue={(text) => set({ certificateNo: text || null })}
              errors={wrong('certificateNo')}
            />
            <TextField
              label="Certifier"
              value={row.certifier ?? ''}
              onValue={(text) => set({ certifier: text || null })}
              errors={wrong('certifier')}
            />
            <TextField
              label="Valid from"
              hint="2026-01-31"
              value={row.validFrom ?? ''}
              onValue={(text) => set({ validFrom: text || null })}
              errors={wrong('validFrom')}
            />
            <TextField
              label="Valid to"
              hint="2026-12-31"
              value={row.validTo ?? ''}
              onValue={(text) => set({ validTo: text || null })}
              errors={wrong('validTo')}
            />
            <div className="sm:col-span-2">
              <CheckField
                label="This very bag is certified"
                hint="Without it the page says “from a certified producer”."
                checked={row.coversThisSku}
                onChecked={(coversThisSku) => set({ coversThisSku })}
              />
            </div>
          </div>
        );
      }}
    </RowsField>
  );
}

/** What was paid along the way. Shown only with the consent of the one who was paid. */
export function DisclosureRows({
  rows,
  onRows,
  errors,
  revised,
  currency,
}: {
  rows: readonly DisclosureRow[];
  onRows: (rows: DisclosureRow[]) => void;
  errors: Errors;
  revised: boolean;
  /** Of the shop, for a new row. */
  currency: string;
}) {
  return (
    <RowsField
      legend="Prices paid"
      hint="Shown only with the consent of whoever was paid."
      rows={rows}
      onRows={onRows}
      revised={revised}
      errors={errors('disclosures')}
      add="Add a price"
      blank={(): DisclosureRow => ({
        level: 'fob',
        amount: null as unknown as number,
        currency,
        per: 'lb',
        formOfCoffee: 'green',
        year: null as unknown as number,
        source: '',
        consentGiven: false,
      })}
      nameOf={(row, at) => `Price ${at + 1}: ${LEVEL[row.level]}`}
    >
      {(row, set, at) => {
        const wrong = (part: string) => errors(`disclosures.${at}.${part}`);
        return (
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectField
              label="Where"
              value={row.level}
              onValue={(level) => set({ level: level as DisclosureRow['level'] })}
              options={options(LEVEL)}
            />
            <SelectField
              label="Paid for"
              value={row.formOfCoffee}
              onValue={(state) => set({ formOfCoffee: state as DisclosureRow['formOfCoffee'] })}
              options={options(COFFEE_STATE)}
            />
            <MoneyField
              label="Amount"
              required
              currency={isCurrency(row.currency) ? row.currency : currency}
              value={row.amount}
              onValue={(amount) => set({ amount: amount as number })}
              errors={wrong('amount')}
            />
            <SelectField
              label="Currency"
              value={row.currency}
              onValue={(code) => set({ currency: code })}
              options={same(Object.keys(CURRENCY_DECIMALS))}
              errors={wrong('currency')}
            />
            <SelectField
              label="Per"
              value={row.per}
              onValue={(per) => set({ per: per as DisclosureRow['per'] })}
              options={[
                { value: 'lb', label: 'pound' },
                { value: 'kg', label: 'kilogram' },
              ]}
            />
            <NumberField
              label="Year"
              required
              value={row.year}
              onValue={(year) => set({ year: year as number })}
              errors={wrong('year')}
            />
            <TextField
              label="Who says so"
              required
              value={row.source}
              onValue={(source) => set({ source })}
              errors={wrong('source')}
            />
            <div className="sm:col-span-2">
              <CheckField
                label="They agreed that it is shown"
                checked={row.consentGiven}
                onChecked={(consentGiven) => set({ consentGiven })}
              />
            </div>
          </div>
        );
      }}
    </RowsField>
  );
}
