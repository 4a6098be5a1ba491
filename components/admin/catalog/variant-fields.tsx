'use client';

import type { VariantValues } from '@/lib/admin/catalog/input';
import { drawOf } from '@/lib/admin/catalog/rules';
import { whole } from '@/lib/kernel/format';
import { GRAMS_PER_POUND, type Grams } from '@/lib/kernel/units';
import { bind } from '../bind';
import { CheckField } from '../check-field';
import { FormSection } from '../form-section';
import { MoneyField } from '../money-field';
import { NumberField } from '../number-field';
import { SelectField } from '../select-field';
import { TextField } from '../text-field';
import { FORM, LABELS, options } from './words';

type Fields = Parameters<typeof bind<VariantValues>>[0];
const label = (field: keyof VariantValues) => LABELS.variants[field] ?? field;

/** What one bag takes from the lot, in words; null while the weight is not usable. */
function drawWords(values: VariantValues, roastLossBp: number): string | null {
  const net: unknown = values.net;
  if (typeof net !== 'number' || !Number.isInteger(net) || net < 1) return null;
  const draw = whole(drawOf(values.form, net as Grams, roastLossBp));
  return values.form === 'roasted'
    ? `One bag takes ${draw} g of green coffee from the lot, at ${roastLossBp / 100} % loss in the roast.`
    : `One takes ${draw} g from the lot.`;
}

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
  const { text, number, choice, flag } = bind(form);
  const { values } = form;
  const pounds: unknown = values.poundsX100;
  const poundGrams = typeof pounds === 'number' ? Math.round((pounds * GRAMS_PER_POUND) / 100) : null;
  return (
    <>
      <FormSection title="Price">
        <MoneyField
          label={label('price')}
          hint="Such as 18.50. Every price is kept; a was-price is worked out from them, never typed."
          required
          currency={currency}
          {...number('price')}
        />
        <CheckField
          label={label('active')}
          hint="Off: it is not offered any more, and stays in old orders."
          {...flag('active')}
        />
      </FormSection>
      <FormSection title="The bag">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={label('sku')} required spellCheck={false} {...text('sku')} />
          <SelectField label={label('form')} options={options(FORM)} {...choice('form')} />
          <TextField
            label={label('sizeLabel')}
            hint="As on the bag: 250 g, 1 lb, 69 kg bag"
            required
            {...text('sizeLabel')}
          />
          <NumberField
            label={label('poundsX100')}
            hint={
              poundGrams !== null && poundGrams !== values.net
                ? `That is ${whole(poundGrams)} g: look at the net weight`
                : 'Empty for a size in grams'
            }
            unit="lb"
            scale={100}
            {...number('poundsX100')}
          />
          <NumberField label={label('net')} hint="What is in it" unit="g" required {...number('net')} />
          <NumberField
            label={label('gross')}
            hint="With its bag, for the parcel"
            unit="g"
            required
            {...number('gross')}
          />
        </div>
        {drawWords(values, roastLossBp) && (
          <p role="status" className="font-semibold">
            {drawWords(values, roastLossBp)}
          </p>
        )}
        <CheckField
          label={label('freight')}
          hint="Shown with its price and bought through a quote: no parcel carries it."
          {...flag('freight')}
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
