'use client';

import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { setLineQuantityForm } from '@/lib/cart/actions';
import { lineLabel } from '@/lib/cart/rules';
import type { CartLine } from '@/lib/cart/types';

type Props = {
  line: CartLine;
  onStep: (by: 1 | -1) => void;
  onChange: (quantity: number) => void;
};

const BUTTON = 'grid size-12 place-items-center text-lead font-bold hover:bg-wash';

/** Minus, a number that can be typed, plus. Without JavaScript each is a submit of the same form. */
export function QuantityStepper({ line, onStep, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const name = lineLabel(line);

  function settle(): void {
    const quantity = Number(typed);
    if (typed !== null && /^\d{1,4}$/.test(typed) && quantity !== line.quantity) onChange(quantity);
    setTyped(null);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const to = submitter?.dataset.step;
    if (to) onStep(to === 'more' ? 1 : -1);
  }

  return (
    <form action={setLineQuantityForm} onSubmit={submit} className="flex w-fit border border-rule bg-sheet">
      <input type="hidden" name="variantId" value={line.variantId} />
      <input type="hidden" name="grind" value={line.grind} />
      {/* First in the form, so that Enter in the number field means this one. */}
      <noscript className="order-last">
        <button type="submit" className="min-h-12 border-l border-rule px-3 font-semibold">
          Update
        </button>
      </noscript>
      <button
        type="submit"
        name="to"
        value={line.quantity - 1}
        data-step="less"
        className={BUTTON}
        aria-label={`One less: ${name}`}
      >
        −
      </button>
      <input
        name="quantity"
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={4}
        autoComplete="off"
        aria-label={`Quantity: ${name}`}
        value={typed ?? String(line.quantity)}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={settle}
        onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
          if (event.key === 'Escape' && typed !== null) {
            // The number comes back; the drawer stays open.
            event.preventDefault();
            setTyped(null);
          }
          if (event.key !== 'Enter') return;
          event.preventDefault();
          settle();
        }}
        className="h-12 w-11 bg-transparent text-center font-semibold tabular"
      />
      <button
        type="submit"
        name="to"
        value={line.quantity + 1}
        data-step="more"
        className={BUTTON}
        aria-label={`One more: ${name}`}
      >
        +
      </button>
    </form>
  );
}
