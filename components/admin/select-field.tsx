'use client';

import { Field, type FieldProps } from './field';

/** One of a few: the browser's own list, which every keyboard and phone knows. */
export function SelectField({
  value,
  onValue,
  options,
  name,
  disabled,
  label,
  hint,
  errors,
  revised,
  required,
  note,
}: FieldProps & {
  value: string;
  onValue: (value: string) => void;
  options: readonly { value: string; label: string }[];
  name?: string;
  disabled?: boolean;
}) {
  return (
    <Field
      label={label}
      {...{ hint, errors, note }}
      {...(revised && { revised })}
      {...(required && { required })}
    >
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          name={name}
          disabled={disabled}
          aria-required={required}
          onChange={(event) => onValue(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
