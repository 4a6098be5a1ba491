'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { sellableQuery } from '@/lib/admin/orders/client';
import { FOUND_MOST, type Sellable } from '@/lib/admin/orders/types';
import { money, plural } from '@/lib/kernel/format';

/** Finds sizes that are on sale by name, SKU or lot; what is there to add stands below the field. */
export function SellableSearch({ onChoose }: { onChoose: (item: Sellable) => void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, error } = useQuery({ ...sellableQuery(q), placeholderData: keepPreviousData });
  const found = q.length > 1 ? data : undefined;
  return (
    <search>
      <label htmlFor={id} className="mb-1 block font-semibold">
        Search coffee, SKU or lot
      </label>
      <input
        id={id}
        type="search"
        className="input"
        value={typed}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="mt-2 text-small text-ink-2">
        {error
          ? 'The search did not answer. Try again.'
          : found
            ? found.length === 0
              ? 'Nothing for sale fits this.'
              : found.length < FOUND_MOST
                ? `${plural(found.length, 'size')} found`
                : `The first ${FOUND_MOST} sizes; type more to narrow it down`
            : 'Two letters are enough.'}
      </p>
      {found && found.length > 0 && (
        <ul className="mt-2 max-h-96 divide-y divide-line overflow-y-auto border-y border-line">
          {found.map((item) => (
            <li key={item.variantId} className="flex items-center justify-between gap-4 py-2">
              <span className="min-w-0">
                <span className="block font-semibold">
                  {item.name}, {item.sizeLabel}
                  {item.form === 'green' && ', green'}
                </span>
                <span className="block text-small text-ink-2">
                  <span translate="no">{item.sku}</span>, {money(item.price, item.currency)},{' '}
                  {item.units > 0 ? `${plural(item.units, 'bag')} left` : 'sold out'}
                </span>
              </span>
              <button
                type="button"
                className="button"
                aria-label={`Add ${item.name}, ${item.sizeLabel}${item.form === 'green' ? ', green' : ''}`}
                disabled={item.units === 0}
                onClick={() => onChoose(item)}
              >
                Add
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  );
}
