'use client';

import type { ReactNode, SubmitEvent } from 'react';
import { addToCartForm } from '@/lib/cart/actions';
import type { LineDraft } from '@/lib/cart/types';
import { money } from '@/lib/kernel/format';
import { times } from '@/lib/kernel/units';
import { loadDrawer } from './cart-drawer-slot';
import { useCartCommands } from './cart-state';

type Props = {
  /** The size and grind that are chosen now. */
  line: LineDraft;
  quantity: number;
  currency: string;
  soldOut?: boolean;
  /**
   * The form's own fields, named `variantId`, `grind` and `quantity`: with them the form works without JavaScript. When
   * there are none, the chosen values are sent as they are.
   */
  children?: ReactNode;
};

/** A form that any browser can send; with JavaScript the cart shows the line at once and the page stays. */
export function AddToCart({ line, quantity, currency, soldOut = false, children }: Props) {
  const { add } = useCartCommands();

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (!soldOut) add(line, quantity);
  }

  return (
    <form action={addToCartForm} onSubmit={submit}>
      {children ?? (
        <>
          <input type="hidden" name="variantId" value={line.variantId} />
          <input type="hidden" name="grind" value={line.grind} />
          <input type="hidden" name="quantity" value={quantity} />
        </>
      )}
      {/* On phones the button stays in reach at the bottom edge; the page keeps room for it (theme.css). */}
      <div
        data-buy-bar
        className="max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-ink max-md:bg-paper max-md:p-3 max-md:pb-[max(0.75rem,env(safe-area-inset-bottom))]"
      >
        <button
          type="submit"
          className="action w-full"
          disabled={soldOut}
          onPointerEnter={() => void loadDrawer()}
          onFocus={() => void loadDrawer()}
        >
          <span>{soldOut ? 'Sold out' : 'Add to cart'}</span>
          <span className="tabular">{money(times(line.unitPrice, quantity), currency)}</span>
        </button>
      </div>
    </form>
  );
}
