'use client';

import { useState } from 'react';
import { typedMoney } from '@/lib/admin/catalog/rules';
import { decimalPrice } from '@/lib/kernel/format';
import { Field, type FieldProps } from './field';

/** An amount in a currency: typed as "18.50", kept in whole minor units. */
export function MoneyField({
  value,
  onValue,
  currency,
  ...field
}: FieldProps & {
  /** Minor units, null when empty, or what was typed when that is no amount. */
  value: unknown;
  onValue: (value: number | string | null) => void;
  currency: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typeof value === 'number' ? decimalPrice(value, currency) : String(value ?? '');
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
              const text = event.target.value;
              setTyped(text);
              onValue(text.trim() === '' ? null : (typedMoney(text, currency) ?? text));
            }}
            onBlur={() => setTyped(null)}
          />
          <span className="text-ink-2">{currency}</span>
        </span>
      )}
    </Field>
  );
}
