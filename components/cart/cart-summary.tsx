'use client';

import type { MouseEvent, ReactNode } from 'react';
import { canCheckOut } from '@/lib/cart/rules';
import type { CartView } from '@/lib/cart/types';
import { money } from '@/lib/kernel/format';
import { useCartCommands } from './cart-state';
import { deliveryWords, shippingWords } from './cart-words';

/** What it comes to, when it arrives, and the way to the till. Nothing for an empty cart. */
export function CartSummary({ cart, children }: { cart: CartView; children?: ReactNode }) {
  const { flush, isBusy } = useCartCommands();
  if (cart.lines.length === 0) return null;

  /** The next page reads the cart on the server: what was clicked last has to be there first. */
  function leave(event: MouseEvent<HTMLAnchorElement>): void {
    if (!isBusy() || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { href } = event.currentTarget;
    void flush().then(() => window.location.assign(href));
  }

  const shipping = shippingWords(cart);
  const delivery = deliveryWords(cart);
  return (
    <div className="grid gap-3">
      {shipping && <p className="text-small">{shipping}</p>}
      <p className="flex justify-between gap-4 text-lead font-bold">
        <span>Subtotal</span>
        <span className="tabular">{money(cart.subtotal, cart.currency)}</span>
      </p>
      {cart.shippingFrom !== null && cart.shippingFrom > 0 && (
        <p className="flex justify-between gap-4">
          <span>Shipping</span>
          <span className="tabular">from {money(cart.shippingFrom, cart.currency)}</span>
        </p>
      )}
      {delivery && <p className="font-semibold">{delivery}</p>}
      <p className="text-small text-ink-2">You choose the delivery and see the total before you pay.</p>
      {canCheckOut(cart) ? (
        <a href="/checkout" onClick={leave} className="action">
          Check out
        </a>
      ) : (
        <p className="font-semibold">Put the marked lines right, then you can check out.</p>
      )}
      {children}
    </div>
  );
}
