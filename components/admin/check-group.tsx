'use client';

import { useId } from 'react';
import type { FieldProps } from './field';

/** Any of a few: boxes under one legend. */
export function CheckGroup<T extends string | number>({
  label,
  hint,
  errors,
  revised,
  note,
  options,
  value,
  onValue,
}: FieldProps & {
  options: readonly { value: T; label: string }[];
  value: readonly T[];
  /** In the order of `options`. */
  onValue: (value: T[]) => void;
}) {
  const id = useId();
  const described =
    [hint && `${id}-hint`, errors?.length && `${id}-errors`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className={revised ? 'revised' : undefined} aria-describedby={described}>
      <legend className="font-semibold">
        {label}
        {revised && <span className="sr-only"> (changed)</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-2">
          {hint}
        </p>
      )}
      <div className="flex flex-wrap gap-x-5">
        {options.map((option) => (
          <label key={option.value} className="flex min-h-9 items-center gap-2">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={value.includes(option.value)}
              onChange={(event) =>
                onValue(
                  options
                    .map((one) => one.value)
                    .filter((one) => (one === option.value ? event.target.checked : value.includes(one))),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </div>
      {errors && errors.length > 0 && (
        <p id={`${id}-errors`} role="alert" className="mt-1 text-small font-semibold text-vermilion">
          {errors.join(' ')}
        </p>
      )}
      {note}
    </fieldset>
  );
}
