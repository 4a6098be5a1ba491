'use client';

import { useId } from 'react';
import type { Sellable } from '@/lib/admin/orders/types';
import { GRIND_LABEL, grindsFor } from '@/lib/cart/rules';
import type { Grind } from '@/lib/cart/types';
import { money, plural } from '@/lib/kernel/format';

export type ManualLine = { id: string; item: Sellable; grind: Grind; quantity: string };

/** What the order will hold, at today's prices. */
export function ManualLines({
  lines,
  onLines,
  currency,
  errors,
}: {
  lines: readonly ManualLine[];
  onLines: (lines: readonly ManualLine[]) => void;
  currency: string;
  errors?: readonly string[] | undefined;
}) {
  const id = useId();
  const change = (line: ManualLine, set: Partial<ManualLine>) =>
    onLines(lines.map((one) => (one === line ? { ...one, ...set } : one)));
  const sum = lines.reduce((total, { item, quantity }) => total + item.price * (Number(quantity) || 0), 0);
  return (
    <>
      {errors && (
        <p role="alert" className="mb-3 font-semibold text-vermilion">
          {errors.join(' ')}
        </p>
      )}
      {lines.length === 0 && <p>Nothing yet. Search above and press “Add”.</p>}
      <ul className="divide-y divide-line">
        {lines.map((line) => {
          const { item } = line;
          const title = `${item.name}, ${item.sizeLabel}`;
          const isShort = Number(line.quantity) > item.units;
          return (
            <li key={line.id} className="flex flex-wrap items-end gap-3 py-3 first:pt-0">
              <div className="min-w-0 flex-1 basis-52">
                <p className="font-semibold">{title}</p>
                <p className="text-small text-ink-2">
                  {item.form === 'green' ? 'Green' : ''} <span translate="no">{item.sku}</span>,{' '}
                  {money(item.price, currency)} each
                </p>
                {isShort && (
                  <p className="text-small font-semibold text-vermilion">
                    Lot <span translate="no">{item.lotCode}</span> has only {plural(item.units, 'bag')} of
                    this size left.
                  </p>
                )}
              </div>
              {item.form === 'roasted' && (
                <div>
                  <label htmlFor={`${id}-${line.id}-grind`} className="mb-1 block text-small font-semibold">
                    Grind<span className="sr-only"> of {title}</span>
                  </label>
                  <select
                    id={`${id}-${line.id}-grind`}
                    className="input w-auto"
                    value={line.grind}
                    onChange={(event) => change(line, { grind: event.target.value as Grind })}
                  >
                    {grindsFor(item.form).map((grind) => (
                      <option key={grind} value={grind}>
                        {GRIND_LABEL[grind]}
                      </option>
                    ))}
                  </select>
                </div>
              )}
              <div>
                <label htmlFor={`${id}-${line.id}-bags`} className="mb-1 block text-small font-semibold">
                  Bags<span className="sr-only"> of {title}</span>
                </label>
                <input
                  id={`${id}-${line.id}-bags`}
                  type="number"
                  inputMode="numeric"
                  min={1}
                  step={1}
                  className="input w-20"
                  value={line.quantity}
                  onChange={(event) => change(line, { quantity: event.target.value })}
                />
              </div>
              <button
                type="button"
                className="button button-plain"
                aria-label={`Take out ${title}`}
                onClick={() => onLines(lines.filter((one) => one !== line))}
              >
                Take out
              </button>
            </li>
          );
        })}
      </ul>
      {lines.length > 0 && (
        <p className="tabular flex justify-between border-t border-ink pt-3 font-semibold" role="status">
          <span>Goods, before delivery</span>
          <span>{money(sum, currency)}</span>
        </p>
      )}
    </>
  );
}
