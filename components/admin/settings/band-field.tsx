'use client';

import { useId } from 'react';
import type { ServiceText } from '@/lib/admin/settings/types';

type Bands = ServiceText['bands'];

/** Prices by packed weight. Each band begins where the one before it ends. */
export function BandField({
  value,
  onValue,
  currency,
  errors,
  revised,
  readOnly,
}: {
  value: Bands;
  onValue: (bands: Bands) => void;
  currency: string;
  /** Of the list, and of one cell: `bands.2.price`. */
  errors: (field: string) => readonly string[] | undefined;
  revised: boolean;
  readOnly: boolean;
}) {
  const id = useId();
  const change = (at: number, cell: Partial<Bands[number]>) =>
    onValue(value.map((band, i) => (i === at ? { ...band, ...cell } : band)));
  return (
    <fieldset className={revised ? 'revised' : undefined}>
      <legend className="mb-1 font-semibold">
        Prices by packed weight
        {revised && <span className="sr-only"> (changed)</span>}
      </legend>
      <p className="mb-2 text-small text-ink-2">
        Lightest first. A band covers what is heavier than the one before it, up to its own weight. Above the
        last one this service does not carry.
      </p>
      {errors('bands') && (
        <p role="alert" className="mb-2 text-small font-semibold text-vermilion">
          {errors('bands')?.join(' ')}
        </p>
      )}
      <ol className="space-y-2">
        {value.map((band, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band has no name of its own, its place is what it is
          <li key={i} className="border border-line p-2">
            <div className="flex flex-wrap items-end gap-2">
              <Cell
                id={`${id}-${i}-up`}
                label={`Up to, kg${i > 0 && value[i - 1]?.upTo ? ` (above ${value[i - 1]?.upTo})` : ''}`}
                value={band.upTo}
                onValue={(upTo) => change(i, { upTo })}
                errors={errors(`bands.${i}.upTo`)}
              />
              <Cell
                id={`${id}-${i}-price`}
                label={`Price, ${currency}`}
                value={band.price}
                onValue={(price) => change(i, { price })}
                errors={errors(`bands.${i}.price`)}
              />
              {!readOnly && (
                <button
                  type="button"
                  className="button button-plain"
                  aria-label={`Take out band ${i + 1}`}
                  onClick={() => onValue(value.filter((_, other) => other !== i))}
                >
                  Take out
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {!readOnly && (
        <button
          type="button"
          className="button mt-2"
          onClick={() => onValue([...value, { upTo: '', price: '' }])}
        >
          Add a band
        </button>
      )}
    </fieldset>
  );
}

function Cell({
  id,
  label,
  value,
  onValue,
  errors,
}: {
  id: string;
  label: string;
  value: string;
  onValue: (text: string) => void;
  errors: readonly string[] | undefined;
}) {
  return (
    <div className="w-36 flex-1">
      <label htmlFor={id} className="mb-1 block text-small font-semibold">
        {label}
      </label>
      <input
        id={id}
        className="input text-end tabular"
        inputMode="decimal"
        maxLength={20}
        value={value}
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${id}-errors` : undefined}
        onChange={(event) => onValue(event.target.value)}
      />
      {errors && (
        <p id={`${id}-errors`} role="alert" className="mt-1 text-small font-semibold text-vermilion">
          {errors.join(' ')}
        </p>
      )}
    </div>
  );
}
