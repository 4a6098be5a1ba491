'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cartQuery } from '@/lib/cart/client';
import { CartLines } from './cart-lines';
import { useCartCommands, useCartState } from './cart-state';
import { CartSummary } from './cart-summary';

/** A second click of the same double click must not close what the first one opened. */
const DOUBLE_CLICK_MS = 500;

/** Opens on what was added. Mounted means open: closing unmounts it, and the browser gives the focus back. */
export function CartDrawer() {
  const { data: cart } = useQuery(cartQuery);
  const { added, failure } = useCartState();
  const { close } = useCartCommands();
  const dialog = useRef<HTMLDialogElement>(null);
  const openedAt = useRef(0);
  const [shown, setShown] = useState(false);

  // A layout effect, because its end still finds the dialog in the page: only a closed dialog gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    openedAt.current = performance.now();
    // A live region says what comes into it, not what it holds when it appears.
    setShown(true);
    return () => element.close();
  }, []);

  const addedKey = cart?.lines.some(({ key }) => key === added?.key) ? added?.key : undefined;
  useEffect(() => {
    if (addedKey === undefined) return;
    dialog.current?.querySelector(`[data-line="${addedKey}"]`)?.scrollIntoView({ block: 'center' });
  }, [addedKey]);

  const nothingAdded = failure !== null || cart?.notice?.detail?.units === 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape closes a modal dialog anyway
    <dialog
      ref={dialog}
      aria-labelledby="cart-drawer-title"
      // Escape: "close" comes later, and would take with it what is added in between.
      onCancel={close}
      onClose={() => {
        if (!dialog.current?.open) close();
      }}
      onClick={(event) => {
        const outside = event.target === event.currentTarget;
        if (outside && performance.now() - openedAt.current > DOUBLE_CLICK_MS) close();
      }}
      className="ml-auto h-dvh max-h-none w-full max-w-none translate-x-0 border-ink bg-paper transition-[translate] duration-200 open:flex starting:translate-x-full motion-reduce:transition-none md:w-110 md:border-l"
    >
      <div className="flex w-full flex-col overflow-y-auto overscroll-contain">
        <div className="sticky top-0 z-10 border-b border-ink bg-paper px-4 md:px-6">
          <div className="flex items-center justify-between gap-4 py-2">
            <h2 id="cart-drawer-title" className="text-h3">
              Cart {cart && <span className="font-sans text-lead tabular">{cart.count}</span>}
            </h2>
            <button type="button" onClick={close} className="min-h-12 px-2 font-semibold hover:underline">
              Close
            </button>
          </div>
          <p role="status" className="text-small font-semibold text-canopy not-empty:pb-3">
            {shown && added && !nothingAdded ? `Added: ${added.label}` : ''}
          </p>
        </div>
        <div className="flex-1 px-4 md:px-6">
          {cart ? <CartLines cart={cart} /> : <p className="pending my-4 h-20" />}
        </div>
        {cart && cart.lines.length > 0 && (
          // On a low screen, as at 200 % zoom, it scrolls with the lines instead of covering them.
          <div className="bottom-0 border-t border-ink bg-paper px-4 py-4 md:px-6 [@media(height>=45rem)]:sticky">
            <CartSummary cart={cart}>
              <a href="/cart" className="link min-h-11 content-center text-center">
                View cart
              </a>
            </CartSummary>
          </div>
        )}
      </div>
    </dialog>
  );
}
