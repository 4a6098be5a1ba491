'use client';

import { useId } from 'react';

/** One of a few that has to be chosen on purpose: nothing is chosen before. */
export function RadioChoice<V extends string>({
  legend,
  value,
  onValue,
  options,
  errors,
}: {
  legend: string;
  value: V | '';
  onValue: (value: V) => void;
  options: readonly { value: V; label: string }[];
  errors?: readonly string[] | undefined;
}) {
  const id = useId();
  const isWrong = (errors?.length ?? 0) > 0;
  return (
    <fieldset aria-describedby={isWrong ? `${id}-errors` : undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name={id}
            className="size-5 accent-ink"
            value={option.value}
            checked={value === option.value}
            onChange={() => onValue(option.value)}
          />
          {option.label}
        </label>
      ))}
      {isWrong && (
        <p id={`${id}-errors`} role="alert" className="mt-1 text-small font-semibold text-vermilion">
          {errors?.join(' ')}
        </p>
      )}
    </fieldset>
  );
}
