'use client';

import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  value: string;
  onValue: (value: string) => void;
  /** Rows of a text area; without it a single line. */
  rows?: number;
} & Pick<
    ComponentProps<'input'>,
    'type' | 'inputMode' | 'autoComplete' | 'name' | 'placeholder' | 'readOnly' | 'maxLength' | 'spellCheck'
  >;

/** One line of text, or several with `rows`. */
export function TextField({
  value,
  onValue,
  rows,
  label,
  hint,
  errors,
  revised,
  required,
  note,
  ...input
}: Props) {
  return (
    <Field
      label={label}
      {...{ hint, errors, note }}
      {...(revised && { revised })}
      {...(required && { required })}
    >
      {(control) =>
        rows ? (
          <textarea
            {...control}
            className="input"
            rows={rows}
            value={value}
            name={input.name}
            readOnly={input.readOnly}
            maxLength={input.maxLength}
            placeholder={input.placeholder}
            aria-required={required}
            onChange={(event) => onValue(event.target.value)}
          />
        ) : (
          <input
            {...control}
            {...input}
            className="input"
            value={value}
            aria-required={required}
            onChange={(event) => onValue(event.target.value)}
          />
        )
      }
    </Field>
  );
}
