'use client';

import { useRef } from 'react';
import { lineLabel } from '@/lib/cart/rules';
import type { CartView } from '@/lib/cart/types';
import { CartRow } from './cart-row';
import { useCartCommands, useCartState } from './cart-state';
import { problemOfCart } from './cart-words';

/** The lines, what is wrong with them, and a way back for the one that was removed. For drawer and page alike. */
export function CartLines({ cart }: { cart: CartView }) {
  const { removed, failure } = useCartState();
  const commands = useCartCommands();
  const all = useRef<HTMLDivElement>(null);
  const problem = problemOfCart(cart, failure);
  return (
    <div ref={all} tabIndex={-1} className="outline-none">
      <div role="status">
        {problem && (
          <p className="mt-4 border-l-4 border-vermilion bg-sheet px-3 py-2 font-semibold text-vermilion">
            {problem}
          </p>
        )}
        {removed && (
          <p className="mt-4 flex items-center justify-between gap-4 border border-ink bg-sheet py-1 pr-1 pl-3">
            <span>Removed: {lineLabel(removed)}</span>
            <button
              type="button"
              // The button that was pressed is gone with its line: the focus goes on from here.
              ref={(button) => button?.focus()}
              className="action-quiet shrink-0"
              onClick={() => {
                commands.putBack(removed);
                all.current?.focus();
              }}
            >
              Undo
            </button>
          </p>
        )}
      </div>
      {cart.lines.length > 0 ? (
        <ul>
          {cart.lines.map((line) => (
            <CartRow key={line.key} line={line} currency={cart.currency} commands={commands} />
          ))}
        </ul>
      ) : (
        <p className="py-9">
          Nothing here yet.{' '}
          <a href="/coffee" className="link">
            See what is on the table
          </a>
          .
        </p>
      )}
    </div>
  );
}
