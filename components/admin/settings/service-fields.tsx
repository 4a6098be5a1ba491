'use client';

import { TextField } from '@/components/admin/text-field';
import type { ServiceText } from '@/lib/admin/settings/types';
import { BandField } from './band-field';
import { CountryField } from './country-field';

/** The fields of a way of shipping, for a new one and for one that is there. */
export function ServiceFields({
  values,
  set,
  errors,
  isRevised,
  countries,
  currency,
  readOnly,
}: {
  values: ServiceText;
  set: <F extends keyof ServiceText>(field: F, value: ServiceText[F]) => void;
  errors: (field: string) => readonly string[] | undefined;
  isRevised: (field: keyof ServiceText) => boolean;
  countries: readonly { value: string; label: string }[];
  currency: string;
  readOnly: boolean;
}) {
  const text = (field: Exclude<keyof ServiceText, 'countries' | 'bands'>) => ({
    value: values[field],
    onValue: (value: string) => set(field, value),
    errors: errors(field),
    revised: isRevised(field),
  });
  // A faulty country is told by its place in the list: said once for all.
  const countryFaults =
    errors('countries') ?? values.countries.flatMap((_, i) => errors(`countries.${i}`) ?? []);
  return (
    <fieldset disabled={readOnly} className="space-y-5">
      <TextField
        label="Name"
        hint="As customers read it, in the cart and on the payment page."
        required
        maxLength={60}
        {...text('name')}
      />
      <TextField
        label="Zone"
        hint="Groups it on the page about shipping: “Canada”."
        required
        maxLength={80}
        {...text('zone')}
      />
      <CountryField
        value={values.countries}
        onValue={(codes) => set('countries', codes)}
        countries={countries}
        errors={countryFaults.length > 0 ? [...new Set(countryFaults)] : undefined}
        revised={isRevised('countries')}
        readOnly={readOnly}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="Fastest, business days"
          inputMode="numeric"
          maxLength={2}
          {...text('minBusinessDays')}
        />
        <TextField
          label="Slowest, business days"
          inputMode="numeric"
          maxLength={2}
          {...text('maxBusinessDays')}
        />
      </div>
      <TextField
        label={`Free from, ${currency}`}
        hint="Goods worth this much ship free. Empty: never."
        inputMode="decimal"
        maxLength={20}
        {...text('freeFrom')}
      />
      <BandField
        value={values.bands}
        onValue={(bands) => set('bands', bands)}
        currency={currency}
        errors={errors}
        revised={isRevised('bands')}
        readOnly={readOnly}
      />
    </fieldset>
  );
}
