'use client';

import type { VariantValues } from '@/lib/admin/catalog/input';
import { bind } from '../bind';
import { CheckField } from '../check-field';
import { FormSection } from '../form-section';
import { MoneyField } from '../money-field';
import { NumberField } from '../number-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { MendTarget } from './mend-target';
import { VariantWeights } from './variant-weights';
import { FORM, LABELS, options, SIZE_HINT } from './words';

type Fields = Parameters<typeof bind<VariantValues>>[0];
const label = (field: keyof VariantValues) => LABELS.variants[field] ?? field;

/** All fields of a size. */
export function VariantFields({
  form,
  currency,
  roastLossBp,
}: {
  form: Fields;
  currency: string;
  roastLossBp: number;
}) {
  const fields = bind(form);
  const { text, number, choice, flag } = fields;
  const { values } = form;
  return (
    <>
      <FormSection title="Price and sale">
        <MoneyField
          label={label('price')}
          hint="Such as 18.50. Every price is kept; a was-price is worked out from them, never typed."
          required
          currency={currency}
          {...number('price')}
        />
        <MendTarget id="for-sale">
          <CheckField
            label={label('active')}
            hint="Off: it is not offered any more, and stays in old orders."
            {...flag('active')}
          />
        </MendTarget>
      </FormSection>
      <FormSection title="The bag">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={label('form')} options={options(FORM)} {...choice('form')} />
          <TextField label={label('sizeLabel')} hint={SIZE_HINT} required {...text('sizeLabel')} />
        </div>
        <VariantWeights
          fields={fields}
          form={values.form}
          net={values.net}
          pounds={values.poundsX100}
          roastLossBp={roastLossBp}
        />
        <NumberField
          label={label('position')}
          hint="The lowest stands first"
          required
          {...number('position')}
        />
      </FormSection>
    </>
  );
}
