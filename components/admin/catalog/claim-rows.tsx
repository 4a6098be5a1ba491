'use client';

import type { CertificationRow, DisclosureRow } from '@/lib/admin/catalog/lot-input';
import { CURRENCY_DECIMALS, isCurrency } from '@/lib/kernel/format';
import { CheckField } from '../check-field';
import { MoneyField } from '../money-field';
import { NumberField } from '../number-field';
import { type BoundRows, RowsField } from '../rows-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { BLANK_CERTIFICATE, CertificateRows } from './certificate-rows';
import { asOptions, COFFEE_STATE, LEVEL, options } from './words';

/** Badges come from these rows alone, and go when a certificate has run out. */
export function CertificationRows(rows: BoundRows<CertificationRow> & { today: string | undefined }) {
  return (
    <CertificateRows
      {...rows}
      hint="The only source of badges. A badge goes by itself when its certificate runs out."
      blank={() => ({ ...BLANK_CERTIFICATE, coversThisSku: false })}
      more={({ flag }) => (
        <div className="sm:col-span-2">
          <CheckField
            label="This very bag is certified"
            hint="Without it the page says “from a certified producer”."
            {...flag('coversThisSku')}
          />
        </div>
      )}
    />
  );
}

/** What was paid along the way. Shown only with the consent of the one who was paid. */
export function DisclosureRows({
  currency,
  ...rows
}: BoundRows<DisclosureRow> & {
  /** Of the shop, for a new row. */
  currency: string;
}) {
  return (
    <RowsField
      {...rows}
      legend="Prices paid"
      hint="Shown only with the consent of whoever was paid."
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
      {({ text, number, choice, flag }, row) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField label="Where" options={options(LEVEL)} {...choice('level')} />
          <SelectField label="Paid for" options={options(COFFEE_STATE)} {...choice('formOfCoffee')} />
          <MoneyField
            label="Amount"
            required
            currency={isCurrency(row.currency) ? row.currency : currency}
            {...number('amount')}
          />
          <SelectField
            label="Currency"
            options={asOptions(Object.keys(CURRENCY_DECIMALS))}
            {...choice('currency')}
          />
          <SelectField
            label="Per"
            options={[
              { value: 'lb', label: 'pound' },
              { value: 'kg', label: 'kilogram' },
            ]}
            {...choice('per')}
          />
          <NumberField label="Year" required {...number('year')} />
          <TextField label="Who says so" required {...text('source')} />
          <div className="sm:col-span-2">
            <CheckField label="They agreed that it is shown" {...flag('consentGiven')} />
          </div>
        </div>
      )}
    </RowsField>
  );
}
