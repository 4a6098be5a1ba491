'use client';

import { useState } from 'react';
import { Field } from '@/components/admin/field';

/** Countries of a service: chosen one by one, or all that a service has already. */
export function CountryField({
  value,
  onValue,
  countries,
  errors,
  revised,
  readOnly,
}: {
  value: readonly string[];
  onValue: (codes: string[]) => void;
  /** By name. */
  countries: readonly { value: string; label: string }[];
  errors?: readonly string[] | undefined;
  revised: boolean;
  readOnly: boolean;
}) {
  const [chosen, setChosen] = useState('');
  const nameOf = (code: string) => countries.find(({ value: of }) => of === code)?.label ?? code;
  const left = countries.filter(({ value: code }) => !value.includes(code));
  return (
    <div>
      <Field
        label="Countries"
        hint="Those that Stripe’s payment page takes addresses of."
        errors={errors}
        revised={revised}
      >
        {(control) => (
          <div className="flex gap-2">
            <select
              {...control}
              className="input"
              value={chosen}
              disabled={readOnly}
              onChange={(event) => setChosen(event.target.value)}
            >
              <option value="">Choose a country</option>
              {left.map(({ value: code, label }) => (
                <option key={code} value={code}>
                  {label}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="button"
              disabled={chosen === ''}
              onClick={() => {
                onValue([...value, chosen]);
                setChosen('');
              }}
            >
              Add it
            </button>
          </div>
        )}
      </Field>
      <ul className="mt-2 flex flex-wrap gap-2" aria-label="Countries">
        {value.map((code) => (
          <li key={code} className="flex items-center border border-rule bg-sheet pl-2">
            {nameOf(code)}
            {readOnly ? (
              <span className="w-2" />
            ) : (
              <button
                type="button"
                className="min-h-9 min-w-9 font-semibold text-water"
                aria-label={`Take out ${nameOf(code)}`}
                onClick={() => onValue(value.filter((other) => other !== code))}
              >
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
