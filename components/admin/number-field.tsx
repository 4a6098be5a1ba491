'use client';

import { useState } from 'react';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  /** A number, null when empty, or what was typed when that is no number: the schema says so. */
  value: unknown;
  onValue: (value: number | string | null) => void;
  /** Stands behind the field: m, g, %. */
  unit?: string;
  /** What is typed times this is what is kept: 100 for per cent kept in basis points. */
  scale?: number;
};

/** A number with its unit; comma and point both count. No spinner: a turn of the wheel must not change a lot. */
export function NumberField({ value, onValue, unit, scale = 1, ...field }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typeof value === 'number' ? String(value / scale) : String(value ?? '');
  return (
    <Field {...field}>
      {(control) => (
        <span className="flex items-center gap-2">
          <input
            {...control}
            className="input max-w-40 tabular-nums"
            inputMode="decimal"
            autoComplete="off"
            value={typed ?? shown}
            aria-required={field.required}
            onChange={(event) => {
              setTyped(event.target.value);
              onValue(numberOf(event.target.value, scale));
            }}
            onBlur={() => setTyped(null)}
          />
          {unit && <span className="text-ink-2">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

function numberOf(text: string, scale: number): number | string | null {
  const signed = text
    .trim()
    .replace(/^\+/, '')
    .replace(/^\u2212/, '-');
  if (signed === '') return null;
  // 1,600 is a height and no 1.6: three digits behind each comma, and a number that does not begin with 0.
  const isGrouped = /^-?[1-9]\d{0,2}(,\d{3})+$/.test(signed);
  const plain = isGrouped ? signed.replaceAll(',', '') : signed.replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return text;
  const scaled = Number(plain) * scale;
  const rounded = Math.round(scaled);
  // 16.4 % is 1640 basis points, whatever a float makes of it.
  return scale !== 1 && Math.abs(scaled - rounded) < 1e-6 ? rounded : scaled;
}
