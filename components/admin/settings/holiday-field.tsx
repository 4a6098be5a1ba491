'use client';

import { useState } from 'react';
import { Field } from '@/components/admin/field';
import { fullDate } from '@/lib/kernel/format';

/** Calendar days, added one by one and taken out again. */
export function HolidayField({
  value,
  onValue,
  errors,
  revised,
  readOnly,
}: {
  value: readonly string[];
  onValue: (days: string[]) => void;
  errors?: readonly string[] | undefined;
  revised: boolean;
  readOnly: boolean;
}) {
  const [day, setDay] = useState('');
  const add = () => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !value.includes(day)) onValue([...value, day].sort());
    setDay('');
  };
  return (
    <div>
      <Field
        label="Holidays"
        hint="Days on which nobody roasts, packs or delivers. Every date that the shop promises goes around them."
        errors={errors}
        revised={revised}
      >
        {(control) => (
          <div className="flex max-w-prose gap-2">
            <input
              {...control}
              type="date"
              className="input"
              value={day}
              onChange={(event) => setDay(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" className="button" disabled={day === ''} onClick={add}>
              Add this day
            </button>
          </div>
        )}
      </Field>
      {value.length === 0 ? (
        <p className="mt-2 text-ink-2">No holidays.</p>
      ) : (
        <ul className="mt-2 grid gap-x-6 sm:grid-cols-2" aria-label="Holidays">
          {value.map((each) => (
            <li key={each} className="flex min-h-11 items-center justify-between gap-3 border-b border-line">
              <span>{fullDate(each)}</span>
              {!readOnly && (
                <button
                  type="button"
                  className="button button-plain"
                  aria-label={`Take out ${fullDate(each)}`}
                  onClick={() => onValue(value.filter((other) => other !== each))}
                >
                  Take out
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
