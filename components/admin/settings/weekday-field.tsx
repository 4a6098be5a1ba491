'use client';

import { useId } from 'react';
import { weekdayName } from '@/lib/kernel/format';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Days of the week to tick; ISO weekdays, 1 is Monday. */
export function WeekdayField({
  label,
  hint,
  value,
  onValue,
  errors,
  revised,
}: {
  label: string;
  hint: string;
  value: readonly number[];
  onValue: (days: number[]) => void;
  errors?: readonly string[] | undefined;
  revised: boolean;
}) {
  const id = useId();
  return (
    <fieldset className={revised ? 'revised' : undefined} aria-describedby={`${id}-hint ${id}-errors`}>
      <legend className="mb-1 font-semibold">
        {label}
        {revised && <span className="sr-only"> (changed)</span>}
      </legend>
      <p id={`${id}-hint`} className="mb-1 text-small text-ink-2">
        {hint}
      </p>
      <div className="flex flex-wrap gap-x-5">
        {WEEK.map((day) => (
          <label key={day} className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              className="size-5 accent-ink"
              checked={value.includes(day)}
              onChange={(event) =>
                onValue(
                  event.target.checked
                    ? [...value, day].sort((a, b) => a - b)
                    : value.filter((other) => other !== day),
                )
              }
            />
            {weekdayName(day)}
          </label>
        ))}
      </div>
      <p id={`${id}-errors`} role="alert" className="text-small font-semibold text-vermilion">
        {errors?.join(' ')}
      </p>
    </fieldset>
  );
}
